/** Building queries for SQLite: Kysely without a connection, and values written out where SQLite plans better with them. */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, ValueNode, type LimitNode } from 'kysely';

/** Stands for a value in a query that is compiled without it. */
export class Param {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** SQLite plans a query anew at each run when its limit is bound. */
class LimitsWrittenOut extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    this.append('limit ');
    if (ValueNode.is(node.limit) && typeof node.limit.value === 'number') this.appendImmediateValue(node.limit.value);
    else this.visitNode(node.limit);
  }
}

/** For a query that is compiled once: what it says itself is the same at each run, and only its places are bound. */
class ConstantsWrittenOut extends SqliteQueryCompiler {
  protected override appendValue(parameter: unknown): void {
    if (parameter instanceof Param) super.appendValue(parameter);
    else this.appendImmediateValue(parameter);
  }
}

const kysely = <Tables>(createQueryCompiler: () => SqliteQueryCompiler): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: { createAdapter: () => new SqliteAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new SqliteIntrospector(db), createQueryCompiler } });

/** Builds queries whose values are bound; executes nothing. */
export const queryBuilder = <Tables>(): Kysely<Tables> => kysely(() => new LimitsWrittenOut());

/** Builds queries of constants, which are written into the text, and of `Param`s, which are bound. */
export const constantBuilder = <Tables>(): Kysely<Tables> => kysely(() => new ConstantsWrittenOut());
