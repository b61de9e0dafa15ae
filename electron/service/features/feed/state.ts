/** Small facts about the feed, by name. */
import type { Read, Write } from '../../kernel/acts.ts';

export const stateOf = (db: Read, name: string): string | null => db.first(db.q.selectFrom('feed_state').select('value').where('name', '=', name))?.value ?? null;

/** Null takes the fact away. */
export const putState = (db: Write, name: string, value: string | null): void => {
  if (value === null) db.run(db.q.deleteFrom('feed_state').where('name', '=', name));
  else db.run(db.q.insertInto('feed_state').values({ name, value }).onConflict((c) => c.column('name').doUpdateSet({ value })));
};
