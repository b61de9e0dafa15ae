/** Small facts about the feed, by name. */
import type { Read, Write } from '../../kernel/acts.ts';

export const stateOf = (db: Read, name: string): string | null => db.first(db.q.selectFrom('feed_state').select('value').where('name', '=', name))?.value ?? null;

/** The facts whose names begin so, with their whole names. */
export const statesFrom = (db: Read, beginning: string): Map<string, string> =>
  new Map(db.all(db.q.selectFrom('feed_state').select(['name', 'value']).where('name', '>=', beginning).where('name', '<', `${beginning}\u{10ffff}`)).map(({ name, value }) => [name, value]));

/** Null takes the fact away. */
export const putState = (db: Write, name: string, value: string | null): void => {
  if (value === null) db.run(db.q.deleteFrom('feed_state').where('name', '=', name));
  else db.run(db.q.insertInto('feed_state').values({ name, value }).onConflict((c) => c.column('name').doUpdateSet({ value })));
};
