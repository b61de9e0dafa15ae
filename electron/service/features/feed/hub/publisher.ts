/**
 * From the hub's tables into the signed feed. What is written in a table is durable first; what the feed lacks
 * is published again after a crash, so that a card is never saved and silently not sent.
 */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';
import type { Payee, Product } from '#shared/contract/payments/words.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { HubDb } from '../../../kernel/db-hub.ts';
import { cardPath, cardRole, NOTICES_PATH, NOTICES_ROLE, packLines, productsPath, PROVIDERS_PATH, SegmentIndex, WORDS_PATH, WORDS_ROLE, type ProductLine } from '../segments.ts';
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

  /** What a publication took from the tables: marked as published by version, so that what came meanwhile still waits. */
  interface Waiting {
    cards: ServiceCard[];
    products: Product[];
    payee: { providerId: string; version: number } | null;
  }

  /** A provider's price list as a whole: tens of lines, so that a station needs no order of changes. */
  const pricesOf = async (providerId: string): Promise<Pick<Waiting, 'products' | 'payee'> & { bytes: Buffer }> => {
    const products = (await db.selectFrom('product').select('json').where('provider_id', '=', providerId).orderBy('id').execute()).map((row) => JSON.parse(row.json) as Product);
    const payee = await db.selectFrom('payee').select(['json', 'version']).where('provider_id', '=', providerId).executeTakeFirst();
    const lines: ProductLine[] = [...(payee ? [{ payee: JSON.parse(payee.json) as Payee }] : []), ...products.map((product) => ({ product }))];
    return { bytes: packLines(lines), products, payee: payee ? { providerId, version: payee.version } : null };
  };

  const cardsChange = async (providerId: string): Promise<{ put: RoleChange['put']; drop: string[]; published: ServiceCard[] }> => {
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
    return { put, drop: fold ? before.segments.map((segment) => segment.path) : [], published };
  };

  const changeOf = async (providerId: string, what: { cards: boolean; prices: boolean }): Promise<{ change: RoleChange; waiting: Waiting }> => {
    const cards = what.cards ? await cardsChange(providerId) : { put: [], drop: [], published: [] };
    const prices = what.prices ? await pricesOf(providerId) : null;
    return {
      change: { role: cardRole(providerId), put: [...cards.put, ...(prices ? [{ path: productsPath(providerId), bytes: prices.bytes }] : [])], drop: cards.drop },
      waiting: { cards: cards.published, products: prices?.products ?? [], payee: prices?.payee ?? null },
    };
  };

  const providersWaiting = async (table: 'card' | 'product' | 'payee') => new Set((await db.selectFrom(table).select('provider_id').distinct().where('in_feed', '=', 0).execute()).map((row) => row.provider_id));

  const markPublished = (all: readonly Waiting[]) =>
    db.transaction().execute(async (tx) => {
      for (const { cards, products, payee } of all) {
        for (const card of cards) await tx.updateTable('card').set({ in_feed: 1 }).where('id', '=', card.id).where('version', '=', card.version).execute();
        for (const product of products) await tx.updateTable('product').set({ in_feed: 1 }).where('id', '=', product.id).where('version', '=', product.version).execute();
        if (payee) await tx.updateTable('payee').set({ in_feed: 1 }).where('provider_id', '=', payee.providerId).where('version', '=', payee.version).execute();
      }
    });

  const providersChange = (providers: Provider[]): RoleChange[] => {
    const bytes = Buffer.from(JSON.stringify(providers));
    return repository.target(PROVIDERS_PATH)?.equals(bytes) ? [] : [{ role: 'targets', put: [{ path: PROVIDERS_PATH, bytes }] }];
  };

  const publishWaiting = async () => {
    const providers = await prepare();
    const cards = await providersWaiting('card');
    const prices = new Set([...(await providersWaiting('product')), ...(await providersWaiting('payee'))]);
    const changes = await Promise.all([...new Set([...cards, ...prices])].map((id) => changeOf(id, { cards: cards.has(id), prices: prices.has(id) })));
    const all = [...providersChange(providers), ...changes.map((entry) => entry.change)];
    if (all.length === 0) return repository.version();
    const version = repository.publish(all);
    await markPublished(changes.map((entry) => entry.waiting));
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
