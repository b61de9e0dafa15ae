/** Queries compiled once: their constants are text, their places are bound, and whatever is filled in stays a value. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiledOnce } from '#service/kernel/compiled.ts';

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  db.exec('CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
});
afterEach(() => db.close());

const AWKWARD = `o'clock"; DROP TABLE secret; --`;
const keep = compiledOnce((q, param) => q.insertInto('secret').values({ name: AWKWARD, value: param('value') }));
const find = compiledOnce((q, param) => q.selectFrom('secret').select('value').where('name', '=', AWKWARD).where('value', '=', param('value')).limit(3));

describe('a query compiled once', () => {
  it('writes its constants out and binds its places', () => {
    for (const value of ['plain', AWKWARD]) {
      const put = keep({ value }).compile();
      expect(put.parameters).toEqual([value]);
      db.exec('DELETE FROM secret');
      db.prepare(put.sql).run(...put.parameters);
      const found = find({ value }).compile();
      expect(found.sql).toMatch(/limit 3$/);
      expect(db.prepare(found.sql).all(...found.parameters)).toEqual([{ value }]);
    }
  });

  it('refuses to run with a place left open', () => {
    expect(() => find({})).toThrow('no value for value');
  });
});
