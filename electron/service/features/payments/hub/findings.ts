/**
 * A register's journal against what the hub has of it. A Z report says what the shift's receipts come to; the receipts
 * came one by one. Where the two differ money would be settled that nobody took, or kept that somebody is owed.
 */
import type { ChainHead } from '#shared/contract/payments/journal.ts';
import type { JournalFinding } from '#shared/contract/payments/settlement.ts';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';

type Part = Extract<JournalFinding, { kind: 'shiftDiffers' }>['parts'][number];
/** What is kept as JSON of each kind. */
export type ShiftDiffers = Pick<Extract<JournalFinding, { kind: 'shiftDiffers' }>, 'zNumber' | 'businessDate' | 'reportedReceipts' | 'receivedReceipts' | 'parts'>;
export type OtherHistory = Pick<Extract<JournalFinding, { kind: 'otherHistory' }>, 'known' | 'told'>;

interface Found {
  id: string;
  kind: JournalFinding['kind'];
  stationId: string;
  registerId: string;
  what: ShiftDiffers | OtherHistory;
  at: string;
}

/** Keeps a finding. One that says something new is open again, also after it was explained. */
const keep = async (tx: HubTransaction, { id, kind, stationId, registerId, what, at }: Found, isNew: (before: string) => boolean): Promise<void> => {
  const json = JSON.stringify(what);
  const before = await tx.selectFrom('journal_finding').select('json').where('id', '=', id).executeTakeFirst();
  if (!before) await tx.insertInto('journal_finding').values({ id, kind, register_id: registerId, station_id: stationId, json, found_at: at, explanation: null, editor_id: null, explained_at: null }).execute();
  else if (isNew(before.json)) await tx.updateTable('journal_finding').set({ json, station_id: stationId, found_at: at, explanation: null, editor_id: null, explained_at: null }).where('id', '=', id).execute();
};

/** A journal that is not the one the hub knows. While the head known stays the same it is one finding, however often it is told. */
export const keepOtherHistory = (tx: HubTransaction, stationId: string, { known, told }: OtherHistory, at: string): Promise<void> =>
  keep(tx, { id: `${told.registerId}/${told.chain}`, kind: 'otherHistory', stationId, registerId: told.registerId, what: { known, told }, at }, (before) => {
    const { known: knownBefore } = JSON.parse(before) as OtherHistory;
    return knownBefore.sequence !== known.sequence || knownBefore.hash !== known.hash;
  });

