/** Verified news of the feed into the point's tables. */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';
import type { Act, Read } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import { applyCards, applyWords, putProviders, removeCards, type WordMemory } from '../cards/index.ts';
import { FeedRefused } from './problems.ts';
import { cardRole, unpackLines, type SegmentIndex, type SegmentLine } from './segments.ts';

type FeedAct = Act<StationEvents>;
type Segment = SegmentIndex['segments'][number];

/** A segment with its verified bytes. */
export interface TakenSegment {
  segment: Segment;
  bytes: Buffer;
}

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

/** A card's id belongs to who had it first: else a provider could take another's card over by naming it as its own. */
const refuseTakenOver = (db: Read, cards: readonly ServiceCard[], providerId: string): void => {
  const owner = db.prepare('SELECT provider_id FROM card WHERE id = ?').pluck();
  for (const card of cards) {
    const before: unknown = owner.get(card.id);
    if (before !== undefined && before !== providerId) throw new FeedRefused('foreignPath', `${providerId} wrote the card ${card.id} of another provider`);
  }
};

/** The lines of a segment, told apart. */
interface Lines {
  put: ServiceCard[];
  removed: string[];
}

const linesOf = (providerId: string, { bytes }: TakenSegment): Lines => {
  const lines: Lines = { put: [], removed: [] };
  for (const raw of unpackLines(bytes)) {
    const line = readLine(raw, providerId);
    if ('put' in line) lines.put.push(line.put);
    else lines.removed.push(line.remove);
  }
  return lines;
};

const keepAsApplied = (act: FeedAct, providerId: string, { path, sequence }: Segment): void =>
  void act.run(act.q.insertInto('feed_segment').values({ path, role: cardRole(providerId), sequence, applied_at: act.now }));

/** Applies one segment of changes. */
export const applyChanges = (act: FeedAct, providerId: string, taken: TakenSegment, memory: WordMemory): void => {
  const { put, removed } = linesOf(providerId, taken);
  refuseTakenOver(act, put, providerId);
  const cardIds = [...applyCards(act, put, memory), ...removeCards(act, removed, providerId)];
  keepAsApplied(act, providerId, taken.segment);
  act.emit('cardsChanged', { cardIds, at: act.now });
};

/**
 * The acts that put a base in place, one a segment, to be run in order. A base is all a provider has: the last act
 * withdraws what it does not hold, and only then is the base kept as applied. Throws before the first act when any
 * line of any segment is refused.
 */
export const baseActs = (read: Read, providerId: string, taken: readonly TakenSegment[], memory: WordMemory): ((act: FeedAct) => void)[] => {
  const all = taken.map((segment) => linesOf(providerId, segment));
  for (const { put } of all) refuseTakenOver(read, put, providerId);
  const told = (act: FeedAct, cardIds: string[]) => act.emit('cardsChanged', { cardIds, at: act.now });
  const withdraw = (act: FeedAct) => {
    const kept = new Set(all.flatMap(({ put }) => put.map((card) => card.id)));
    const gone = act.all(act.q.selectFrom('card').select('id').where('provider_id', '=', providerId)).flatMap(({ id }) => (kept.has(id) ? [] : [id]));
    const removed = removeCards(act, [...gone, ...all.flatMap((lines) => lines.removed)], providerId);
    act.run(act.q.deleteFrom('feed_segment').where('role', '=', cardRole(providerId)));
    for (const { segment } of taken) keepAsApplied(act, providerId, segment);
    told(act, removed);
  };
  return [...all.map(({ put }) => (act: FeedAct) => told(act, applyCards(act, put, memory))), withdraw];
};

export const applyProviders = (act: FeedAct, providers: readonly Provider[]): void => putProviders(act, providers);

/** The notices as a whole: what is not among them was withdrawn. */
export const applyNotices = (act: FeedAct, notices: readonly Notice[]): void => {
  act.run(act.q.deleteFrom('notice'));
  for (const notice of notices)
    act.run(act.q.insertInto('notice').values({ id: notice.id, kind: notice.kind, provider_id: notice.providerId, valid_from: notice.from, valid_until: notice.until, json: JSON.stringify(notice) }));
  act.emit('noticesChanged', {});
  act.emit('queueChanged', {});
};

export const applyPackedWords = (act: FeedAct, bytes: Buffer, memory: WordMemory): void => applyWords(act, unpackLines(bytes), memory);
