/**
 * Random days at a register, through the contract: sales of several payees in cash, by card and split, discounts,
 * refunds, voids, cancelled sales, cash moved in and out. At the end of each the Z report, the journal's rows, the
 * receipts, the hub's copies and the coins in a drawer that was counted along must all tell the same.
 */
import * as fc from 'fast-check';
import type { Receipt, Sale, VatRow } from '#shared/contract/payments/sales.ts';
import { DENOMINATIONS, type Count, type ShiftReport } from '#shared/contract/payments/shifts.ts';
import { roundCash } from '#shared/domain/cash-rounding.ts';
import { CITY, POLICE, putPrices, startTill, type TestTill } from '../support/till.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { Product, VatClass } from '#shared/contract/payments/words.ts';

/** `oneMissing` leaves a receipt out of the comparison, as if it had been taken away: the harness must see it. */
export type DaysSetting = 'good' | 'oneMissing';

export interface DaysOptions {
  days: number;
  seed: number;
  setting?: DaysSetting;
  watching?: Watching;
}

const CLASSES: readonly VatClass[] = ['none', 'zero', 'general', 'reduced1', 'reducedMoved', 'reduced2'];
/** Every ending of a sum, and sums so small that the law does not round them. */
const PRICES = [1, 2, 3, 4, 6, 7, 8, 9, 33, 101, 1_250, 4_999, 5_600];

const GOODS: readonly Product[] = PRICES.map((cents, index) => {
  const payee = index % 3 === 0 ? POLICE : CITY;
  const id = `tuote-${index}`;
  return { id, providerId: payee.providerId, version: 1, kind: index % 2 === 0 ? 'fee' : 'goods', name: { fi: id }, prices: [{ from: '2020-01-01', cents }], vatClass: CLASSES[index % CLASSES.length]!, cardIds: [], stocked: false };
});

interface Sold {
  kind: 'sale';
  lines: { product: number; quantity: number; discount: number }[];
  /** Percent of the sum by card; what is left is cash, in one part or two. */
  card: number;
  declinedFirst: boolean;
  twoParts: boolean;
  over: number;
  cancelled: boolean;
}
type Deed = Sold | { kind: 'refund'; receipt: number; line: number; quantity: number; cents: number | null } | { kind: 'void'; receipt: number } | { kind: 'cash'; direction: 'in' | 'out'; cents: number };

