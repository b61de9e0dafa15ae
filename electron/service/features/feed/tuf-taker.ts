/**
 * Takes the feed at the station: metadata and targets are verified by tuf-js against the root that was
 * pinned when the station joined its hub, each provider's news is applied in one transaction, and what
 * is refused leaves the old cards as they were.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Updater } from 'tuf-js';
import { Provider } from '#shared/contract/cards.ts';
import { Notice } from '#shared/contract/feed.ts';
import type { Act } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import type { StationDeps } from '../../station-os.ts';
import { applyCards, applyWords, putProviders, removeCards } from '../cards/index.ts';
import { FeedRefused, problemOf } from './problems.ts';
import { cardPath, cardRole, NOTICES_PATH, PROVIDERS_PATH, SegmentIndex, unpackLines, WORDS_PATH, type SegmentLine } from './segments.ts';
import { putState, stateOf } from './state.ts';
import type { FeedTaker } from './taker.ts';

export interface TufTakerOptions {
  /** Where the hub serves the feed: below it `metadata/` and `targets/`. */
  address: string;
  /** The station's own copy of verified metadata. */
  folder: string;
  /** The root that is trusted from the beginning; used when the folder has none yet. */
  pinnedRoot: () => Buffer;
}

type FeedAct = Act<StationEvents>;

/** A round that fails is tried again by the next one, so a single fetch is not repeated. */
const FETCH_TIMEOUT_MS = 20_000;

const SYSTEM = { caller: { deviceId: 'station' }, advisor: null, procedure: 'feed.take' } as const;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A line of a provider's segment. A card under another provider's name is that provider writing on a foreign path. */
const readLine = (line: unknown, providerId: string): SegmentLine => {
  if (!isObject(line)) throw new FeedRefused('broken', 'a segment line is not an object');
  if (typeof line['remove'] === 'string') return { remove: line['remove'] };
  const card = line['put'];
  if (!isObject(card) || typeof card['id'] !== 'string' || typeof card['version'] !== 'number' || !isObject(card['name'])) throw new FeedRefused('broken', 'a segment line is not a card');
  if (card['providerId'] !== providerId) throw new FeedRefused('foreignPath', `${providerId} wrote a card of another provider`);
  return line as SegmentLine;
};

