/** Paying by card through the front door: real station, real driver, a terminal program on a line that may be bad. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { startCardTill, statesOf, type CardTill } from '../../../support/card-till.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { journalOf } from '../../../support/till.ts';

let till: CardTill;
beforeEach(async () => {
  till = await startCardTill();
});
afterEach(() => till.close());

const pay = (saleId: string, cents?: number, commandId = till.commandId()) => till.cashier.payments.payCard({ commandId, saleId, ...(cents === undefined ? {} : { cents }) });
const kinds = () => journalOf(till).map(({ kind }) => kind);
const charged = () => till.cardTerminal.till.charges.map(({ cents }) => cents);
const net = () => charged().reduce((sum, cents) => sum + cents, 0);

describe('a payment by card', () => {
  it('approved, completes the sale; its journal row is older than its charge', async () => {
    const sale = await till.sale(['passi']);
    const before: string[] = [];
    till.cardTerminal.till.onStep = () => void before.push(...kinds().slice(-1));
    const paying = await pay(sale.id);
    expect(paying).toMatchObject({ state: 'paying', cardPayments: [{ state: 'pending', cents: 5_600 }] });
    await till.quiet();
    const done = await till.saleNow(sale.id);
    expect(done).toMatchObject({ state: 'completed', dueCents: 0, tenders: [{ kind: 'card', cents: 5_600, cardPaymentId: done.cardPayments[0]?.id }] });
    expect(done.cardPayments[0]).toMatchObject({ state: 'approved', approvalCode: expect.stringMatching(/^A\d+$/) as string, cardNumber: expect.stringMatching(/^\d{6}\*{4}\d{4}$/) as string });
    expect(before[0]).toBe('cardStarted');
    expect(kinds().slice(-3)).toEqual(['cardStarted', 'cardEnded', 'sale']);
    expect(charged()).toEqual([5_600]);
  });

  it('declined, leaves the sale open for another way', async () => {
    till.cardTerminal.till.customer = 'declined';
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    const open = await till.saleNow(sale.id);
    expect([open.state, ...statesOf(open)]).toEqual(['open', 'declined refused']);
    expect(await till.paidInCash(open)).toMatchObject({ state: 'completed' });
    expect(charged()).toEqual([]);
  });

  it('approved in part, leaves the rest due', async () => {
    till.cardTerminal.till.customer = 'partly';
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    const open = await till.saleNow(sale.id);
    expect(open).toMatchObject({ state: 'open', dueCents: 2_800 });
    expect(await till.paidInCash(open)).toMatchObject({ state: 'completed' });
    expect(charged()).toEqual([2_800]);
  });

  it('commanded twice is charged once', async () => {
    const sale = await till.sale(['passi']);
    const command = till.commandId();
    const [first, second] = await Promise.all([pay(sale.id, undefined, command), pay(sale.id, undefined, command)]);
    expect(second.cardPayments).toEqual(first.cardPayments);
    expect(await refusalText(pay(sale.id))).toBe('PAYMENT_OPEN');
    await till.quiet();
    expect(charged()).toEqual([5_600]);
  });

  it('is given up at the terminal when the cashier asks', async () => {
    till.cardTerminal.till.customer = 'slow';
    const sale = await till.sale(['passi']);
    const arrived = new Promise<void>((done) => {
      till.cardTerminal.till.onStep = () => done();
    });
    const paying = await pay(sale.id);
    await arrived;
    await till.cashier.payments.cancelCard({ commandId: till.commandId(), cardPaymentId: paying.cardPayments[0]!.id });
    await till.quiet();
    const open = await till.saleNow(sale.id);
    expect([open.state, ...statesOf(open)]).toEqual(['open', 'cancelled cancelledByCashier']);
    expect(charged()).toEqual([]);
  });

  it('on a terminal that is off ends at once, uncharged', async () => {
    await till.cardTerminal.down();
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    expect(statesOf(await till.saleNow(sale.id))).toEqual(['cancelled terminalAway']);
    await till.cardTerminal.up();
  });

  it('goes back to the card it came from', async () => {
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    const { receiptNumber, lines } = await till.saleNow(sale.id);
    const refund = await till.cashier.payments.refund({ commandId: till.commandId(), number: receiptNumber!, deskId: till.deskId, lines: [{ lineId: lines[0]!.id, quantity: 1 }], reason: 'väärä tuote' });
    await till.quiet();
    expect(await till.saleNow(refund.id)).toMatchObject({ state: 'completed', kind: 'refund', tenders: [{ kind: 'card', cents: -5_600 }] });
    expect(charged()).toEqual([5_600, -5_600]);
    expect(till.cardTerminal.came).toMatchObject({ Reversal: 1 });
  });
});

describe('a lost answer', () => {
  it('is asked for, and the payment stands as the terminal made it', async () => {
    till.cardTerminal.line = (category) => (category === 'Payment' ? 'hungUp' : 'none');
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    expect(await till.saleNow(sale.id)).toMatchObject({ state: 'completed' });
    expect(charged()).toEqual([5_600]);
  });

  it('that nobody can tell is unknown after the terminal’s time, closes no day, and is told when the line is back', async () => {
    till.cardTerminal.line = () => 'hungUp';
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    await till.pass(119_000);
    expect(statesOf(await refusedSale(sale.id))).toEqual(['pending noAnswer']);
    await till.pass(5_000);
    expect(statesOf(await refusedSale(sale.id))).toEqual(['unknown noAnswer']);
    expect(await refusalOf(till.closeDay())).toMatchObject({ code: 'CANNOT_CLOSE', data: { obstacles: expect.arrayContaining(['unknownCard']) as string[] } });
    expect(await refusalText(till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 5_600 }))).toBe('PAYMENT_OPEN');
    till.cardTerminal.line = () => 'none';
    await till.pass(60_000);
    expect(await till.saleNow(sale.id)).toMatchObject({ state: 'completed' });
    expect(charged()).toEqual([5_600]);
  });

  /** The sale of a question that was refused. */
  const refusedSale = async (saleId: string) => {
    expect(await refusalText(till.saleNow(saleId))).toBe('TERMINAL_AWAY');
    const view = till.station.deps.db.raw.prepare('SELECT id, state, reason FROM card_payment WHERE sale_id = ?').all(saleId) as { id: string; state: string; reason: string | null }[];
    return { cardPayments: view } as never;
  };

  it('of an order that never came is believed after the terminal’s time, and watched before the day closes', async () => {
    till.hasten();
    till.cardTerminal.line = (category) => (category === 'Payment' ? 'lost' : 'none');
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    expect(statesOf(await till.saleNow(sale.id))).toEqual(['pending noAnswer']);
    await till.pass(121_000);
    const open = await till.saleNow(sale.id);
    expect([open.state, ...statesOf(open)]).toEqual(['open', 'cancelled notFound']);
    await till.paidInCash(open);
    expect(await refusalText(till.closeDay())).toBe('CANNOT_CLOSE');
    await till.pass(180_000);
    expect(await till.closeDay()).toMatchObject({ kind: 'z' });
    expect(charged()).toEqual([]);
  });

  it('of an order that came after all is found, and the money goes back before the day closes', async () => {
    till.hasten();
    till.cardTerminal.line = (category) => (category === 'Payment' ? 'delayedIn' : 'none');
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    await till.pass(121_000);
    await till.paidInCash(await till.saleNow(sale.id));
    await till.cardTerminal.deliver();
    expect(charged()).toEqual([5_600]);
    await till.pass(10_000);
    expect(charged()).toEqual([5_600, -5_600]);
    const rows = till.station.deps.db.raw.prepare('SELECT state, reason, cents FROM card_payment ORDER BY id').all();
    expect(rows).toEqual([
      { state: 'approved', reason: 'foundLate', cents: 5_600 },
      { state: 'approved', reason: null, cents: -5_600 },
    ]);
    const report = (await till.closeDay()) as ShiftReport;
    expect(report.sales).toMatchObject({ count: 1, cents: 5_600 });
    expect(report.byTender.find(({ kind }) => kind === 'card')?.inCents ?? 0).toBe(0);
    expect(net()).toBe(0);
  });

  it('of a late charge’s way back is asked for too, and never sent twice', async () => {
    till.hasten();
    till.cardTerminal.line = (category) => (category === 'Payment' ? 'delayedIn' : category === 'Reversal' ? 'lost' : 'none');
    const sale = await till.sale(['passi']);
    await pay(sale.id);
    await till.quiet();
    await till.pass(121_000);
    await till.cardTerminal.deliver();
    await till.pass(10_000);
    till.cardTerminal.line = () => 'none';
    expect(await refusalText(till.closeDay())).toBe('CANNOT_CLOSE');
    for (let minute = 0; minute < 8; minute += 1) await till.pass(60_000);
    expect(charged()).toEqual([5_600, -5_600]);
  });
});

