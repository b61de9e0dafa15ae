/**
 * Queries compiled once. Building and compiling costs more than running a small statement, and a call at
 * the desk runs ten of them, so those that many calls run are compiled on first use and kept.
 */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable, type CompiledQuery } from 'kysely';
import type { StationTables } from '../tables/station.ts';

type Value = string | number | null;

/** Stands for a value in a query that is compiled without it. */
class Param {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const builder = () =>
  new Kysely<StationTables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

/**
 * A query with named places, `param('deskId')`, to be filled at each use. Every place must be filled;
 * the values are bound, never written into the text.
 */
export const compiledOnce = <Row>(build: (q: Kysely<StationTables>, param: (name: string) => never) => Compilable<Row>): ((values: Record<string, Value>) => Compilable<Row>) => {
  let kept: CompiledQuery<Row> | undefined;
  return (values) => {
    // a place that is not filled yet fits every column
    kept ??= build(builder(), (name) => new Param(name) as never).compile();
    const known = kept;
    const parameters = known.parameters.map((parameter) => {
      if (!(parameter instanceof Param)) return parameter;
      const value = values[parameter.name];
      if (value === undefined) throw new Error(`the query has no value for ${parameter.name}`);
      return value;
    });
    return { compile: () => ({ ...known, parameters }) };
  };
};
