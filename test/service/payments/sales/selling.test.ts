/** A sale from its first line to its receipt, in cash. */
import { afterEach, describe, expect, it } from 'vitest';
import { journalOf, startTill, type TestTill } from '../till.ts';

let till: TestTill;
afterEach(() => till.close());

describe('a sale in cash', () => {
  it('of two payees gives a receipt, change, the rounding of law 890/2000 and a journal row', async () => {
    till = await startTill();
    const sale = await till.sale(['passi'], ['kopio', 1]);
    expect(sale).toMatchObject({ state: 'open', dueCents: 5_633, cashDueCents: 5_635 });
    const paid = await till.paidInCash(sale, 6_000);
    expect(paid).toMatchObject({
      state: 'completed',
      receiptNumber: '1-1',
      totals: { totalCents: 5_633, roundingCents: 2, paidCents: 5_635, byPayee: [{ payeeId: 'poliisi', cents: 5_600 }, { payeeId: 'mikkeli', cents: 33 }] },
      tenders: [{ kind: 'cash', cents: 5_635, roundingCents: 2, givenCents: 6_000, changeCents: 365 }],
      dueCents: 0,
    });
    const rows = journalOf(till);
    expect(rows.map(({ kind, receipt_number: number }) => [kind, number])).toEqual([['shiftOpened', null], ['sale', '1-1']]);
    expect(rows[1]!.body['receipt']).toMatchObject({ number: '1-1', localTime: '2026-03-02 10.00', payees: [{ providerId: 'poliisi' }, { providerId: 'mikkeli' }] });
  });
});
