/** One numbered step of a database's schema. Frozen once released: history does not change. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** Statements run in order inside one transaction. */
  readonly statements: readonly string[];
}
