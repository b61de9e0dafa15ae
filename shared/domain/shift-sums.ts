/** The sums of a shift: a fold over its journal entries and over nothing else, so that a report cannot say otherwise. */
import { entryBodies, type EntryBody } from '../contract/payments/entries.ts';
import type { EntryKind, JournalEntry } from '../contract/payments/journal.ts';
import type { SaleLine } from '../contract/payments/sales.ts';
import type { ShiftReport } from '../contract/payments/shifts.ts';
import type { TenderKind } from '../contract/payments/words.ts';
import { vatRows } from './vat-rows.ts';

export type ShiftSums = Omit<
  ShiftReport,
  'kind' | 'number' | 'registerId' | 'registerName' | 'shiftId' | 'shiftNumber' | 'training' | 'businessDate' | 'from' | 'to' | 'grandTotalCents' | 'head'
>;

type Entry = Pick<JournalEntry, 'kind' | 'advisorId' | 'receiptNumber' | 'body'>;
type Counted = { count: number; cents: number };

const isOf = <Kind extends EntryKind>(entry: Entry, ...kinds: Kind[]): EntryBody<Kind> | null => {
  const kind = kinds.find((one) => one === entry.kind);
  return kind === undefined ? null : (entryBodies[kind].parse(entry.body) as EntryBody<Kind>);
};

const add = (to: Counted, cents: number): void => {
  to.count += 1;
  to.cents += cents;
};

const nothing = (): Counted => ({ count: 0, cents: 0 });

/** A growing table of sums by key, in the order in which the keys first came. */
const table = <Key, Row>(empty: (key: Key) => Row) => {
  const rows = new Map<Key, Row>();
  return {
    at: (key: Key): Row => {
      const known = rows.get(key) ?? empty(key);
      rows.set(key, known);
      return known;
    },
    rows: (): Row[] => [...rows.values()],
  };
};

const isOverridden = (line: SaleLine): boolean => line.kind !== 'invoice' && line.unitCents !== line.listCents;

/** What the entries of one shift come to, in the order of their sequence. */
export function sumShift(entries: readonly Entry[]): ShiftSums {
  const [sales, refunds, voids, discounts, overrides] = [nothing(), nothing(), nothing(), nothing(), nothing()];
  const byPayee = table((payeeId: string) => ({ payeeId, salesCents: 0, refundsCents: 0 }));
  const byTender = table((kind: TenderKind) => ({ kind, count: 0, inCents: 0, outCents: 0 }));
  const byCashier = table((advisorId: string) => ({ advisorId, count: 0, cents: 0 }));
  const receipts: string[] = [];
  const cash = { floatCents: 0, takenCents: 0, cashInCents: 0, cashOutCents: 0 };
  let [cancelled, copies, drawerOpenings, roundingCents] = [0, 0, 0, 0];
  let vat: ShiftSums['byRate'] = [];
  let counted: EntryBody<'counted'> | null = null;

  const takeReceipt = (entry: Entry, { sale }: EntryBody<'sale'>): void => {
    const { totalCents } = sale.totals;
    add(sale.kind === 'sale' ? sales : sale.kind === 'refund' ? refunds : voids, totalCents);
    if (entry.receiptNumber !== null) receipts.push(entry.receiptNumber);
    roundingCents += sale.totals.roundingCents;
    // Tax is summed from the receipts' own rows: counted anew from a day's sum it would differ by cents.
    vat = sumRates([...vat, ...sale.totals.vat]);
    for (const line of sale.lines) {
      const payee = byPayee.at(line.payeeId);
      if (sale.kind === 'sale') payee.salesCents += line.totalCents;
      else payee.refundsCents += line.totalCents;
      if (sale.kind !== 'sale') continue;
      if (line.discountCents > 0) add(discounts, line.discountCents);
      if (isOverridden(line)) add(overrides, line.quantity * (line.unitCents - line.listCents));
    }
    for (const { kind, cents } of sale.tenders) {
      const tender = byTender.at(kind);
      tender.count += 1;
      if (cents >= 0) tender.inCents += cents;
      else tender.outCents -= cents;
      if (kind === 'cash') cash.takenCents += cents;
    }
    if (entry.advisorId !== null) add(byCashier.at(entry.advisorId), totalCents);
  };

  for (const entry of entries) {
    const paper = isOf(entry, 'sale', 'refund', 'void');
    if (paper) takeReceipt(entry, paper);
    cash.floatCents += isOf(entry, 'shiftOpened')?.floatCents ?? 0;
    cash.cashInCents += isOf(entry, 'cashIn')?.cents ?? 0;
    cash.cashOutCents += isOf(entry, 'cashOut')?.cents ?? 0;
    counted = isOf(entry, 'counted') ?? counted;
    if (entry.kind === 'saleCancelled') cancelled += 1;
    if (entry.kind === 'receiptCopied') copies += 1;
    if (entry.kind === 'drawerOpened') drawerOpenings += 1;
  }

  const expectedCents = cash.floatCents + cash.takenCents + cash.cashInCents - cash.cashOutCents;
  return {
    sales,
    refunds,
    voids,
    cancelled,
    discounts,
    overrides,
    copies,
    drawerOpenings,
    roundingCents,
    byPayee: byPayee.rows(),
    byRate: vat,
    byTender: byTender.rows(),
    byCashier: byCashier.rows(),
    cash: { ...cash, expectedCents, countedCents: counted?.cents ?? null, differenceCents: counted ? counted.cents - expectedCents : null },
    difference: { explanation: counted?.explanation ?? null, approvedBy: counted?.approvedBy ?? null },
    receipts: { first: receipts[0] ?? null, last: receipts.at(-1) ?? null, count: receipts.length },
  };
}

/** Rows of the same class and rate added up; the order is that of a receipt. */
const sumRates = (rows: ShiftSums['byRate']): ShiftSums['byRate'] => {
  const order = vatRows(rows.map(({ vatClass, vatRate, grossCents }) => ({ vatClass, vatRate, totalCents: grossCents })));
  return order.map(({ vatClass, vatRate }) => {
    const same = rows.filter((row) => row.vatClass === vatClass && row.vatRate === vatRate);
    const sum = (of: 'netCents' | 'vatCents' | 'grossCents') => same.reduce((total, row) => total + row[of], 0);
    return { vatClass, vatRate, netCents: sum('netCents'), vatCents: sum('vatCents'), grossCents: sum('grossCents') };
  });
};
