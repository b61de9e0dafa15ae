/** Settlement: each receipt line in exactly one, whatever comes late, twice, out of order or at once. */
import { array, asyncProperty, assert, boolean, constantFrom, integer, record } from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settle } from '#service/features/payments/hub/settling.ts';
import { settlementFor } from '#service/features/payments/hub/settlements.ts';
import { openHubDatabase } from '#service/kernel/db-hub.ts';
import { createHubOnce } from '#service/kernel/hub-commands.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { readReference } from '#shared/domain/reference-number.ts';
import { outboxEvent } from '../../../support/hub.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { HEX, receiptEvent, registerId, S1, S2, shiftReport, startSettling, type HubAtWork, type ReceiptOptions } from '../../../support/settlement.ts';

let at: HubAtWork;
beforeEach(async () => {
  at = await startSettling();
});
afterEach(() => at.close());

const fee = (number: number, cents: number, change: Partial<ReceiptOptions> = {}): ReceiptOptions => ({ number, lines: [{ payeeId: 'a', cents }], ...change });
const GENERAL = { vatClass: 'general', vatRate: 2_550 } as const;

describe('a settlement', () => {
  test('pays each payee its own lines of a shared receipt, to the cent', async () => {
    await at.receive([{ number: 1, lines: [{ payeeId: 'a', cents: 4_401 }, { payeeId: 'b', cents: 333, quantity: 3 }] }]);
    const [a, b] = [await at.settle('a'), await at.settle('b')];
    expect(a).toMatchObject({ payeeId: 'a', salesCents: 4_401, refundsCents: 0, feesCents: 0, payableCents: 4_401, receipts: 1, state: 'made', from: '2026-03-02', to: '2026-03-31' });
    expect(b).toMatchObject({ payeeId: 'b', payableCents: 999 });
    expect(readReference(a.paymentId)).toMatchObject({ ok: true, kind: 'rf' });
    expect(a.paymentId).not.toBe(b.paymentId);
  });

  test('takes refunds and voids off', async () => {
    await at.receive([fee(1, 5_000), fee(2, 3_000), fee(3, -1_000, { kind: 'refund' }), fee(4, -3_000, { kind: 'void' })]);
    expect(await at.settle()).toMatchObject({ salesCents: 8_000, refundsCents: -4_000, payableCents: 4_000, receipts: 4 });
  });

  test('counts tax per rate and receipt, and nothing as no tax', async () => {
    const taxed = (number: number) => ({ number, lines: [{ payeeId: 'a', cents: 110, vat: GENERAL }, { payeeId: 'a', cents: 110, vat: GENERAL }, { payeeId: 'a', cents: 1_000 }] });
    await at.receive([taxed(1), taxed(2)]);
    // 25.5 % of 2.20 € is 0.45 € a receipt; counted by line it would be 0.88 € in all, and by period 0.89 €.
    expect((await at.settle()).vat).toEqual([
      { vatClass: 'general', vatRate: 2_550, netCents: 350, vatCents: 90, grossCents: 440 },
      { vatClass: 'none', vatRate: null, netCents: 2_000, vatCents: 0, grossCents: 2_000 },
    ]);
  });

  test('keeps the fee agreed: for each receipt that stands, and a share of what was sold', async () => {
    const { administrator, commandId } = at;
    const [payee] = await administrator.payments.payees();
    await administrator.payments.savePayee({ commandId: commandId(), payee: { ...payee!, fees: { perReceiptCents: 50, share: 125 } } });
    await at.receive([fee(1, 4_400), fee(2, 4_400), fee(3, -4_400, { kind: 'void' }), fee(4, -1_000, { kind: 'refund' })]);
    // One receipt stands: 0.50 €, and 1.25 % of 44.00 €.
    expect(await at.settle()).toMatchObject({ feesCents: 50 + 55, payableCents: 8_800 - 5_400 - 105 });
  });

  test('of more given back than sold is owed by the payee', async () => {
    await at.receive([fee(1, -700, { kind: 'refund' })]);
    expect(await at.settle()).toMatchObject({ salesCents: 0, refundsCents: -700, payableCents: -700 });
  });

  test('leaves out training and what was only shown', async () => {
    await at.receive([fee(1, 100), fee(2, 5_000, { training: true })]);
    expect(await at.settle()).toMatchObject({ payableCents: 100, receipts: 1 });
  });

  test('names the furthest heads of the journals it stands on, co-signed or printed on a Z report', async () => {
    const station = at.as({ kind: 'station', deviceId: S1 });
    await at.receive([fee(1, 100), fee(2, 100, { register: 2 })]);
    await station.payments.coSign({ head: { registerId: registerId(1), chain: 'real', sequence: 12, hash: HEX('c') }, publicKey: 'key' });
    await station.payments.coSign({ head: { registerId: registerId(3), chain: 'real', sequence: 50, hash: HEX('d') }, publicKey: 'key' });
    await station.outbox.push({ events: [outboxEvent(3, 'shift.closed', { report: shiftReport() }), outboxEvent(4, 'shift.closed', { report: shiftReport({ shiftId: `0F${'2'.repeat(24)}`, registerId: registerId(2), head: { registerId: registerId(2), chain: 'real', sequence: 7, hash: HEX('7') } }) })] });
    expect((await at.settle()).heads).toEqual([
      { registerId: registerId(1), chain: 'real', sequence: 12, hash: HEX('c') },
      { registerId: registerId(2), chain: 'real', sequence: 7, hash: HEX('7') },
    ]);
  });

  test('keeps the account it was made for when the payee moves its account', async () => {
    await at.receive([fee(1, 100), fee(2, 100, { date: '2026-04-01' })]);
    const before = await at.settle();
    const [payee] = await at.administrator.payments.payees();
    await at.administrator.payments.savePayee({ commandId: at.commandId(), payee: { ...payee!, iban: 'FI2680003710241081' } });
    const after = await at.settle('a', '2026-04-01');
    const { base64 } = await at.administrator.payments.creditTransfers({ commandId: at.commandId(), settlementIds: [before.id, after.id], executeOn: '2026-04-02' });
    const xml = Buffer.from(base64, 'base64').toString();
    expect(xml.match(/<IBAN>FI(?:58|26)\d+/g)).toEqual(['<IBAN>FI5810171000000122', '<IBAN>FI2680003710241081']);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['nothing waits', () => at.settle('b'), 'CONFLICT nothingToSettle'],
    ['the payee is nobody', () => at.settle('nobody'), 'NOT_FOUND'],
    ['the day is still to come', () => at.settle('a', '2026-04-03'), 'BAD_INPUT'],
    ['the day is before the period', () => at.settle('a', '2026-03-01'), 'BAD_INPUT'],
  ])('is refused when %s', async (_name, call, refusal) => {
    await at.receive([fee(1, 100)]);
    expect(await refusalText(call())).toBe(refusal);
    expect(await at.administrator.payments.settlements({})).toEqual([]);
    expect(await at.waitingCents('a')).toBe(100);
  });

  test('of a period that was settled is refused, and its lines are not paid again', async () => {
    await at.receive([fee(1, 100)]);
    await at.settle();
    expect(await refusalOf(at.settle())).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'to', reason: 'beforeFrom' }] } });
    expect(await refusalText(at.settle('a', '2026-04-01'))).toBe('CONFLICT nothingToSettle');
  });

  test('asked for twice with one command is one', async () => {
    await at.receive([fee(1, 100)]);
    const asked = { commandId: at.commandId(), payeeId: 'a', to: '2026-03-31' };
    const [one, other] = [await at.administrator.payments.settle(asked), await at.administrator.payments.settle(asked)];
    expect(other).toEqual(one);
    expect(await at.administrator.payments.settlements({})).toHaveLength(1);
  });
});

