/**
 * Takes the feed at the station: metadata and targets are verified by tuf-js against the root that was
 * pinned when the station joined its hub, each provider's news is applied in one transaction, and what
 * is refused leaves the old cards as they were.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Updater, type TargetFile } from 'tuf-js';
import * as z from 'zod';
import { Provider } from '#shared/contract/cards.ts';
import { Notice } from '#shared/contract/feed.ts';
import type { Act } from '../../kernel/acts.ts';
import { milliseconds } from '../../kernel/clock.ts';
import type { StationEvents } from '../../station-events.ts';
import type { StationDeps } from '../../station-os.ts';
import { createWordMemory, indexMore, isIndexWhole } from '../cards/index.ts';
import { applyChanges, applyNotices, applyPackedWords, applyProviders, baseActs, type TakenSegment } from './applying.ts';
import { createFetcher } from './fetcher.ts';
import { FeedRefused, gravest, problemOf, type FeedTrouble } from './problems.ts';
import { cardPath, cardRole, NOTICES_PATH, NOTICES_ROLE, productsPath, PROVIDERS_PATH, SegmentIndex, unpackLines, WORDS_PATH, WORDS_ROLE } from './segments.ts';
import { putState, stateOf, statesFrom } from './state.ts';
import type { FeedKeepers, FeedTaker } from './taker.ts';
import { standOnRoot } from './trust.ts';

export interface TufTakerOptions {
  /** Where the hub serves the feed: below it `metadata/` and `targets/`. */
  address: string;
  /** The station's own copy of verified metadata. */
  folder: string;
  /** The root that is trusted from the beginning; used when the folder has none yet. */
  pinnedRoot: () => Buffer;
  /** Milliseconds for one file. */
  fetchTimeoutMs?: number;
  keepers: FeedKeepers;
}

type FeedAct = Act<StationEvents>;

interface Taken {
  bytes: Buffer;
  digest: string;
}

/** One round: the verified metadata, and what was finished on it. */
interface Round {
  updater: Updater;
  /** Versions of all roles in the verified snapshot. */
  roles: Record<string, { version: number }>;
  /** Roles of which all was applied, at the version and until the time noted. */
  finished: ReadonlyMap<string, string>;
  /** Facts to keep with the round's outcome. */
  facts: Map<string, string>;
}

const SYSTEM = { caller: { deviceId: 'station' }, advisor: null, procedure: 'feed.take' } as const;

const SnapshotFile = z.object({ signed: z.object({ version: z.number(), meta: z.record(z.string(), z.object({ version: z.number() })) }) });
const RoleFile = z.object({ signed: z.object({ version: z.number(), expires: z.string(), targets: z.record(z.string(), z.object({ hashes: z.record(z.string(), z.string()) })) }) });
/** A role whose news is all applied: until it changes or runs out there is nothing to verify again. */
const Finished = z.object({ version: z.number(), expires: z.string() });

/** Where a target lies: its digest before its name (TUF 5.7.3, consistent snapshots). */
const hashedPath = ({ path, hashes }: TargetFile): string => {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return [...folders, `${hashes['sha256']}.${name}`].join('/');
};

const readJson = <Schema extends z.ZodType>(file: string, shape: Schema): z.infer<Schema> => shape.parse(JSON.parse(readFileSync(file, 'utf8')));