describe('a terminal that stands alone', () => {
  const manual = () =>
    till.cashier.payments.saveRegister({ commandId: till.commandId(), id: till.registerId, register: { name: 'Kassa 1', deskIds: [till.deskId], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'manual' } } });
  const end = (cardPaymentId: string, told: { approved: boolean; approvalCode?: string }) => till.cashier.payments.endManualCard({ commandId: till.commandId(), cardPaymentId, ...told });

  it('is told by the cashier, with the approval code', async () => {
    await manual();
    const sale = await till.sale(['passi']);
    const { cardPayments } = await pay(sale.id);
    const id = cardPayments[0]!.id;
    await till.quiet();
    await till.pass(600_000);
    expect(statesOf(await till.saleNow(sale.id))).toEqual(['pending byHand']);
    expect(await refusalText(till.closeDay())).toBe('CANNOT_CLOSE');
    expect((await refusalOf(end(id, { approved: true }))).code).toBe('BAD_INPUT');
    expect(await end(id, { approved: true, approvalCode: 'K123456' })).toMatchObject({ state: 'completed', cardPayments: [{ state: 'approved', approvalCode: 'K123456' }] });
    expect(await refusalText(end(id, { approved: false }))).toBe('SALE_OVER');
  });

  it('declines, or is given up', async () => {
    await manual();
    const sale = await till.sale(['passi']);
    const first = await pay(sale.id);
    expect(statesOf(await end(first.cardPayments[0]!.id, { approved: false }))).toEqual(['declined refused']);
    const second = await pay(sale.id);
    const given = await till.cashier.payments.cancelCard({ commandId: till.commandId(), cardPaymentId: second.cardPayments[1]!.id });
    expect([given.state, ...statesOf(given)]).toEqual(['open', 'declined refused', 'cancelled cancelledByCashier']);
  });

  it('another cashier does not end it; nobody ends by hand what a terminal knows', async () => {
    await manual();
    const other = till.advisors[1]!.client;
    const byHand = await pay((await till.sale(['passi'])).id);
    expect(await refusalText(other.payments.endManualCard({ commandId: till.commandId(), cardPaymentId: byHand.cardPayments[0]!.id, approved: true, approvalCode: 'K123456' }))).toBe('NOT_YOUR_SHIFT');
  });

  it('nobody ends by hand what a terminal knows', async () => {
    till.cardTerminal.line = () => 'hungUp';
    const paying = await pay((await till.sale(['passi'])).id);
    await till.quiet();
    expect(await refusalText(end(paying.cardPayments[0]!.id, { approved: true, approvalCode: 'K123456' }))).toBe('FORBIDDEN');
  });
});