describe('receipts', () => {
  test('that come late go into the next settlement, and into no other', async () => {
    await at.receive([fee(1, 100, { date: '2026-03-10' })]);
    const first = await at.settle('a', '2026-03-31');
    await at.receive([fee(2, 20, { date: '2026-03-20' }), fee(3, 3, { date: '2026-04-01' })]);
    const second = await at.settle('a', '2026-04-01');
    expect([first.payableCents, second.payableCents]).toEqual([100, 23]);
    expect(second.from).toBe('2026-04-01');
    expect((await at.administrator.payments.settlements({})).map((one) => one.payableCents)).toEqual([23, 100]);
  });

  test('that come twice, under another id or from a point enrolled anew, count once', async () => {
    await at.receive([fee(1, 100)]);
    await at.as({ kind: 'station', deviceId: S1 }).outbox.push({ events: [receiptEvent(fee(1, 100), 2, `0X${'1'.repeat(24)}`)] });
    await at.as({ kind: 'station', deviceId: S2 }).outbox.push({ events: [receiptEvent(fee(1, 100), 1, `0X${'2'.repeat(24)}`)] });
    expect(await at.settle()).toMatchObject({ payableCents: 100, receipts: 1 });
  });

  test('of two hundred lines are whole', async () => {
    await at.receive([{ number: 1, lines: Array.from({ length: 200 }, () => ({ payeeId: 'a', cents: 7 })) }]);
    expect((await at.settle()).payableCents).toBe(1_400);
  });

  test('that are none hold nothing up', async () => {
    await at.as({ kind: 'station', deviceId: S1 }).outbox.push({ events: [outboxEvent(1, 'receipt.issued', { receipt: { number: 1 } }), receiptEvent(fee(1, 100), 2)] });
    expect((await at.settle()).payableCents).toBe(100);
  });
});

