/**
 * From the hub's tables into the signed feed. What is written in a table is durable first; what the feed lacks
 * is published again after a crash, so that a card is never saved and silently not sent.
 */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { HubDb } from '../../../kernel/db-hub.ts';
import { cardPath, cardRole, NOTICES_PATH, NOTICES_ROLE, packLines, PROVIDERS_PATH, SegmentIndex, WORDS_PATH, WORDS_ROLE } from '../segments.ts';
import type { Publisher } from '../../../publisher.ts';
import type { FeedRepository, RoleChange } from './repository.ts';


/** Changes of a provider before they are folded into a base. */
const CHANGES_KEPT = 100;
/** A station applies a segment in one transaction, during which its desks wait: about half a second. Larger ones save nothing. */
const CARDS_PER_SEGMENT = 500;

const emptyIndex: SegmentIndex = { segments: [] };

export const createPublisher = ({ db, repository, clock }: { db: HubDb; repository: FeedRepository; clock: Clock }): Publisher => {
  const listeners = new Set<(version: number) => void>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One publication at a time: versions only grow. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const told = (version: number) => {
    for (const listener of listeners) listener(version);
    return version;
  };

  const prepare = async (): Promise<Provider[]> => {
    const providers = (await db.selectFrom('provider').selectAll().orderBy('id').execute()).map(
      (row): Provider => ({ id: row.id, name: JSON.parse(row.name) as Provider['name'], shortName: JSON.parse(row.short_name) as Provider['shortName'] }),
    );
    repository.prepare([
      ...providers.map((provider) => ({ role: cardRole(provider.id), paths: [cardPath(provider.id, '*')] })),
      { role: NOTICES_ROLE, paths: ['notices/*'] },
      { role: WORDS_ROLE, paths: ['words/*'] },
    ]);
    return providers;
  };

  const indexOf = (providerId: string): SegmentIndex => {
    const bytes = repository.target(cardPath(providerId, 'index.json'));
    return bytes ? SegmentIndex.parse(JSON.parse(bytes.toString('utf8'))) : emptyIndex;
  };

  const segmentName = (sequence: number) => `${String(sequence).padStart(8, '0')}.ndjson.zst`;

  const cardsOf = async (providerId: string, waitingOnly: boolean): Promise<ServiceCard[]> => {
    const query = db.selectFrom('card').select('json').where('provider_id', '=', providerId).orderBy('id');
    return (await (waitingOnly ? query.where('in_feed', '=', 0) : query).execute()).map((row) => JSON.parse(row.json) as ServiceCard);
  };

  const changeOf = async (providerId: string): Promise<{ change: RoleChange; published: ServiceCard[] }> => {
    const before = indexOf(providerId);
    const fold = before.segments.filter((segment) => !segment.base).length >= CHANGES_KEPT;
    const published = await cardsOf(providerId, !fold);
    let sequence = before.segments.at(-1)?.sequence ?? 0;
    const put: RoleChange['put'] = [];
    const segments: SegmentIndex['segments'] = fold ? [] : [...before.segments];
    for (let from = 0; from < published.length; from += CARDS_PER_SEGMENT) {
      sequence += 1;
      const path = cardPath(providerId, segmentName(sequence));
      put.push({ path, bytes: packLines(published.slice(from, from + CARDS_PER_SEGMENT).map((card) => ({ put: card }))) });
      segments.push({ path, sequence, base: fold });
    }
    put.push({ path: cardPath(providerId, 'index.json'), bytes: Buffer.from(JSON.stringify({ segments } satisfies SegmentIndex)) });
    return { change: { role: cardRole(providerId), put, drop: fold ? before.segments.map((segment) => segment.path) : [] }, published };
  };

  const providersChange = (providers: Provider[]): RoleChange[] => {
    const bytes = Buffer.from(JSON.stringify(providers));
    return repository.target(PROVIDERS_PATH)?.equals(bytes) ? [] : [{ role: 'targets', put: [{ path: PROVIDERS_PATH, bytes }] }];
  };

  const publishWaiting = async () => {
    const providers = await prepare();
    const waiting = await db.selectFrom('card').select('provider_id').distinct().where('in_feed', '=', 0).execute();
    const changes = await Promise.all(waiting.map((row) => changeOf(row.provider_id)));
    const all = [...providersChange(providers), ...changes.map((entry) => entry.change)];
    if (all.length === 0) return repository.version();
    const version = repository.publish(all);
    await db.transaction().execute(async (tx) => {
      for (const card of changes.flatMap((entry) => entry.published)) await tx.updateTable('card').set({ in_feed: 1 }).where('id', '=', card.id).where('version', '=', card.version).execute();
    });
    return told(version);
  };

  const publishNotices = async () => {
    await prepare();
    const rows = await db.selectFrom('notice').select('json').where('withdrawn_at', 'is', null).where('valid_until', '>', clock.now()).orderBy('id').execute();
    const notices = rows.map((row) => JSON.parse(row.json) as Notice);
    const bytes = Buffer.from(JSON.stringify(notices));
    if (repository.target(NOTICES_PATH)?.equals(bytes)) return repository.version();
    return told(repository.publish([{ role: NOTICES_ROLE, put: [{ path: NOTICES_PATH, bytes }] }]));
  };

  return {
    publishWaiting: () => inTurn(publishWaiting),
    publishNotices: () => inTurn(publishNotices),
    publishWords: (lines) =>
      inTurn(async () => {
        await prepare();
        const bytes = packLines(lines);
        if (repository.target(WORDS_PATH)?.equals(bytes)) return repository.version();
        return told(repository.publish([{ role: WORDS_ROLE, put: [{ path: WORDS_PATH, bytes }] }]));
      }),
    onPublished: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    keepFresh: () =>
      inTurn(async () => {
        if (repository.keepFresh()) told(repository.version());
      }),
    version: () => repository.version(),
  };
};
