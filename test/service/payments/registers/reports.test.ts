/** X and Z reports, cash beside sales, blind counts, training, and a shift that was forgotten. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { startTill } from '../../../support/till.ts';
import { HUNDRED, startRegisters, type Person, type Registers } from './desk.ts';

let at: Registers;
beforeAll(async () => {
  at = await startRegisters();
});
afterEach(() => at.free());
afterAll(() => at.close());

const command = <Input extends object>(input: Input) => ({ commandId: at.commandId(), ...input });
const z = (who: Person, shiftId: string) => who.client.payments.closeShift(command({ shiftId }));
const x = (who: Person, shiftId: string) => who.client.payments.xReport(command({ shiftId }));
const move = (who: Person, shiftId: string, direction: 'in' | 'out', cents: number) => who.client.payments.moveCash(command({ shiftId, direction, cents, reason: 'Vaihtorahaa' }));

describe('cash beside sales', () => {
  it('changes what the drawer should hold, and the drawer opened without a sale is counted', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    await move(at.cashier, shift.id, 'in', 2_500);
    await move(at.cashier, shift.id, 'out', 12_000);
    await at.cashier.client.payments.openDrawer(command({ shiftId: shift.id, reason: 'Vaihdoin setelin' }));
    expect(await x(at.cashier, shift.id)).toMatchObject({ kind: 'x', number: null, drawerOpenings: 1, cash: { floatCents: 10_000, cashInCents: 2_500, cashOutCents: 12_000, expectedCents: 500, countedCents: null } });
    expect(await refusalOf(move(at.cashier, shift.id, 'out', 501))).toEqual({ code: 'WRONG_AMOUNT', data: { reason: 'tooMuch' } });
    expect((await at.lead.client.payments.shifts({ from: '2026-03-02', to: '2026-03-02' }))[0]).toMatchObject({ expectedCents: 500, differenceCents: null });
  });

  it('is the cashier’s alone, and not after the count', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    expect(await refusalText(move(at.lead, shift.id, 'in', 100))).toBe('NOT_YOUR_SHIFT');
    await at.count(at.cashier, shift.id, HUNDRED);
    expect(await refusalText(move(at.cashier, shift.id, 'in', 100))).toBe('CONFLICT shiftCounted');
    expect(await refusalText(at.cashier.client.payments.openDrawer(command({ shiftId: shift.id, reason: 'Muuten vain' })))).toBe('CONFLICT shiftCounted');
  });
});

describe('a Z report', () => {
  it('has a gapless number a register, the head before it, and is found again as it was', async () => {
    const register = await at.register();
    for (const number of [1, 2, 3]) {
      const shift = await at.open(at.cashier, register.id);
      await at.count(at.cashier, shift.id, HUNDRED);
      const report = await z(at.cashier, shift.id);
      expect(report).toMatchObject({ kind: 'z', number, shiftNumber: number, head: { chain: 'real', sequence: (number - 1) * 3 + 2 }, grandTotalCents: 0 });
      expect(await at.lead.client.payments.zReport({ shiftId: shift.id })).toEqual(report);
    }
    const { heads, faults } = await at.lead.client.payments.verifyJournal({ registerId: register.id });
    expect(faults).toEqual([]);
    expect(heads[0]).toMatchObject({ sequence: 9 });
  });

  it('is told to the hub once', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    await at.count(at.cashier, shift.id, HUNDRED);
    const report = await z(at.cashier, shift.id);
    const sent = at.station.deps.db.all(at.station.deps.db.q.selectFrom('outbox').select('payload').where('kind', '=', 'shift.closed'));
    expect(sent.map(({ payload }) => JSON.parse(payload) as { report: { shiftId: string } }).filter((told) => told.report.shiftId === shift.id)).toEqual([{ report }]);
  });

  it('of a shift that is not closed is not there', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    expect(await refusalText(at.lead.client.payments.zReport({ shiftId: shift.id }))).toBe('NOT_FOUND');
  });

  it('sums the sales of the journal, and its grand total goes on with the next', async () => {
    const till = await startTill();
    try {
      const sold = async (...products: Parameters<typeof till.sale>) => till.paidInCash(await till.sale(...products));
      const first = await sold(['passi'], ['kopio']);
      const second = await sold(['kopio', 2]);
      const expectedCents = 5_000 + 5_000 + 1_000 + 500 + 200 + 100 + 5_635 + 65;
      const report = await till.cashier.payments.xReport({ commandId: till.commandId(), shiftId: till.shiftId });
      expect(report).toMatchObject({
        sales: { count: 2, cents: 5_633 + 66 },
        roundingCents: 1,
        byPayee: [{ payeeId: 'poliisi', salesCents: 5_600 }, { payeeId: 'mikkeli', salesCents: 99 }],
        byTender: [{ kind: 'cash', count: 2, inCents: 5_700, outCents: 0 }],
        receipts: { first: first.receiptNumber, last: second.receiptNumber, count: 2 },
        cash: { takenCents: 5_700, expectedCents },
        grandTotalCents: 5_699,
      });
      const shown = (await till.cashier.payments.shifts({ from: '2026-03-02', to: '2026-03-02' }))[0]!;
      expect(shown.expectedCents).toBe(expectedCents);
      await till.cashier.payments.countShift({ commandId: till.commandId(), shiftId: till.shiftId, count: { '1': expectedCents } });
      expect(await till.cashier.payments.closeShift({ commandId: till.commandId(), shiftId: till.shiftId })).toMatchObject({ number: 1, grandTotalCents: 5_699, cash: { differenceCents: 0 } });
      const next = await till.cashier.payments.openShift({ commandId: till.commandId(), registerId: till.registerId, count: {}, training: false });
      await sold(['passi']);
      expect(await till.cashier.payments.xReport({ commandId: till.commandId(), shiftId: next.id })).toMatchObject({ sales: { count: 1, cents: 5_600 }, grandTotalCents: 5_699 + 5_600 });
    } finally {
      await till.close();
    }
  });

  it('waits for a sale that is open', async () => {
    const till = await startTill();
    try {
      const sale = await till.sale(['passi']);
      const count = () => till.cashier.payments.countShift({ commandId: till.commandId(), shiftId: till.shiftId, count: { '1': 11_800 } });
      expect(await refusalOf(count())).toEqual({ code: 'CANNOT_CLOSE', data: { obstacles: ['openSale', 'notCounted'] } });
      await till.cashier.payments.cancelSale({ commandId: till.commandId(), saleId: sale.id });
      expect(await count()).toMatchObject({ obstacles: [] });
    } finally {
      await till.close();
    }
  });

  it('waits for a card payment without a certain end', async () => {
    const till = await startTill();
    try {
      const sale = await till.sale(['passi']);
      await till.cashier.payments.payCard({ commandId: till.commandId(), saleId: sale.id });
      const [shift] = await till.cashier.payments.shifts({ from: '2026-03-02', to: '2026-03-02' });
      expect(shift!.obstacles).toEqual(['unknownCard', 'openSale', 'notCounted']);
      expect(await refusalOf(till.cashier.payments.closeShift({ commandId: till.commandId(), shiftId: till.shiftId }))).toMatchObject({ code: 'CANNOT_CLOSE' });
    } finally {
      await till.close();
    }
  });
});

describe('a blind count', () => {
  it('is not told what to expect before it is made', async () => {
    const register = await at.register({ blindCount: true });
    const shift = await at.open(at.cashier, register.id);
    expect(shift.expectedCents).toBeNull();
    expect(await refusalText(x(at.cashier, shift.id))).toBe('CONFLICT blindCount');
    expect(await x(at.lead, shift.id)).toMatchObject({ cash: { expectedCents: 10_000 } });
    expect(await at.count(at.cashier, shift.id, HUNDRED)).toMatchObject({ expectedCents: 10_000, obstacles: [] });
    expect(await x(at.cashier, shift.id)).toMatchObject({ cash: { differenceCents: 0 } });
  });

  it('made again is looked at by another person, whatever it comes to', async () => {
    const shift = await at.open(at.cashier, (await at.register({ blindCount: true })).id);
    await at.count(at.cashier, shift.id, { '1': 9_000 }, 'Laskin väärin');
    expect(await at.count(at.cashier, shift.id, HUNDRED)).toMatchObject({ counted: { differenceCents: 0 }, obstacles: ['notApproved'] });
    expect(await at.lead.client.payments.approveDifference(command({ shiftId: shift.id, explanation: 'Laskettu yhdessä' }))).toMatchObject({ obstacles: [] });
  });
});

describe('training', () => {
  it('has a chain and numbers of its own, and nothing of it is in real totals', async () => {
    const register = await at.register();
    const training = await at.open(at.cashier, register.id, HUNDRED, true);
    expect(training).toMatchObject({ training: true, number: 1 });
    expect(await refusalText(at.open(at.otherCashier, register.id))).toBe('CONFLICT shiftOpen');
    await at.count(at.cashier, training.id, HUNDRED);
    expect(await z(at.cashier, training.id)).toMatchObject({ training: true, number: 1, head: { chain: 'training' } });
    const real = await at.open(at.cashier, register.id);
    expect(real).toMatchObject({ training: false, number: 1 });
    await at.count(at.cashier, real.id, HUNDRED);
    expect(await z(at.cashier, real.id)).toMatchObject({ training: false, number: 1, head: { chain: 'real', sequence: 2 } });
    const { heads } = await at.lead.client.payments.verifyJournal({ registerId: register.id });
    expect(heads.map(({ chain, sequence }) => [chain, sequence])).toEqual([['real', 3], ['training', 3]]);
  });
});

describe('a shift that was left open', () => {
  it('is told, moves no money, and is counted and closed before another opens', async () => {
    const [register, other] = [await at.register(), await at.register()];
    const shift = await at.open(at.cashier, register.id);
    at.clock.set('2026-03-03T08:00:00.000Z');
    const forgotten = { code: 'SHIFT_FORGOTTEN', data: { shiftId: shift.id, businessDate: '2026-03-02' } };
    expect(await refusalOf(at.open(at.otherCashier, register.id))).toEqual(forgotten);
    expect(await refusalOf(at.open(at.cashier, other.id))).toEqual(forgotten);
    expect(await refusalOf(move(at.cashier, shift.id, 'in', 100))).toEqual(forgotten);
    expect((await at.lead.client.payments.shifts({ from: '2026-03-02', to: '2026-03-02' }))[0]).toMatchObject({ forgotten: true });
    await at.count(at.lead, shift.id, HUNDRED);
    expect(await z(at.lead, shift.id)).toMatchObject({ businessDate: '2026-03-02', to: '2026-03-03T08:00:00.000Z' });
    expect(await at.open(at.otherCashier, register.id)).toMatchObject({ number: 2, businessDate: '2026-03-03' });
  });
});