describe('at once', () => {
  test('two settlements of a payee are one, and the other is refused', async () => {
    await at.receive([fee(1, 100), fee(2, 200)]);
    const outcomes = await Promise.allSettled([at.settle(), at.settle(), at.settle()]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await at.administrator.payments.settlements({})).map((one) => one.payableCents)).toEqual([300]);
  });

  test('settling and receiving lose no line and pay none twice', async () => {
    const days = Array.from({ length: 30 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
    await at.receive([fee(1, 1, { date: days[0]! })]);
    await Promise.all(days.flatMap((date, day) => [at.receive([fee(100 + day, 10 ** (day % 5), { date })]), at.settle('a', date).catch(() => null)]));
    const settled = (await at.administrator.payments.settlements({})).reduce((sum, one) => sum + one.payableCents, 0);
    expect(settled + (await at.waitingCents('a'))).toBe(1 + days.reduce((sum, _date, day) => sum + 10 ** (day % 5), 0));
  });
});

test('a hub killed at any statement of a settlement has made it whole or not at all', async () => {
  await at.receive([fee(1, 100), fee(2, 200), fee(3, -50, { kind: 'refund' })]);
  const left = join(at.folder, 'left');
  let statements = 0;
  // What a killed process leaves behind: the files as they lie while the statement is about to run.
  const keepFiles: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      mkdirSync(join(left, String(statements)), { recursive: true });
      for (const name of readdirSync(at.folder).filter((one) => /^hub\.sqlite(-wal)?$/.test(one))) cpSync(join(at.folder, name), join(left, String(statements), name));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const asked = { commandId: at.commandId() };
  const once = createHubOnce({ db: at.database.db.withPlugin(keepFiles), clock: at.clock });
  await once({ deviceId: 'd', procedure: 'payments.settle' }, asked, async (tx, now) => {
    await settle(tx, { id: 'whole', payeeId: 'a', to: '2026-03-31', today: '2026-04-02', editorId: 'e', now });
    return settlementFor(tx, 'whole', null);
  });
  expect(statements).toBeGreaterThan(10);
  for (let index = 1; index <= statements; index += 1) {
    const found = openHubDatabase(join(left, String(index), 'hub.sqlite'), hubMigrations);
    expect(await found.db.selectFrom('settlement').select('id').execute()).toEqual([]);
    expect((await found.db.selectFrom('receipt_line').select('settlement_id').execute()).map((row) => row.settlement_id)).toEqual([null, null, null]);
    await createHubOnce({ db: found.db, clock: at.clock })({ deviceId: 'd', procedure: 'payments.settle' }, asked, (tx, now) => settle(tx, { id: 'again', payeeId: 'a', to: '2026-03-31', today: '2026-04-02', editorId: 'e', now }));
    expect((await settlementFor(found.db, 'again', null)).payableCents).toBe(250);
    await found.close();
  }
  expect((await settlementFor(at.database.db, 'whole', null)).payableCents).toBe(250);
});

test('in any history of sales, refunds, late arrivals and settlements every cent is settled once or waits', async () => {
  const step = record({ settles: boolean(), payeeId: constantFrom('a', 'b'), day: integer({ min: 1, max: 28 }), cents: integer({ min: -5_000, max: 20_000 }) });
  let number = 10_000;
  await assert(
    asyncProperty(array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const own = await startSettling();
      const taken: Record<string, number> = { a: 0, b: 0 };
      for (const { settles, payeeId, day, cents } of steps) {
        const date = `2026-03-${String(day).padStart(2, '0')}`;
        if (settles) await own.settle(payeeId, date).catch(() => null);
        else {
          number += 1;
          await own.receive([{ number, date, kind: cents < 0 ? 'refund' : 'sale', lines: [{ payeeId, cents }] }]);
          taken[payeeId] = (taken[payeeId] ?? 0) + cents;
        }
      }
      const settlements = await own.administrator.payments.settlements({});
      for (const payeeId of ['a', 'b']) {
        const settled = settlements.filter((one) => one.payeeId === payeeId).reduce((sum, one) => sum + one.payableCents, 0);
        expect(settled + (await own.waitingCents(payeeId))).toBe(taken[payeeId]);
      }
      await own.close();
    }),
    { numRuns: 10 },
  );
}, 60_000);
