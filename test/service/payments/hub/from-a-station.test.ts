/** What a real desk sells reaches the hub by its outbox, is settled to its payees, and its journal's head is co-signed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isCoSigned } from '#service/features/payments/co-signed.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { S1 } from '../../../support/settlement.ts';
import { CITY, POLICE, startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
let at: TestHub;
beforeEach(async () => {
  at = await startHub({ providers: ['poliisi', 'mikkeli'].map(testProvider) });
  till = await startTill();
});
afterEach(async () => {
  await till.close();
  await at.close();
});

test('each payee gets its lines, the rounding stays at the desk, and the settlement names the co-signed head', async () => {
  const station = at.as({ kind: 'station', deviceId: S1 });
  const drain = () => till.station.outbox.drain((events) => station.outbox.push({ events }));
  // 56.00 + 0.99 € in cash is rounded to 57.00 €.
  const sold = await till.paidInCash(await till.sale(['passi'], ['kopio', 3]), 6_000);
  await till.cashier.payments.refund({ commandId: till.commandId(), number: sold.receiptNumber!, deskId: till.deskId, lines: [{ lineId: sold.lines[1]!.id, quantity: 1 }], reason: 'Huono kopio' });
  await drain();
  await drain();

  const { raw } = till.station.deps.db;
  const head = raw.prepare(`SELECT register_id AS registerId, chain, last_sequence AS sequence, last_hash AS hash FROM journal_chain WHERE chain = 'real'`).get() as { registerId: string; chain: 'real'; sequence: number; hash: string };
  const publicKey = String(raw.prepare('SELECT public_key FROM register').pluck().get());
  const signed = await station.payments.coSign({ head, publicKey });
  expect(isCoSigned(signed, signed.hubKey)).toBe(true);

  const administrator = await at.editorOf(null);
  for (const payee of [POLICE, CITY]) await administrator.payments.savePayee({ commandId: at.commandId(), payee: { ...payee, businessId: '0165116-3' } });
  const settle = (payeeId: string) => administrator.payments.settle({ commandId: at.commandId(), payeeId, to: '2026-03-02' });
  expect(await settle('poliisi')).toMatchObject({ salesCents: 5_600, refundsCents: 0, payableCents: 5_600, heads: [head] });
  expect(await settle('mikkeli')).toMatchObject({ salesCents: 99, refundsCents: -33, payableCents: 66, receipts: 2 });
});
