/** Cards from a verified segment of the feed into the point's own tables and search index. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Write } from '../../kernel/acts.ts';
import { dropFromIndex, rowidsOf } from './index-sql.ts';
import { countChange, ensureIndexed, indexCards } from './indexing.ts';

/**
 * Puts cards in place; a card that is already there in the same or a later version is left. The index follows once
 * all rows are in place. Returns the ids that changed.
 */
export const applyCards = (db: Write, cards: Iterable<ServiceCard>): string[] => {
  ensureIndexed(db);
  const changed = new Map<string, ServiceCard>();
  const put = db.prepare(
    `INSERT INTO card (id, provider_id, version, json) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET provider_id = excluded.provider_id, version = excluded.version, json = excluded.json WHERE excluded.version > card.version`,
  );
  const keep = db.prepare('INSERT INTO card_edition (id, version, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  for (const card of cards) {
    const json = JSON.stringify(card);
    if (put.run(card.id, card.providerId, card.version, json).changes === 0) continue;
    keep.run(card.id, card.version, json);
    changed.set(card.id, card);
  }
  indexCards(db, [...changed.values()]);
  return [...changed.keys()];
};

/** Takes a provider's withdrawn cards out of use; the versions that visits were served by stay readable. */
export const removeCards = (db: Write, ids: Iterable<string>, providerId: string): string[] => {
  const asked = [...ids];
  const rowids = rowidsOf(db, asked);
  const removed = asked.filter((id) => db.run(db.q.deleteFrom('card').where('id', '=', id).where('provider_id', '=', providerId)) > 0);
  for (const id of removed) dropFromIndex(db, rowids.get(id)!);
  if (removed.length > 0) countChange(db);
  return removed;
};
