/** Cards from a verified segment of the feed into the point's own tables and search index. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Write } from '../../kernel/acts.ts';
import { dropFromIndex } from './index-sql.ts';
import { countChange, ensureIndexed, indexCards, type StoredCard } from './indexing.ts';
import { createWordMemory, type WordMemory } from './known-words.ts';

interface Standing {
  rowid: number;
  version: number;
}

/** Keeps the version that is about to be replaced: a visit may have been served by it. */
const keepEdition = (db: Write, rowid: number): void => void db.prepare('INSERT INTO card_edition (id, version, json) SELECT id, version, json FROM card WHERE rowid = ? ON CONFLICT DO NOTHING').run(rowid);

/** The row the card now stands in; null when the same or a later version stands there. */
const put = (db: Write, card: ServiceCard): number | null => {
  const before = db.prepare('SELECT rowid, version FROM card WHERE id = ?').get(card.id) as Standing | undefined;
  const json = JSON.stringify(card);
  if (before === undefined) return Number(db.prepare('INSERT INTO card (id, provider_id, version, json) VALUES (?, ?, ?, ?)').run(card.id, card.providerId, card.version, json).lastInsertRowid);
  if (before.version >= card.version) return null;
  keepEdition(db, before.rowid);
  db.prepare('UPDATE card SET provider_id = ?, version = ?, json = ? WHERE rowid = ?').run(card.providerId, card.version, json, before.rowid);
  return before.rowid;
};

/**
 * Puts cards in place; a card that is already there in the same or a later version is left. The index follows once
 * all rows are in place. Returns the ids that changed.
 */
export const applyCards = (db: Write, cards: Iterable<ServiceCard>, memory: WordMemory = createWordMemory()): string[] => {
  ensureIndexed(db);
  const changed = new Map<string, StoredCard>();
  for (const card of cards) {
    const rowid = put(db, card);
    if (rowid !== null) changed.set(card.id, { rowid, card });
  }
  indexCards(db, [...changed.values()], memory);
  return [...changed.keys()];
};

/** Takes a provider's withdrawn cards out of use; the versions that visits were served by stay readable. */
export const removeCards = (db: Write, ids: Iterable<string>, providerId: string): string[] => {
  const owned = db.prepare('SELECT rowid FROM card WHERE id = ? AND provider_id = ?').pluck();
  const removed: string[] = [];
  for (const id of ids) {
    const rowid = owned.get(id, providerId) as number | undefined;
    if (rowid === undefined) continue;
    keepEdition(db, rowid);
    db.prepare('DELETE FROM card WHERE rowid = ?').run(rowid);
    dropFromIndex(db, rowid);
    removed.push(id);
  }
  if (removed.length > 0) countChange(db);
  return removed;
};
