/** Rows of the bank into the hub: each once, matched with the settlement it pays where that is certain. */
import type { StatementRow } from '#shared/contract/payments/settlement.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField } from '../../../kernel/errors.ts';
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

const owedFor = async (tx: HubTransaction, cents: number): Promise<Owed[]> => {
  const rows = await tx
    .selectFrom('settlement')
    .leftJoin('bank_row', 'bank_row.settlement_id', 'settlement.id')
    .select(['settlement.id', 'payment_id', 'payable_cents', 'transfer_id', 'payee', (e) => e.fn.sum<number | string | null>('bank_row.cents').as('booked')])
    .where('payable_cents', 'in', [cents, -cents])
    .groupBy(['settlement.id', 'number', 'payment_id', 'payable_cents', 'transfer_id', 'payee'])
    .orderBy('number')
    .execute();
  return rows.map(({ payee, booked, ...row }) => ({ ...row, iban: (JSON.parse(payee) as { iban: string }).iban, bookedCents: Number(booked ?? 0) }));
};

/** Keeps what is new of a message about the collector's account. Throws `BAD_INPUT` for what is no statement, or of another account. */
export const takeStatement = async (tx: HubTransaction, xml: string, now: string): Promise<{ added: number; known: number; matched: number }> => {
  const collector = await collectorOf(tx);
  const read = readCamt(xml);
  if (!read.ok) throw badField('xml', read.reason);
  const own = read.rows.filter((row) => row.iban === collector.iban);
  if (own.length === 0 && read.rows.length > 0) throw badField('xml', 'otherAccount');
  const counts = { added: 0, known: 0, matched: 0 };
  for (const row of own) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('bank_row')
      .values({
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
      })
      .onConflict((c) => c.column('id').doNothing())
      .executeTakeFirstOrThrow();
    if (!numInsertedOrUpdatedRows) {
      counts.known += 1;
      continue;
    }
    counts.added += 1;
    const match = matchOf(row, await owedFor(tx, row.cents));
    if (!match) continue;
    await tx.updateTable('bank_row').set({ settlement_id: match.id, matched_by: match.by }).where('id', '=', row.id).execute();
    counts.matched += 1;
  }
  return counts;
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