it('without a terminal’s secret nothing is begun', async () => {
  till.station.deps.db.raw.prepare(`DELETE FROM secret WHERE name LIKE 'cardTerminal:%'`).run();
  const sale = await till.sale(['passi']);
  expect(await refusalText(pay(sale.id))).toBe('TERMINAL_AWAY');
  expect(kinds()).not.toContain('cardStarted');
});

it('the secret of a terminal is in one place', async () => {
  const { db } = till.station.deps;
  const { passphrase } = till.cardTerminal.key;
  const tables = (db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name <> 'secret'`).all() as { name: string }[]).map(({ name }) => name);
  for (const name of tables) expect(JSON.stringify(db.raw.prepare(`SELECT * FROM "${name}"`).all())).not.toContain(passphrase);
  expect(await refusalOf(till.cashier.payments.setTerminalSecret({ commandId: till.commandId(), registerId: till.registerId, passphrase, certificate: 'no certificate' }))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'certificate', reason: 'notValid' }] } });
});

describe('training', () => {
  it('never reaches the terminal', async () => {
    const training = await startCardTill({ training: true });
    const sale = await training.sale(['passi']);
    const { cardPayments } = await training.cashier.payments.payCard({ commandId: training.commandId(), saleId: sale.id });
    await training.quiet();
    await training.cashier.payments.endManualCard({ commandId: training.commandId(), cardPaymentId: cardPayments[0]!.id, approved: true, approvalCode: 'HARJ1' });
    expect(training.cardTerminal.came).toEqual({});
    await training.close();
  });
});
