import { Provider, type ServiceCard } from '#shared/contract/cards.ts';
import type { Read, Write } from '../../kernel/acts.ts';

/** The newest card, or the given version of it; null when the point never had it. Rows were verified when they were applied. */
export const cardOf = (db: Read, id: string, version?: number): ServiceCard | null => {
  const newest = db.first(db.q.selectFrom('card').select(['version', 'json']).where('id', '=', id));
  // A version is kept apart from when another takes its place.
  const row = version === undefined || newest?.version === version ? newest : db.first(db.q.selectFrom('card_edition').select('json').where('id', '=', id).where('version', '=', version));
  return row ? (JSON.parse(row.json) as ServiceCard) : null;
};

export const newestVersion = (db: Read, id: string): number | null => db.first(db.q.selectFrom('card').select('version').where('id', '=', id))?.version ?? null;

export const providerOf = (db: Read, id: string): Provider => {
  const row = db.first(db.q.selectFrom('provider').selectAll().where('id', '=', id));
  return row ? { id: row.id, name: JSON.parse(row.name) as Provider['name'], shortName: JSON.parse(row.short_name) as Provider['shortName'] } : { id, name: {}, shortName: {} };
};

/** Puts providers in place; theirs are the names the desk and the terminal show. */
export const putProviders = (db: Write, providers: readonly Provider[]): void => {
  for (const provider of providers) {
    const names = { name: JSON.stringify(provider.name), short_name: JSON.stringify(provider.shortName) };
    db.run(db.q.insertInto('provider').values({ id: provider.id, ...names }).onConflict((c) => c.column('id').doUpdateSet(names)));
  }
};