export const createTufTaker = (deps: StationDeps, options: TufTakerOptions): FeedTaker => {
  const metadataDir = join(options.folder, 'metadata');
  let underWay: Promise<void> | null = null;
  let again = false;

  const openUpdater = () => {
    mkdirSync(metadataDir, { recursive: true });
    const root = join(metadataDir, 'root.json');
    if (!existsSync(root)) writeFileSync(root, options.pinnedRoot());
    return new Updater({ metadataDir, metadataBaseUrl: `${options.address}/metadata`, targetBaseUrl: `${options.address}/targets`, config: { fetchTimeout: FETCH_TIMEOUT_MS, fetchRetry: 0 } });
  };

  const take = async (updater: Updater, path: string, folder: string): Promise<{ bytes: Buffer; digest: string } | null> => {
    const info = await updater.getTargetInfo(path);
    if (!info) return null;
    const file = join(folder, encodeURIComponent(path));
    await updater.downloadTarget(info, file);
    return { bytes: readFileSync(file), digest: info.hashes['sha256'] ?? '' };
  };

  /** Takes a target only when it is not the one applied last. */
  const takeNew = async (updater: Updater, path: string, folder: string) => {
    const info = await updater.getTargetInfo(path);
    if (!info || stateOf(deps.db, `applied:${path}`) === info.hashes['sha256']) return null;
    return take(updater, path, folder);
  };

  const takeProvider = async (updater: Updater, providerId: string, folder: string) => {
    const indexPath = cardPath(providerId, 'index.json');
    const found = await takeNew(updater, indexPath, folder);
    if (!found) return;
    const index = SegmentIndex.parse(JSON.parse(found.bytes.toString('utf8')));
    const role = cardRole(providerId);
    const applied = new Set(deps.db.all(deps.db.q.selectFrom('feed_segment').select('path').where('role', '=', role)).map((row) => row.path));
    for (const segment of index.segments) {
      if (applied.has(segment.path)) continue;
      const target = await take(updater, segment.path, folder);
      if (!target) throw new FeedRefused('foreignPath', `${providerId} names a segment it did not sign`);
      await deps.acts.act(SYSTEM, (act) => applySegment(act, providerId, target.bytes, segment));
    }
    await deps.acts.act(SYSTEM, (act) => putState(act, `applied:${indexPath}`, found.digest));
  };

  const applySegment = (act: FeedAct, providerId: string, bytes: Buffer, segment: SegmentIndex['segments'][number]) => {
    const put: Extract<SegmentLine, { put: unknown }>['put'][] = [];
    const removed: string[] = [];
    for (const raw of unpackLines(bytes)) {
      const line = readLine(raw, providerId);
      if ('put' in line) put.push(line.put);
      else removed.push(line.remove);
    }
    if (segment.base) {
      const kept = new Set(put.map((card) => card.id));
      for (const row of act.all(act.q.selectFrom('card').select('id').where('provider_id', '=', providerId))) if (!kept.has(row.id)) removed.push(row.id);
    }
    const cardIds = [...applyCards(act, put), ...removeCards(act, removed, providerId)];
    act.run(act.q.insertInto('feed_segment').values({ path: segment.path, role: cardRole(providerId), sequence: segment.sequence, applied_at: act.now }));
    act.emit('cardsChanged', { cardIds, at: act.now });
  };

  const takeProviders = async (updater: Updater, folder: string): Promise<string[]> => {
    const found = await takeNew(updater, PROVIDERS_PATH, folder);
    if (found) {
      const providers = Provider.array().parse(JSON.parse(found.bytes.toString('utf8')));
      await deps.acts.act(SYSTEM, (act) => {
        putProviders(act, providers);
        putState(act, `applied:${PROVIDERS_PATH}`, found.digest);
      });
    }
    return deps.db.all(deps.db.q.selectFrom('provider').select('id').orderBy('id')).map((row) => row.id);
  };

  const takeNotices = async (updater: Updater, folder: string) => {
    const found = await takeNew(updater, NOTICES_PATH, folder);
    if (!found) return;
    const notices = Notice.array().parse(JSON.parse(found.bytes.toString('utf8')));
    await deps.acts.act(SYSTEM, (act) => {
      act.run(act.q.deleteFrom('notice'));
      for (const notice of notices)
        act.run(act.q.insertInto('notice').values({ id: notice.id, kind: notice.kind, provider_id: notice.providerId, valid_from: notice.from, valid_until: notice.until, json: JSON.stringify(notice) }));
      putState(act, `applied:${NOTICES_PATH}`, found.digest);
      act.emit('noticesChanged', {});
      act.emit('queueChanged', {});
    });
  };

  const takeWords = async (updater: Updater, folder: string) => {
    const found = await takeNew(updater, WORDS_PATH, folder);
    if (!found) return;
    await deps.acts.act(SYSTEM, (act) => {
      applyWords(act, unpackLines(found.bytes));
      putState(act, `applied:${WORDS_PATH}`, found.digest);
    });
  };

  const round = async () => {
    const folder = mkdtempSync(join(options.folder, 'taking-'));
    const problems: { kind: string; detail: string }[] = [];
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        problems.push(problemOf(error));
      }
    };
    try {
      const updater = openUpdater();
      await updater.refresh();
      await attempt(() => takeWords(updater, folder));
      // One provider's bad news does not keep the others' good news out.
      for (const providerId of await takeProviders(updater, folder)) await attempt(() => takeProvider(updater, providerId, folder));
      await attempt(() => takeNotices(updater, folder));
    } catch (error) {
      problems.push(problemOf(error));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    await deps.acts.act(SYSTEM, (act) => {
      const [problem] = problems;
      if (problem) {
        const before = stateOf(act, 'problem');
        const same = before !== null && (JSON.parse(before) as { kind: string }).kind === problem.kind;
        if (!same) putState(act, 'problem', JSON.stringify({ ...problem, at: act.now }));
        if (!same && problem.kind !== 'unreachable') act.audit({ action: 'feed.refused', detail: { kind: problem.kind } });
      } else {
        putState(act, 'problem', null);
        putState(act, 'verifiedAt', act.now);
        putState(act, 'version', snapshotVersion(metadataDir));
      }
      act.emit('feedChecked', {});
    });
    for (const problem of problems) if (problem.kind !== 'unreachable') deps.log.warn(problem, 'the feed was refused');
  };

  return {
    refresh: () => {
      if (underWay) {
        again = true;
        return underWay;
      }
      underWay = (async () => {
        try {
          do {
            again = false;
            await round();
          } while (again);
        } finally {
          underWay = null;
        }
      })();
      return underWay;
    },
  };
};

const snapshotVersion = (metadataDir: string): string => String((JSON.parse(readFileSync(join(metadataDir, 'snapshot.json'), 'utf8')) as { signed: { version: number } }).signed.version);