const sold: fc.Arbitrary<Sold> = fc.record({
  kind: fc.constant('sale' as const),
  lines: fc.array(fc.record({ product: fc.nat({ max: PRICES.length - 1 }), quantity: fc.integer({ min: 1, max: 7 }), discount: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 40 }) }) }), { minLength: 1, maxLength: 4 }),
  card: fc.oneof(fc.constant(0), fc.constant(100), fc.integer({ min: 1, max: 99 })),
  declinedFirst: fc.boolean(),
  twoParts: fc.boolean(),
  over: fc.constantFrom(0, 0, 5, 100, 2_000),
  cancelled: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: sold },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), receipt: fc.nat({ max: 50 }), line: fc.nat({ max: 5 }), quantity: fc.integer({ min: 1, max: 3 }), cents: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: null }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), receipt: fc.nat({ max: 50 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cash' as const), direction: fc.constantFrom('in' as const, 'out' as const), cents: fc.integer({ min: 1, max: 200 }).map((fives) => fives * 5) }) },
);
const aDay: fc.Arbitrary<Deed[]> = fc.array(deed, { minLength: 1, maxLength: 9 });

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

/** Pieces of notes and coins for a sum, largest first. */
const countOf = (cents: number): Count => {
  const count: Record<string, number> = {};
  let left = cents;
  for (const piece of DENOMINATIONS) {
    const pieces = Math.floor(left / piece);
    if (pieces > 0) count[piece] = pieces;
    left -= pieces * piece;
  }
  return count;
};

/** A day's work at a till; `drawer` is what lies in it, moved along with every coin. */
const workDay = async (till: TestTill, deeds: readonly Deed[]): Promise<number> => {
  const { payments } = till.cashier;
  const command = () => ({ commandId: till.commandId() });
  const receipts: Sale[] = [];
  let drawer = 0;

  const endCard = (sale: Sale, approved: boolean) => payments.endManualCard({ ...command(), cardPaymentId: sale.cardPayments.at(-1)!.id, approved, ...(approved ? { approvalCode: 'A1B2C3' } : {}) });
  /** Refunds and cancellations by card go on until the last card has its money back. */
  const settled = async (sale: Sale): Promise<Sale> => (sale.state === 'paying' ? settled(await endCard(sale, true)) : sale);
  const cashOf = (sale: Sale) => sum(sale.tenders.filter(({ kind }) => kind === 'cash').map(({ cents }) => cents));

  const payCash = async (sale: Sale, over: number, cents?: number): Promise<Sale> => {
    const asked = cents ?? sale.cashDueCents;
    return payments.payCash({ ...command(), saleId: sale.id, givenCents: asked + over, ...(cents === undefined ? {} : { cents }) });
  };
  const pay = async (open: Sale, { card, declinedFirst, twoParts, over }: Sold): Promise<Sale> => {
    let sale = open;
    const byCard = Math.floor((sale.dueCents * card) / 100);
    if (byCard > 0) {
      if (declinedFirst) await endCard(await payments.payCard({ ...command(), saleId: sale.id, cents: byCard }), false);
      sale = await endCard(await payments.payCard({ ...command(), saleId: sale.id, cents: byCard }), true);
    }
    if (sale.state === 'completed') return sale;
    const half = roundCash(Math.floor(sale.dueCents / 2 / 5) * 5);
    if (twoParts && half >= 5 && half < Math.min(sale.dueCents, sale.cashDueCents)) sale = await payCash(sale, over, half);
    return payCash(sale, over);
  };

  const sell = async (wanted: Sold): Promise<void> => {
    let sale = await till.sale(...wanted.lines.map(({ product, quantity }) => [GOODS[product]!.id, quantity] as const));
    for (const [index, { discount }] of wanted.lines.entries()) {
      const line = sale.lines[index];
      if (line && discount > 0) sale = await payments.changeLine({ ...command(), saleId: sale.id, lineId: line.id, discountCents: Math.min(discount, line.quantity * line.unitCents), reason: 'Alennus' });
    }
    if (wanted.cancelled || sale.dueCents <= 0) {
      if (sale.dueCents > 1_000) {
        sale = await payCash(sale, 0, 500);
        sale = await endCard(await payments.payCard({ ...command(), saleId: sale.id, cents: 100 }), true);
      }
      // What was laid on the counter goes back over it.
      await settled(await payments.cancelSale({ ...command(), saleId: sale.id }));
      return;
    }
    const paid = await pay(sale, wanted);
    drawer += sum(paid.tenders.map(({ givenCents, changeCents }) => (givenCents ?? 0) - (changeCents ?? 0)));
    receipts.push(paid);
  };

  const giveBack = async (work: () => Promise<Sale>): Promise<void> => {
    const back = await work().then(settled, () => null);
    if (back) drawer += cashOf(back);
  };

  for (const one of deeds) {
    const original = 'receipt' in one ? receipts[one.receipt % Math.max(receipts.length, 1)] : undefined;
    if (one.kind === 'sale') await sell(one);
    else if (one.kind === 'cash') {
      await payments.moveCash({ ...command(), shiftId: till.shiftId, direction: one.direction, cents: one.cents, reason: 'Vaihtorahaa' });
      drawer += one.direction === 'in' ? one.cents : -one.cents;
    } else if (original) {
      const target = { ...command(), number: original.receiptNumber!, deskId: till.deskId, reason: 'Asiakas palautti' };
      const line = one.kind === 'refund' ? original.lines[one.line % original.lines.length]! : null;
      if (one.kind === 'void') await giveBack(() => payments.voidReceipt(target));
      else await giveBack(() => payments.refund({ ...target, lines: [{ lineId: line!.id, quantity: Math.min(one.quantity, line!.quantity), ...(one.cents === null ? {} : { cents: one.cents }) }] }));
    }
  }
  return drawer;
};

/** What is wrong within one receipt. */
const faultsOf = (receipt: Receipt): string[] => {
  const { lines, totals, tenders, number } = receipt;
  const total = sum(lines.map(({ totalCents }) => totalCents));
  const same: [what: string, cents: number][] = [
    ['its total', totals.totalCents],
    ['its payees', sum(totals.byPayee.map(({ cents }) => cents))],
    ['its tax rows', sum(totals.vat.map(({ grossCents }) => grossCents))],
    ['net and tax', sum(totals.vat.map(({ netCents, vatCents }) => netCents + vatCents))],
    ['its tenders without rounding', sum(tenders.map(({ cents, roundingCents }) => cents - roundingCents))],
    ['what was paid without rounding', totals.paidCents - totals.roundingCents],
  ];
  const wrong = same.filter(([, cents]) => cents !== total).map(([what, cents]) => `receipt ${number}: lines come to ${total}, ${what} to ${cents}`);
  const unlawful = tenders.filter(({ kind, cents, roundingCents }) => (kind === 'cash' ? cents !== roundCash(cents - roundingCents) : roundingCents !== 0));
  return [...wrong, ...unlawful.map(({ cents, roundingCents }) => `receipt ${number}: ${cents - roundingCents} was paid with ${cents}`)];
};

const byKey = <Row>(rows: readonly Row[], key: (row: Row) => string, cents: (row: Row) => number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + cents(row);
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0).toSorted(([a], [b]) => a.localeCompare(b)));
};
const rateKey = ({ vatClass, vatRate }: VatRow) => `${vatClass} ${vatRate ?? '-'}`;

