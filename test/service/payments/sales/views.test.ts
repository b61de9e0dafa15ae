/** What the cashier and the customer see while a sale is made, and after the desk has been started again. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DONE_MS } from '#service/features/payments/sales/views.ts';
import { countedIds } from '../../../support/ids.ts';
import { startStation } from '../../../support/station.ts';
import { startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
const stops: AbortController[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop.abort();
  await till.close();
});

const next = async <Value>(stream: AsyncIterator<Value>): Promise<Value> => {
  const told = await stream.next();
  if (told.done) throw new Error('the stream ended');
  return told.value;
};
const watching = () => {
  const stop = new AbortController();
  stops.push(stop);
  return { signal: stop.signal };
};

describe('the desk', () => {
  it('sees its register, the sale on it, and after it the one just completed', async () => {
    till = await startTill();
    const desk = await till.cashier.payments.watchDesk({ deskId: till.deskId }, watching());
    expect(await next(desk)).toMatchObject({ register: { name: 'Kassa 1' }, shift: { state: 'open' }, sale: null });
    const sale = await till.sale();
    expect(await next(desk)).toMatchObject({ sale: { state: 'open', lines: [] } });
    await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'passi' });
    expect(await next(desk)).toMatchObject({ sale: { dueCents: 5_600 } });
    await till.paidInCash({ ...sale, cashDueCents: 5_600 }, 6_000);
    expect(await next(desk)).toMatchObject({ sale: { state: 'completed', receiptNumber: '1-1', tenders: [{ changeCents: 400 }] } });
  });

  it('of another place at the register sees no sale of this one', async () => {
    till = await startTill();
    const { id, ...register } = (await till.cashier.payments.registers())[0]!;
    await till.cashier.payments.saveRegister({ commandId: till.commandId(), id, register: { ...register, deskIds: till.deskIds } });
    await till.sale(['passi']);
    const other = await till.cashier.payments.watchDesk({ deskId: till.deskIds[1]! }, watching());
    expect(await next(other)).toMatchObject({ register: { id }, sale: null });
  });

  it('finds its draft after the station was started again', async () => {
    till = await startTill();
    const sale = await till.sale(['passi'], ['kopio', 4]);
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-restart-'));
    await till.station.deps.db.backup(join(folder, 'station.sqlite'));
    cpSync(join(folder, 'station.sqlite'), join(folder, 'kept.sqlite'));
    const again = await startStation({ folder, clock: till.clock, ids: countedIds('7') });
    const client = again.as({ kind: 'advisor', deviceId: 'desk-1' });
    expect(await next(await client.payments.watchDesk({ deskId: till.deskId }, watching()))).toMatchObject({ sale });
    expect(await client.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 10_000 })).toMatchObject({ state: 'completed', receiptNumber: '1-1' });
    await again.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the customer', () => {
  it('sees each line and the total before paying, then change, and nothing of the next customer', async () => {
    till = await startTill();
    const terminal = till.as({ kind: 'terminal', deskId: till.deskId });
    const view = await terminal.payments.watchCustomer(undefined, watching());
    expect(await next(view)).toMatchObject({ state: 'nothing', lines: [] });
    const sale = await till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskId, language: 'se' });
    await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'passi' });
    let seen = await next(view);
    while (seen.lines.length === 0) seen = await next(view);
    expect(seen).toMatchObject({ language: 'se', state: 'lines', totalCents: 5_600, cashDueCents: 5_600, lines: [{ name: { fi: 'Passi' }, payee: { fi: 'Poliisi' }, quantity: 1, totalCents: 5_600 }] });
    await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 1_000, cents: 1_000 });
    expect(await next(view)).toMatchObject({ state: 'cash', cashDueCents: 4_600 });
    const paying = await till.cashier.payments.payCard({ commandId: till.commandId(), saleId: sale.id });
    expect(await next(view)).toMatchObject({ state: 'card', cardState: 'pending' });
    await till.cashier.payments.endManualCard({ commandId: till.commandId(), cardPaymentId: paying.cardPayments[0]!.id, approved: true, approvalCode: 'A1B2C3' });
    expect(await next(view)).toMatchObject({ state: 'done', cardState: 'approved', givenCents: 1_000, changeCents: 0 });
    till.clock.advance(30_000);
    const later = await till.cashier.payments.watchCustomerOf({ deskId: till.deskId }, watching());
    expect(await next(later)).toMatchObject({ state: 'nothing', lines: [], totalCents: 0 });
  });

  it('who stays has it cleared from the screen that is open, not before its time and without anybody’s act', async () => {
    till = await startTill();
    const terminal = till.as({ kind: 'terminal', deskId: till.deskId });
    const view = await terminal.payments.watchCustomer(undefined, watching());
    expect(await next(view)).toMatchObject({ state: 'nothing' });
    const sale = await till.sale(['passi']);
    let seen = await next(view);
    while (seen.lines.length === 0) seen = await next(view);
    // Only the timers of the stream are the test's; what the database waits for goes its own way.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const pass = async (ms: number) => {
        till.clock.advance(ms);
        await vi.advanceTimersByTimeAsync(ms);
      };
      await till.paidInCash(sale, 6_000);
      expect(await next(view)).toMatchObject({ state: 'done', changeCents: 400 });
      const cleared: string[] = [];
      const end = next(view).then(({ state }) => void cleared.push(state));
      await pass(DONE_MS - 1);
      expect(cleared).toEqual([]);
      await pass(100);
      await end;
      expect(cleared).toEqual(['nothing']);
    } finally {
      vi.useRealTimers();
    }
  });
});