export const createTufTaker = (deps: StationDeps, options: TufTakerOptions): FeedTaker => {
  const { db, acts } = deps;
  const memory = createWordMemory();
  const fetcher = createFetcher(options.fetchTimeoutMs ?? 20_000);
  let underWay: Promise<void> | null = null;
  let standing: string | null = null;
  let again = false;

  const metadataFile = (name: string) => join(options.folder, 'metadata', `${encodeURIComponent(name)}.json`);

  const take = async ({ updater }: Round, path: string, unless?: string): Promise<Taken | null> => {
    const info = await updater.getTargetInfo(path);
    const digest = info?.hashes['sha256'] ?? '';
    if (!info || digest === unless) return null;
    const bytes = await fetcher.downloadBytes(`${options.address}/targets/${hashedPath(info)}`, info.length);
    await info.verify(Readable.from([bytes]));
    return { bytes, digest };
  };

  /** Applies a target when it is not the one applied last, and remembers it in the same act. */
  const takeNew = async (round: Round, path: string, apply: (act: FeedAct, bytes: Buffer) => void): Promise<void> => {
    const found = await take(round, path, stateOf(db, `applied:${path}`) ?? undefined);
    if (!found) return;
    await acts.act(SYSTEM, (act) => {
      apply(act, found.bytes);
      putState(act, `applied:${path}`, found.digest);
    });
  };

  const takeSegments = async (round: Round, providerId: string, index: SegmentIndex): Promise<void> => {
    const applied = new Set(db.all(db.q.selectFrom('feed_segment').select('path').where('role', '=', cardRole(providerId))).map((row) => row.path));
    const fetched = async (segment: SegmentIndex['segments'][number]): Promise<TakenSegment> => {
      const target = await take(round, segment.path);
      if (!target) throw new FeedRefused('foreignPath', `${providerId} names a segment it did not sign`);
      return { segment, bytes: target.bytes };
    };
    const base = index.segments.filter((segment) => segment.base);
    if (base.some((segment) => !applied.has(segment.path))) {
      const all: TakenSegment[] = [];
      for (const segment of base) all.push(await fetched(segment));
      for (const apply of baseActs(db, providerId, all, memory)) await acts.act(SYSTEM, apply);
    }
    for (const segment of index.segments) {
      if (segment.base || applied.has(segment.path)) continue;
      const one = await fetched(segment);
      await acts.act(SYSTEM, (act) => applyChanges(act, providerId, one, memory));
    }
  };

  /** Looks at what a role signs, unless all of it was applied at this version and its word still holds. */
  const takeRole = async (round: Round, role: string, work: () => Promise<void>): Promise<void> => {
    const version = round.roles[`${role}.json`]?.version;
    if (version === undefined) return;
    const before = round.finished.get(`finished:${role}`);
    const finished = before === undefined ? null : Finished.parse(JSON.parse(before));
    if (finished?.version === version && milliseconds(finished.expires) > Date.now()) return;
    await work();
    const { signed } = readJson(metadataFile(role), RoleFile);
    round.facts.set(`finished:${role}`, JSON.stringify({ version: signed.version, expires: signed.expires }));
  };

  const takeProvider = (round: Round, providerId: string): Promise<void> =>
    takeRole(round, cardRole(providerId), async () => {
      const indexPath = cardPath(providerId, 'index.json');
      const found = await take(round, indexPath, stateOf(db, `applied:${indexPath}`) ?? undefined);
      if (found) {
        await takeSegments(round, providerId, SegmentIndex.parse(JSON.parse(found.bytes.toString('utf8'))));
        round.facts.set(`applied:${indexPath}`, found.digest);
      }
      // Looking for a target verifies its role anew. What the role verified just now lists as before, or not at all, is not looked for.
      const prices = productsPath(providerId);
      const listed = readJson(metadataFile(cardRole(providerId)), RoleFile).signed.targets[prices]?.hashes['sha256'];
      if (listed !== undefined && listed !== stateOf(db, `applied:${prices}`)) await takeNew(round, prices, (act, bytes) => options.keepers.products(act, providerId, unpackLines(bytes)));
    });

  /** New words reach the cards a few at a time, and from where it stood after a crash; desks are served in between. */
  const indexRest = async (): Promise<void> => {
    while (!isIndexWhole(db)) await db.write((write) => indexMore(write, memory));
  };

  const takeAll = async (facts: Round['facts']): Promise<FeedTrouble[]> => {
    const troubles: FeedTrouble[] = [];
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        troubles.push(problemOf(error));
      }
    };
    await attempt(async () => {
      const metadataDir = (standing ??= standOnRoot(options.folder, options.pinnedRoot));
      const updater = new Updater({ metadataDir, metadataBaseUrl: `${options.address}/metadata`, targetBaseUrl: `${options.address}/targets`, fetcher });
      await updater.refresh();
      const round: Round = { updater, facts, finished: statesFrom(db, 'finished:'), roles: readJson(metadataFile('snapshot'), SnapshotFile).signed.meta };
      const attemptRole = (role: string, path: string, apply: (act: FeedAct, bytes: Buffer) => void) => attempt(() => takeRole(round, role, () => takeNew(round, path, apply)));
      await attemptRole('targets', PROVIDERS_PATH, (act, bytes) => applyProviders(act, Provider.array().parse(JSON.parse(bytes.toString('utf8')))));
      // Notices first: a disruption does not wait for cards. One provider's bad news does not keep the others' out.
      await attemptRole(NOTICES_ROLE, NOTICES_PATH, (act, bytes) => applyNotices(act, Notice.array().parse(JSON.parse(bytes.toString('utf8')))));
      await attemptRole(WORDS_ROLE, WORDS_PATH, (act, bytes) => applyPackedWords(act, bytes, memory));
      for (const row of db.all(db.q.selectFrom('provider').select('id').orderBy('id'))) await attempt(() => takeProvider(round, row.id));
    });
    return troubles;
  };

  const keepOutcome = (act: FeedAct, troubles: readonly FeedTrouble[], facts: Round['facts']): void => {
    for (const [name, value] of facts) putState(act, name, value);
    const worst = gravest(troubles);
    const before = stateOf(act, 'problem');
    if (!worst) {
      putState(act, 'problem', null);
      putState(act, 'verifiedAt', act.now);
      putState(act, 'version', String(readJson(metadataFile('snapshot'), SnapshotFile).signed.version));
    } else if (before === null || (JSON.parse(before) as FeedTrouble).kind !== worst.kind) {
      putState(act, 'problem', JSON.stringify({ ...worst, at: act.now }));
    }
    // Each kind of refusal is audited when it begins, not at every round that meets it again.
    const known = new Set((stateOf(act, 'refusals') ?? '').split(' '));
    const kinds = [...new Set(troubles.map((trouble) => trouble.kind).filter((kind) => kind !== 'unreachable'))];
    for (const kind of kinds) if (!known.has(kind)) act.audit({ action: 'feed.refused', detail: { kind } });
    // An unreachable hub says nothing of whether the refusal still stands.
    if (kinds.length > 0 || !worst) putState(act, 'refusals', kinds.length > 0 ? kinds.join(' ') : null);
    act.emit('feedChecked', {});
  };

  const round = async () => {
    const facts: Round['facts'] = new Map();
    const troubles = await takeAll(facts);
    await indexRest();
    // What was refused may lie in the station's own copy: the next round looks at what it stands on.
    if (troubles.length > 0) standing = null;
    await acts.act(SYSTEM, (act) => keepOutcome(act, troubles, facts));
    for (const trouble of troubles) if (trouble.kind !== 'unreachable') deps.log.warn(trouble, 'the feed was refused');
  };

  return {
    refresh: () => {
      again = underWay !== null;
      underWay ??= (async () => {
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