type Papers = Pick<Receipt, 'totals' | 'tenders'>[];
const sumsOf = (papers: Papers) => ({
  payees: byKey(papers.flatMap(({ totals }) => totals.byPayee), (row) => row.payeeId, (row) => row.cents),
  gross: byKey(papers.flatMap(({ totals }) => totals.vat), rateKey, (row) => row.grossCents),
  tax: byKey(papers.flatMap(({ totals }) => totals.vat), rateKey, (row) => row.vatCents),
  tenders: byKey(papers.flatMap(({ tenders }) => tenders), (row) => row.kind, (row) => row.cents),
  rounding: sum(papers.map(({ totals }) => totals.roundingCents)),
});
const sumsOfReport = (z: ShiftReport) => ({
  payees: byKey(z.byPayee, (row) => row.payeeId, (row) => row.salesCents + row.refundsCents),
  gross: byKey(z.byRate, rateKey, (row) => row.grossCents),
  tax: byKey(z.byRate, rateKey, (row) => row.vatCents),
  tenders: byKey(z.byTender, (row) => row.kind, (row) => row.inCents - row.outCents),
  rounding: z.roundingCents,
});

/** Papers of a shift as the journal's rows and the outbox hold them, read past the program. */
const stored = (till: TestTill, sql: string, value: string): Receipt[] => (till.station.deps.db.raw.prepare(sql).pluck().all(value) as string[]).map((text) => JSON.parse(text) as Receipt);

export interface DayDone {
  z: ShiftReport;
  faults: string[];
  receipts: Receipt[];
}

