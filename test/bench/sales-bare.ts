/**
 * The same sale by bare SQL: a file with the station's own tables, the same rows as large, in as many durable
 * commits, by prepared statements; nothing is checked, asked, hashed or signed.
 */
import { join } from 'node:path';
import { migrate } from '#service/kernel/db-migrate.ts';
import { openDurable } from '#service/kernel/db.ts';
import { ulids } from '#service/kernel/ids.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';

type Row = Record<string, string | number | null>;

export interface BareSales {
  /** Begins, fills and pays one sale: three commits. */
  sell: () => void;
  close: () => void;
}

/** A row of a sale that was really made, for each table that it is written to. */
export interface SaleRows {
  sale: Row;
  journal_entry: Row;
  event: Row;
  outbox: Row;
  command: Row;
}

/** `from` reads the rows of the last sale of a station. */
export const bareSales = (folder: string, from: { prepare(sql: string): { get(): unknown } }): BareSales => {
  const raw = openDurable(join(folder, 'bare.sqlite'));
  migrate(raw, stationMigrations);
  // The rows stand alone here: what they point at is in the station's own file.
  raw.pragma('foreign_keys = OFF');
  const last = (table: keyof SaleRows, order: string): Row => from.prepare(`SELECT * FROM ${table} ORDER BY ${order} DESC LIMIT 1`).get() as Row;
  const rows: SaleRows = { sale: last('sale', 'id'), journal_entry: last('journal_entry', 'row'), event: last('event', 'sequence'), outbox: last('outbox', 'sequence'), command: last('command', 'at DESC, id') };
  const insert = (table: keyof SaleRows, without: readonly string[] = []) => {
    const names = Object.keys(rows[table]).filter((name) => !without.includes(name));
    return raw.prepare(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`);
  };
  const [addSale, addEntry, addEvent, addOutbox, addCommand] = [insert('sale'), insert('journal_entry', ['row']), insert('event', ['sequence']), insert('outbox', ['sequence']), insert('command')];
  const fill = raw.prepare('UPDATE sale SET lines = ? WHERE id = ?');
  const pay = raw.prepare("UPDATE sale SET state = 'completed', tenders = ?, total_cents = ?, receipt_number = ?, completed_at = ? WHERE id = ?");
  const [begin, commit] = [raw.prepare('BEGIN IMMEDIATE'), raw.prepare('COMMIT')];
  const ids = ulids();
  let sequence = 0;
  const durable = (job: () => void) => {
    begin.run();
    job();
    addCommand.run({ ...rows.command, id: ids.next() });
    commit.run();
  };
  return {
    sell: () => {
      const id = ids.next();
      const at = new Date().toISOString();
      durable(() => void addSale.run({ ...rows.sale, id, state: 'open', lines: '[]', tenders: '[]', total_cents: null, receipt_number: null, completed_at: null, started_at: at }));
      durable(() => void fill.run(rows.sale['lines'], id));
      durable(() => {
        sequence += 1;
        const number = `1-${sequence}`;
        pay.run(rows.sale['tenders'], rows.sale['total_cents'], number, at, id);
        addEntry.run({ ...rows.journal_entry, id: ids.next(), sequence, receipt_number: number, at });
        addEvent.run({ ...rows.event, id: ids.next(), subject_id: id, at });
        addOutbox.run({ ...rows.outbox, id: ids.next(), at });
      });
    },
    close: () => raw.close(),
  };
};
