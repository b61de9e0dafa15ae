/** Verified news of the feed into the point's tables, each piece in one act. */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';
import type { Act, Write } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import { applyCards, applyWords, putProviders, removeCards } from '../cards/index.ts';
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
const refuseTakenOver = (db: Write, cards: readonly ServiceCard[], providerId: string): void => {
  const owner = db.prepare('SELECT provider_id FROM card WHERE id = ?').pluck();
  for (const card of cards) {
    const before: unknown = owner.get(card.id);
    if (before !== undefined && before !== providerId) throw new FeedRefused('foreignPath', `${providerId} wrote the card ${card.id} of another provider`);
  }
};

/** Applies segments together; a base is all a provider has, so what it does not hold is withdrawn. Returns the ids that changed. */
export const applySegments = (act: FeedAct, providerId: string, taken: readonly TakenSegment[]): void => {
  const put: ServiceCard[] = [];
  const removed: string[] = [];
  for (const { bytes } of taken)
    for (const raw of unpackLines(bytes)) {
      const line = readLine(raw, providerId);
      if ('put' in line) put.push(line.put);
      else removed.push(line.remove);
    }
  refuseTakenOver(act, put, providerId);
  if (taken.some(({ segment }) => segment.base)) {
    const kept = new Set(put.map((card) => card.id));
    for (const row of act.all(act.q.selectFrom('card').select('id').where('provider_id', '=', providerId))) if (!kept.has(row.id)) removed.push(row.id);
  }
  const cardIds = [...applyCards(act, put), ...removeCards(act, removed, providerId)];
  for (const { segment } of taken) act.run(act.q.insertInto('feed_segment').values({ path: segment.path, role: cardRole(providerId), sequence: segment.sequence, applied_at: act.now }));
  act.emit('cardsChanged', { cardIds, at: act.now });
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

export const applyPacked = (act: FeedAct, bytes: Buffer): void => applyWords(act, unpackLines(bytes));