const oneDay = async (till: TestTill, deeds: readonly Deed[], setting: DaysSetting): Promise<DayDone> => {
  const { payments } = till.cashier;
  const float: Count = { '5000': 2, '1000': 10, '100': 20, '5': 40 };
  const shift = await payments.openShift({ commandId: till.commandId(), registerId: till.registerId, count: float, training: false });
  const drawer = shift.floatCents + (await workDay({ ...till, shiftId: shift.id }, deeds));
  // Nothing is taken out of an empty drawer: what would be below it was owed, and stands as such in the sums.
  const counted = await payments.countShift({ commandId: till.commandId(), shiftId: shift.id, count: countOf(Math.max(drawer, 0)), explanation: 'Laskettu kahdesti' });
  if (counted.obstacles.length > 0) return { z: await payments.xReport({ commandId: till.commandId(), shiftId: shift.id }), faults: [`the day does not close: ${counted.obstacles.join(', ')}; expected ${counted.expectedCents}, in the drawer ${drawer}`], receipts: [] };
  const z = await payments.closeShift({ commandId: till.commandId(), shiftId: shift.id });
  const journal = stored(till, "SELECT json_extract(body, '$.receipt') FROM journal_entry WHERE shift_id = ? AND receipt_number IS NOT NULL ORDER BY row", shift.id);
  const receipts: Receipt[] = [];
  for (const { number } of journal) receipts.push(await payments.receipt({ number }));
  const shown = setting === 'oneMissing' ? receipts.slice(1) : receipts;
  const sent = stored(till, "SELECT json_extract(payload, '$.receipt') FROM outbox WHERE kind = 'receipt.issued' AND business_date = ? ORDER BY sequence", z.businessDate);
  const told = JSON.stringify(sumsOfReport(z));
  const different = Object.entries({ journal, receipts: shown, 'the hub’s copies': sent }).flatMap(([what, papers]) => (JSON.stringify(sumsOf(papers)) === told ? [] : [`Z tells ${told}, ${what} ${JSON.stringify(sumsOf(papers))}`]));
  const cash = z.cash.expectedCents === drawer && z.cash.differenceCents === 0 ? [] : [`Z expects ${z.cash.expectedCents} in the drawer, there is ${drawer}`];
  return { z, receipts, faults: [...receipts.flatMap(faultsOf), ...different, ...cash] };
};

/** Works so many random days one after another and checks each; at the end the whole journal. */
export const cashDays = async ({ days, seed, setting = 'good', watching }: DaysOptions): Promise<FaultReport> => {
  const till = await startTill();
  const failures: string[] = [];
  const endings = new Set<number>();
  const count = { receipts: 0, refunds: 0, voids: 0, cancelled: 0, rounded: 0 };
  let date = '2026-03-02';
  const course = startRounds('cash-days', days, failures, watching);
  try {
    await putPrices(till, GOODS);
    await till.cashier.payments.countShift({ commandId: till.commandId(), shiftId: till.shiftId, count: countOf(12_500), explanation: 'Ensimmäinen' });
    const first = await till.cashier.payments.closeShift({ commandId: till.commandId(), shiftId: till.shiftId }).catch(() => null);
    if (!first) failures.push('the first shift does not close');
    for (const deeds of fc.sample(aDay, { numRuns: days, seed })) {
      const day = course.next();
      if (day === null) break;
      date = addDays(date, 1);
      till.clock.set(`${date}T08:00:00.000Z`);
      const done = await oneDay(till, deeds, setting);
      count.receipts += done.receipts.length;
      count.refunds += done.z.refunds.count;
      count.voids += done.z.voids.count;
      count.cancelled += done.z.cancelled;
      count.rounded += done.receipts.filter(({ totals }) => totals.roundingCents !== 0).length;
      for (const { totals } of done.receipts) if (totals.totalCents > 0) endings.add(totals.totalCents % 10);
      failures.push(...done.faults.map((fault) => `day ${day}: ${fault}; ${JSON.stringify(deeds)}`));
      if (failures.length > 20) break;
    }
    course.next();
    const { rows, faults } = await till.cashier.payments.verifyJournal({ registerId: till.registerId });
    failures.push(...faults.map(({ sequence, fault }) => `the journal's row ${sequence}: ${fault}`));
    return course.report(seed, { ...count, journalRows: rows, endings: endings.size });
  } finally {
    await till.close();
  }
};
