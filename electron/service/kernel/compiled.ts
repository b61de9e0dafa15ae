/**
 * Queries compiled once. Building and compiling costs more than running a small statement, and a call at
 * the desk runs ten of them, so those that many calls run are compiled on first use and kept.
 */
import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { StationTables } from '../tables/station.ts';
import { constantBuilder, Param } from './query-builder.ts';

type Value = string | number | null;

const nameOf = (parameter: unknown): string => {
  if (parameter instanceof Param) return parameter.name;
  throw new Error('a query compiled once binds its places alone');
};

/**
 * A query with named places, `param('deskId')`, to be filled at each use. Every place must be filled;
 * the values are bound, never written into the text. What the query says besides is written out.
 */
export const compiledOnce = <Row>(build: (q: Kysely<StationTables>, param: (name: string) => never) => Compilable<Row>): ((values: Record<string, Value>) => Compilable<Row>) => {
  let kept: { query: CompiledQuery<Row>; names: string[] } | undefined;
  const keep = () => {
    // a place that is not filled yet fits every column
    const query = build(constantBuilder(), (name) => new Param(name) as never).compile();
    return (kept = { query, names: query.parameters.map(nameOf) });
  };
  return (values) => {
    const { query, names } = kept ?? keep();
    const parameters = names.map((name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the query has no value for ${name}`);
      return value;
    });
    return { compile: () => ({ query: query.query, queryId: query.queryId, sql: query.sql, parameters }) };
  };
};
