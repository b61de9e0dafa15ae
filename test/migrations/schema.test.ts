import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaOf } from '#service/kernel/db-migrate.ts';
import { databaseAt, DATABASES, digests, migrationFolder, newestSchema, type DatabaseName } from './living.ts';

const names = Object.keys(DATABASES) as DatabaseName[];
const HOW = 'a step was added or changed: a released one must not be; for a new one run `node test/migrations/freeze.ts`';

describe.each(names)('the schema of the %s', (name) => {
  it('is the frozen one', () => {
    expect({ HOW, schema: newestSchema(name) }).toEqual({ HOW, schema: readFileSync(join(migrationFolder(name), 'schema.sql'), 'utf8') });
  });

  it('has its steps numbered from one without a gap', () => {
    expect(DATABASES[name].map((step) => step.number)).toEqual(DATABASES[name].map((_step, index) => index + 1));
  });

  it('comes out the same from every earlier number, and rows of before are kept', () => {
    for (const { number } of DATABASES[name]) {
      const raw = databaseAt(name, number);
      raw.exec(name === 'station' ? `INSERT INTO secret VALUES ('kept', 'x')` : `INSERT INTO provider VALUES ('kept', '{}', '{}')`);
      expect(raw.pragma('user_version', { simple: true })).toBe(number);
      expect(migrate(raw, DATABASES[name])).toEqual({ from: number, to: DATABASES[name].length });
      expect(`${schemaOf(raw)}\n`).toBe(newestSchema(name));
      expect(raw.prepare(name === 'station' ? 'SELECT count(*) FROM secret' : 'SELECT count(*) FROM provider').pluck().get()).toBe(1);
      expect(raw.pragma('foreign_key_check')).toEqual([]);
      raw.close();
    }
  });
});

it('each step is what it was when it was frozen', () => {
  expect({ HOW, digests: digests() }).toEqual({ HOW, digests: JSON.parse(readFileSync(join(import.meta.dirname, 'frozen.json'), 'utf8')) as unknown });
});

describe('conventions of the living schema', () => {
  const columns = (name: DatabaseName) => {
    const raw = databaseAt(name);
    const tables = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'`).all() as { name: string; sql: string }[];
    const found = tables.map(({ name: table, sql }) => ({ table, sql, columns: raw.prepare(`SELECT name, type FROM pragma_table_xinfo(?)`).all(table) as { name: string; type: string }[] }));
    raw.close();
    return found;
  };
  const wrong = (name: DatabaseName, rule: (column: { name: string; type: string }) => boolean) => columns(name).flatMap(({ table, columns: all }) => all.filter((column) => !rule(column)).map((column) => `${table}.${column.name} ${column.type}`));

  it('every table of the station is strict', () => {
    expect(columns('station').filter(({ sql }) => !/\bSTRICT\b/.test(sql)).map(({ table }) => table)).toEqual([]);
  });

  it.each(names)('%s: ids and instants are text, nothing is a float, and money would be whole cents', (name) => {
    expect(wrong(name, ({ name: column, type }) => !/(^|_)id$/.test(column) || type === 'TEXT')).toEqual([]);
    expect(wrong(name, ({ name: column, type }) => !/_(at|since|until|from|date)$/.test(column) || type === 'TEXT')).toEqual([]);
    expect(wrong(name, ({ type }) => type === 'TEXT' || type === 'INTEGER')).toEqual([]);
    expect(wrong(name, ({ name: column, type }) => !/(cents|_ms|_count|revision|version|position|sequence)$/.test(column) || type === 'INTEGER')).toEqual([]);
    expect(wrong(name, ({ name: column }) => /^[a-z][a-z0-9_]*$/.test(column))).toEqual([]);
  });

  it('what happened and what was audited can be neither changed nor removed', () => {
    const raw = databaseAt('station');
    raw.exec(`INSERT INTO event (id, kind, subject_id, device_id, at, business_date, data) VALUES ('1', 'k', 's', 'd', 'a', 'b', '{}')`);
    raw.exec(`INSERT INTO audit (at, action, device_id, detail, hash) VALUES ('a', 'x', 'd', '{}', 'h')`);
    for (const sql of [`UPDATE event SET kind = 'other'`, 'DELETE FROM event', `UPDATE audit SET action = 'other'`, 'DELETE FROM audit']) expect(() => raw.exec(sql)).toThrow(/never/);
    raw.close();
  });
});
