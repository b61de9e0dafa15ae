/**
 * Payments by card on a line that loses, doubles, delays and cuts messages, to a terminal that starts anew, from a
 * station that is killed between any two steps. The terminal counts what it really charged; the journal must tell the
 * same, no customer pays twice, and no shift closes while anything is uncertain.
 */
import type { Sale } from '#shared/contract/payments/sales.ts';
import { cardNumbersBelow, cardNumbersIn } from '../support/card-scan.ts';
import { LINE_FAULTS, startCardTerminal, type FakeCardTerminal, type LineFault } from '../support/fakes/card-terminal/server.ts';
import type { Customer } from '../support/fakes/card-terminal/till.ts';
import { seededRandom } from '../support/ids.ts';
import { refusalOf } from '../support/refusal.ts';
import { startCardStation, type CardSetting, type CardStation, type KillPoint } from './card-station.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

interface CardRow {
  id: string;
  sale_id: string;
  refunds_id: string | null;
  cents: number;
  state: string;
  reason: string | null;
  ended_at: string | null;
  ask_at: string | null;
}

const CUSTOMERS: readonly Customer[] = ['approves', 'approves', 'approves', 'approves', 'declined', 'wrongPin', 'walksAway', 'partly', 'slow', 'slow'];
const KILLS: readonly KillPoint[] = ['beforeSend', 'whileSending', 'afterAnswer', 'whileAsking'];
const WAITS_MS = [1_000, 10_000, 40_000, 121_000];
const TROUBLED_TURNS = 6;
const TURNS = 60;
const SHIFT_ROUNDS = 25;
const EVENING_TO_MORNING_MS = 14 * 3_600_000;
/** A line gives up a message some time; the desk watches a payment that was not found for a minute longer. */
const LONGEST_HOLD_MS = 240_000;

const rowsOf = (station: CardStation, saleId: string) => station.now().station.deps.db.raw.prepare('SELECT id, sale_id, refunds_id, cents, state, reason, ended_at, ask_at FROM card_payment WHERE sale_id = ? ORDER BY id').all(saleId) as CardRow[];

/** Card payments that the journal knows, with what their last row says. */
const journalled = (station: CardStation, paymentId: string) => {
  const rows = station.now().station.deps.db.raw.prepare(`SELECT kind, body FROM journal_entry WHERE kind IN ('cardStarted', 'cardEnded') AND json_extract(body, '$.cardPayment.id') = ? ORDER BY row`).all(paymentId) as { kind: string; body: string }[];
  const last = rows.at(-1);
  return { started: rows.some(({ kind }) => kind === 'cardStarted'), ended: last?.kind === 'cardEnded' ? (JSON.parse(last.body) as { cardPayment: { state: string; cents: number } }).cardPayment : null };
};

/** What must hold once everything about the sale is certain, and at every moment before: never more than it cost. */
const wrongIn = (station: CardStation, terminal: FakeCardTerminal, sale: Sale): string[] => {
  const rows = rowsOf(station, sale.id);
  const charges = terminal.till.charges.filter(({ paymentId }) => rows.some(({ id }) => id === paymentId));
  const wrong: string[] = [];
  for (const row of rows) {
    const of = charges.filter(({ paymentId }) => paymentId === row.id);
    const moved = of.reduce((sum, { cents }) => sum + cents, 0);
    const journal = journalled(station, row.id);
    if (of.length > 1) wrong.push(`${row.id} was charged ${of.length} times`);
    if (!journal.started) wrong.push(`${row.id} has no journal row of its start`);
    if (moved !== (row.state === 'approved' ? row.cents : 0)) wrong.push(`${row.id} is ${row.state} of ${row.cents}, the terminal moved ${moved}`);
    if (journal.ended?.state !== row.state || journal.ended.cents !== row.cents) wrong.push(`${row.id}: the journal ends with ${JSON.stringify(journal.ended)}, the row is ${row.state} of ${row.cents}`);
  }
  const net = charges.reduce((sum, { cents }) => sum + cents, 0);
  const tendered = sale.tenders.filter(({ kind }) => kind === 'card').reduce((sum, { cents }) => sum + cents, 0);
  if (net !== tendered) wrong.push(`the card paid ${net}, the sale says ${tendered}`);
  if (sale.state !== 'completed') wrong.push(`the sale is ${sale.state}`);
  return wrong;
};

const saleById = async (station: CardStation, saleId: string): Promise<Sale> => {
  const last = rowsOf(station, saleId).at(-1)!;
  return station.client().payments.askCard({ commandId: station.commandId(), cardPaymentId: last.id });
};