/** The head that a Z report contradicts: a later or equal Z of another shift, or another hash that was signed in the same place. */
export const contradictedBy = async (tx: HubTransaction, shiftId: string, head: ChainHead): Promise<ChainHead | null> => {
  const later = await tx
    .selectFrom('closed_shift')
    .select(['head_sequence as sequence', 'head_hash as hash'])
    .where('register_id', '=', head.registerId)
    .where('chain', '=', head.chain)
    .where('shift_id', '!=', shiftId)
    .where('head_sequence', '>=', head.sequence)
    .orderBy('head_sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const signed = await tx.selectFrom('chain_head').select(['sequence', 'hash']).where('register_id', '=', head.registerId).where('chain', '=', head.chain).where('sequence', '=', head.sequence).where('hash', '!=', head.hash).executeTakeFirst();
  const other = later ?? signed;
  return other ? { registerId: head.registerId, chain: head.chain, ...other } : null;
};

/** What the receipts of a stretch of a register's journal come to, by `payee part`. */
const received = async (tx: HubTransaction, registerId: string, after: number, upTo: number): Promise<{ count: number; cents: Map<string, number> }> => {
  const { count } = await tx
    .selectFrom('taken_receipt')
    .select((e) => e.fn.countAll<number | string>().as('count'))
    .where('register_id', '=', registerId)
    .where('journal_sequence', '>', after)
    .where('journal_sequence', '<=', upTo)
    .executeTakeFirstOrThrow();
  const sums = await tx
    .selectFrom('taken_receipt')
    .innerJoin('receipt_line', 'receipt_line.sale_id', 'taken_receipt.sale_id')
    .select((e) => ['payee_id', 'kind', e.fn.sum<number | string>('total_cents').as('cents')])
    .where('register_id', '=', registerId)
    .where('journal_sequence', '>', after)
    .where('journal_sequence', '<=', upTo)
    .groupBy(['payee_id', 'kind'])
    .execute();
  const cents = new Map<string, number>();
  for (const row of sums) {
    const key = `${row.payee_id} ${row.kind === 'sale' ? 'sales' : 'refunds'}`;
    cents.set(key, (cents.get(key) ?? 0) + Number(row.cents));
  }
  return { count: Number(count), cents };
};

const partsThatDiffer = (byPayee: ShiftReport['byPayee'], cents: ReadonlyMap<string, number>): Part[] => {
  const reported = new Map<string, number>(byPayee.flatMap(({ payeeId, salesCents, refundsCents }) => [[`${payeeId} sales`, salesCents] as const, [`${payeeId} refunds`, refundsCents] as const]));
  return [...new Set([...reported.keys(), ...cents.keys()])].toSorted().flatMap((key) => {
    const [payeeId = '', part] = key.split(' ');
    const [reportedCents, receivedCents] = [reported.get(key) ?? 0, cents.get(key) ?? 0];
    return reportedCents === receivedCents ? [] : [{ payeeId, part: part === 'sales' ? ('sales' as const) : ('refunds' as const), reportedCents, receivedCents }];
  });
};

/**
 * Compares a closed shift with the receipts that came from its stretch of the journal: after the Z before it, up to its
 * own. What agrees again, because a receipt came late, is no finding any more unless a person has written about it.
 */
const compareShift = async (tx: HubTransaction, stationId: string, report: ShiftReport, at: string): Promise<void> => {
  const { registerId, shiftId, head } = report;
  const before = await tx.selectFrom('closed_shift').select((e) => e.fn.max('head_sequence').as('sequence')).where('register_id', '=', registerId).where('chain', '=', 'real').where('head_sequence', '<', head.sequence).executeTakeFirst();
  const { count, cents } = await received(tx, registerId, Number(before?.sequence ?? 0), head.sequence);
  const reportedReceipts = report.sales.count + report.refunds.count + report.voids.count;
  const parts = partsThatDiffer(report.byPayee, cents);
  if (parts.length === 0 && count === reportedReceipts) {
    await tx.deleteFrom('journal_finding').where('id', '=', shiftId).where('explanation', 'is', null).execute();
    return;
  }
  const what: ShiftDiffers = { zNumber: report.number ?? 0, businessDate: report.businessDate, reportedReceipts, receivedReceipts: count, parts };
  await keep(tx, { id: shiftId, kind: 'shiftDiffers', stationId, registerId, what, at }, (json) => json !== JSON.stringify(what));
};

/** Looks at a shift that was closed just now. Training is compared with nothing: its receipts stay at the point. */
export const checkClosedShift = async (tx: HubTransaction, stationId: string, report: ShiftReport, at: string): Promise<void> => {
  const known = await contradictedBy(tx, report.shiftId, report.head);
  if (known) await keepOtherHistory(tx, stationId, { known, told: report.head }, at);
  if (!report.training) await compareShift(tx, stationId, report, at);
};

/** Looks again at the shift in whose stretch of the journal a receipt lies that came after its Z. */
export const checkLateReceipt = async (tx: HubTransaction, stationId: string, receipt: { registerId: string; sequence: number }, at: string): Promise<void> => {
  const shift = await tx
    .selectFrom('closed_shift')
    .select('report')
    .where('register_id', '=', receipt.registerId)
    .where('chain', '=', 'real')
    .where('head_sequence', '>=', receipt.sequence)
    .orderBy('head_sequence')
    .limit(1)
    .executeTakeFirst();
  if (shift) await compareShift(tx, stationId, JSON.parse(shift.report) as ShiftReport, at);
};
