/** Rows of the bank into the hub: each once, matched with the settlement it pays where that is certain. */
import type { StatementRow } from '#shared/contract/payments/settlement.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { readCamt, type BankRow } from './camt.ts';
import { collectorOf } from './collector.ts';

interface Owed {
  id: string;
  payment_id: string;
  payable_cents: number;
  transfer_id: string | null;
  iban: string;
  /** What the bank has booked for it so far. */
  bookedCents: number;
}

const plain = (reference: string) => reference.replace(/^RF\d\d/, '').replace(/^0+/, '');

/** How a row was matched; `hand` is an administrator's word. */
export type MatchedBy = 'endToEndId' | 'reference' | 'amount' | 'hand';

/**
 * The settlement a row belongs to: by the id or reference we gave, or, for a row that tells neither, by amount and
 * account where only one that was sent can be meant. A row must pay the settlement whole or, as money that came back,
 * undo that payment: what was paid twice stays unmatched and is seen.
 */
export const matchOf = (row: BankRow, owed: readonly Owed[]): { id: string; by: MatchedBy } | null => {
  if (row.currency !== 'EUR' || row.cents === 0) return null;
  const open = owed.filter((one) => row.cents === (one.bookedCents === 0 ? -one.payable_cents : one.payable_cents) && [0, -one.payable_cents].includes(one.bookedCents));
  const told = open.find((one) => one.payment_id === row.endToEndId);
  if (told) return { id: told.id, by: 'endToEndId' };
  const named = row.reference === null ? undefined : open.find((one) => plain(one.payment_id) === plain(row.reference ?? ''));
  if (named) return { id: named.id, by: 'reference' };
  if (row.endToEndId !== null || row.reference !== null || row.counterpartyIban === null) return null;
  const alike = open.filter((one) => one.transfer_id !== null && one.bookedCents === 0 && one.iban === row.counterpartyIban);
  return alike.length === 1 && alike[0] ? { id: alike[0].id, by: 'amount' } : null;
};

/** Rows and amounts in one statement to the database. */
const AT_ONCE = 400;

const chunks = <Item>(items: readonly Item[]): Item[][] => Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) => items.slice(index * AT_ONCE, (index + 1) * AT_ONCE));

/** Settlements that any of the amounts may belong to, either way round, oldest first. */
const owedFor = async (tx: HubTransaction, amounts: readonly number[]): Promise<Owed[]> => {
  const found: Owed[] = [];
  for (const some of chunks([...new Set(amounts.flatMap((cents) => [cents, -cents]))])) {
    const rows = await tx
      .selectFrom('settlement')
      .leftJoin('bank_row', 'bank_row.settlement_id', 'settlement.id')
      .select(['settlement.id', 'payment_id', 'payable_cents', 'transfer_id', 'payee', (e) => e.fn.sum<number | string | null>('bank_row.cents').as('booked')])
      .where('payable_cents', 'in', some)
      .groupBy(['settlement.id', 'number', 'payment_id', 'payable_cents', 'transfer_id', 'payee'])
      .orderBy('number')
      .execute();
    found.push(...rows.map(({ payee, booked, ...row }) => ({ ...row, iban: (JSON.parse(payee) as { iban: string }).iban, bookedCents: Number(booked ?? 0) })));
  }
  return found;
};

/** Keeps the rows that were never read before, and answers with them in their order. */
const keepNew = async (tx: HubTransaction, rows: readonly BankRow[], now: string): Promise<BankRow[]> => {
  const added = new Set<string>();
  for (const some of chunks(rows)) {
    const values = some.map((row) => ({
      id: row.id,
      iban: row.iban,
      booked_date: row.bookedOn,
      cents: row.cents,
      currency: row.currency,
      reference: row.reference,
      end_to_end_id: row.endToEndId,
      counterparty: row.counterparty,
      counterparty_iban: row.counterpartyIban,
      settlement_id: null,
      matched_by: null,
      read_at: now,
    }));
    const kept = await tx.insertInto('bank_row').values(values).onConflict((c) => c.column('id').doNothing()).returning('id').execute();
    for (const { id } of kept) added.add(id);
  }
  return rows.filter((row) => added.has(row.id));
};

/** Keeps what is new of a message about the collector's account. Throws `STATEMENT_REFUSED` for what is no statement, or of another account. */
export const takeStatement = async (tx: HubTransaction, xml: string, now: string): Promise<{ added: number; known: number; matched: number }> => {
  const collector = await collectorOf(tx);
  const read = readCamt(xml);
  if (!read.ok) throw new Refusal('STATEMENT_REFUSED', { reason: read.reason, line: read.line ?? null });
  const own = read.rows.filter((row) => row.iban === collector.iban);
  if (own.length === 0 && read.rows.length > 0) throw new Refusal('STATEMENT_REFUSED', { reason: 'otherAccount', line: null });
  const added = await keepNew(tx, own, now);
  const owed = await owedFor(tx, added.map((row) => row.cents));
  let matched = 0;
  for (const row of added) {
    const match = matchOf(row, owed);
    if (!match) continue;
    await tx.updateTable('bank_row').set({ settlement_id: match.id, matched_by: match.by }).where('id', '=', row.id).execute();
    // What is booked counts at once: the next row of the same message may be its return.
    for (const one of owed) if (one.id === match.id) one.bookedCents += row.cents;
    matched += 1;
  }
  return { added: added.length, known: own.length - added.length, matched };
};

const COLUMNS = ['id', 'iban', 'booked_date', 'cents', 'currency', 'reference', 'end_to_end_id', 'counterparty', 'settlement_id'] as const;

const toRow = (row: { id: string; iban: string; booked_date: string; cents: number; currency: string; reference: string | null; end_to_end_id: string | null; counterparty: string | null; settlement_id: string | null }): StatementRow => ({
  id: row.id,
  iban: row.iban,
  bookedOn: row.booked_date,
  cents: row.cents,
  currency: row.currency,
  reference: row.reference,
  endToEndId: row.end_to_end_id,
  counterparty: row.counterparty,
  settlementId: row.settlement_id,
});

export const unmatchedRows = async (db: Pick<HubTransaction, 'selectFrom'>): Promise<StatementRow[]> =>
  (await db.selectFrom('bank_row').select(COLUMNS).where('settlement_id', 'is', null).orderBy('booked_date').orderBy('id').execute()).map(toRow);

export const bankRow = async (db: Pick<HubTransaction, 'selectFrom'>, id: string): Promise<StatementRow | null> => {
  const row = await db.selectFrom('bank_row').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? toRow(row) : null;
};