export interface CardOptions {
  rounds: number;
  seed: number;
  setting?: CardSetting;
  watching?: Watching;
}

/** Runs the rounds on one growing database; each is one sale. */
export const cardTerminal = async ({ rounds, seed, setting = 'good', watching }: CardOptions): Promise<FaultReport> => {
  const random = seededRandom(seed);
  const pick = <One>(from: readonly One[]): One => from[Math.floor(random.number() * from.length)]!;
  const terminal = await startCardTerminal();
  terminal.till.leaky = true;
  const station = await startCardStation(terminal, seed, setting);
  const failures: string[] = [];
  const figures = { lost: 0, kills: 0, restarts: 0, charged: 0, refunds: 0, foundLate: 0, unknown: 0, days: 0 };
  let shiftId = station.now().station.deps.db.raw.prepare(`SELECT id FROM shift WHERE state <> 'closed'`).pluck().get() as string;

  let heldMs = 0;
  const tick = async (ms: number) => {
    heldMs = terminal.held() > 0 ? heldMs + ms : 0;
    if (heldMs > LONGEST_HOLD_MS) {
      await terminal.deliver();
      heldMs = 0;
    }
    station.clock.advance(ms);
    await station.tick();
    await station.quiet();
  };
  /** Whether a payment has no certain end, or was charged late and is not given back. */
  const isOpen = (saleId: string) => {
    const rows = rowsOf(station, saleId);
    return rows.some((row) => row.ended_at === null || row.ask_at !== null || (row.reason === 'foundLate' && !rows.some((back) => back.refunds_id === row.id && back.state === 'approved')));
  };
  const isCertain = (saleId: string) => !terminal.till.busy() && !isOpen(saleId);
  /** The shift must not close while a payment is open; asked at any moment. */
  const closesTooEarly = async (saleId: string): Promise<string[]> => {
    const open = isOpen(saleId);
    const refusal = await refusalOf(station.client().payments.closeShift({ commandId: station.commandId(), shiftId }));
    const told = (refusal.data as { obstacles?: string[] } | undefined)?.obstacles?.includes('unknownCard') ?? false;
    return refusal.code !== 'CANNOT_CLOSE' || told !== open ? [`closing while a payment is ${open ? 'open' : 'certain'} says ${refusal.code} ${JSON.stringify(refusal.data)}`] : [];
  };

  /** A troubled line, a customer of some mood, perhaps a terminal that starts anew and a kill. */
  const trouble = () => {
    let troubles = 1 + Math.floor(random.number() * TROUBLED_TURNS);
    terminal.line = (): LineFault => {
      if (troubles <= 0 || random.number() < 0.3) return 'none';
      troubles -= 1;
      figures.lost += 1;
      return pick(LINE_FAULTS);
    };
    const restartAt = random.number() < 0.15 ? pick(['received', 'cardShown', 'charged'] as const) : null;
    let restarted = false;
    terminal.till.onStep = (step) => {
      if (restarted || step !== restartAt) return;
      restarted = true;
      figures.restarts += 1;
      terminal.restart();
    };
    station.killAt = random.number() < 0.4 ? pick(KILLS) : null;
    station.line.order = station.line.question = 60;
  };

  /** The line is well from here on, and nobody hurries. */
  const calm = () => {
    terminal.line = () => 'none';
    station.killAt = null;
    station.line.order = station.line.question = 5_000;
  };

  /** What the cashier does with a payment that ended otherwise: the rest in cash, a refund once more to the card. */
  const goOn = async (saleId: string): Promise<void> => {
    const now = await saleById(station, saleId);
    const { payments } = station.client();
    if (now.state !== 'open') return;
    if (now.kind === 'sale') await payments.payCash({ commandId: station.commandId(), saleId, givenCents: now.cashDueCents });
    else if (rowsOf(station, saleId).every((row) => row.ask_at === null)) await payments.payCard({ commandId: station.commandId(), saleId });
  };

  /** Follows a sale whose card payment was started until everything about it is certain. */
  const follow = async (saleId: string): Promise<string[]> => {
    const wrong: string[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (turn === TROUBLED_TURNS) calm();
      if (random.number() < 0.3) terminal.till.act();
      if (random.number() < 0.15) await terminal.deliver();
      await station.quiet();
      if (turn < TROUBLED_TURNS && random.number() < 0.1) await station.kill();
      await station.quiet();
      wrong.push(...(await closesTooEarly(saleId)));
      if (rowsOf(station, saleId).some(({ state }) => state === 'unknown')) figures.unknown += 1;
      if (rowsOf(station, saleId).at(-1)!.ended_at !== null && random.number() < 0.5) await goOn(saleId);
      if (turn >= TROUBLED_TURNS) {
        await terminal.deliver();
        terminal.till.act();
      }
      await station.quiet();
      if (isCertain(saleId) && (await saleById(station, saleId)).state === 'completed') break;
      await tick(pick(WAITS_MS));
    }
    calm();
    await terminal.deliver();
    terminal.till.act();
    await tick(1_000);
    return [...wrong, ...wrongIn(station, terminal, await saleById(station, saleId))];
  };

  const oneSale = async (): Promise<string[]> => {
    terminal.till.customer = pick(CUSTOMERS);
    const begun = await station.client().payments.startSale({ commandId: station.commandId(), deskId: station.deskId });
    const sale = await station.client().payments.addProduct({ commandId: station.commandId(), saleId: begun.id, productId: 'passi', quantity: 1 + Math.floor(random.number() * 9) });
    trouble();
    await station.client().payments.payCard({ commandId: station.commandId(), saleId: sale.id });
    const wrong = await follow(sale.id);
    const { receiptNumber, lines, tenders } = await saleById(station, sale.id);
    if (wrong.length > 0 || receiptNumber === null || tenders.every(({ kind }) => kind === 'cash') || random.number() < 0.5) return wrong;
    terminal.till.customer = 'approves';
    trouble();
    const refund = await station.client().payments.refund({ commandId: station.commandId(), number: receiptNumber, deskId: station.deskId, lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })), reason: 'palautus' });
    figures.refunds += 1;
    return follow(refund.id);
  };

  /** One sale may take hours on a bad line, and none may run over midnight. */
  const isEvening = () => station.clock.now().slice(11, 13) >= '15';

  /** The day is counted and closed; its card sums are what the terminal moved. */
  const closeDay = async (): Promise<string[]> => {
    const { payments } = station.client();
    const { cash } = await payments.xReport({ commandId: station.commandId(), shiftId });
    const count = { '100': Math.floor(cash.expectedCents / 100), '5': (cash.expectedCents % 100) / 5 };
    await payments.countShift({ commandId: station.commandId(), shiftId, count });
    const z = await payments.closeShift({ commandId: station.commandId(), shiftId });
    const card = z.byTender.find(({ kind }) => kind === 'card');
    const ofShift = new Set(station.now().station.deps.db.raw.prepare('SELECT id FROM card_payment WHERE shift_id = ?').pluck().all(shiftId) as string[]);
    const moved = terminal.till.charges.filter(({ paymentId }) => ofShift.has(paymentId)).reduce((sum, { cents }) => sum + cents, 0);
    const told = (card?.inCents ?? 0) - Math.abs(card?.outCents ?? 0);
    figures.days += 1;
    if (isEvening()) station.clock.advance(EVENING_TO_MORNING_MS);
    const next = await payments.openShift({ commandId: station.commandId(), registerId: station.registerId, count: { '100': 100 }, training: false });
    shiftId = next.id;
    return told === moved ? [] : [`the Z report says ${told} by card, the terminal moved ${moved}`];
  };

  const course = startRounds('card-terminal', rounds, failures, watching);
  try {
    for (let round = course.next(); round !== null; round = course.next()) {
      const found = await oneSale();
      if (found.length === 0 && (isEvening() || round % SHIFT_ROUNDS === 0 || round === rounds || watching?.stop.aborted === true)) found.push(...(await closeDay()));
      failures.push(...found.map((text) => `round ${round}: ${text}`));
      if (setting !== 'good' && failures.length > 0) break;
    }
    figures.kills = station.kills();
    figures.charged = terminal.till.charges.length;
    figures.foundLate = station.now().station.deps.db.raw.prepare(`SELECT count(*) FROM card_payment WHERE reason = 'foundLate'`).pluck().get() as number;
    const orphans = terminal.till.charges.filter(({ paymentId }) => !journalled(station, paymentId).started);
    failures.push(...orphans.map(({ paymentId }) => `${paymentId} was charged without a journal row`));
    failures.push(...cardNumbersBelow(station.folder()).map((found) => `a card number is on the disk: ${found}`));
    failures.push(...cardNumbersIn(station.logged.join('\n')).map((found) => `a card number is in the log: ${found}`));
  } finally {
    await station.close();
    await terminal.close();
  }
  return course.report(seed, figures);
};
