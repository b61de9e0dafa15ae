/** Goods on the shelf: counted, delivered, sold, short. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { startPoint } from '../../../support/station.ts';
import { journalOf, putPrices, secondTill, startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await startTill();
});
afterEach(() => till.close());

const change = (how: { kind: 'received'; pieces: number } | { kind: 'counted'; pieces: number; reason: string }, productId = 'kartta') =>
  till.cashier.payments.changeStock({ commandId: till.commandId(), productId, change: how });
const left = async () => (await till.cashier.payments.stock())[0]!.stock;

it('a delivery and a count are rows of the journal; a shortage has its reason', async () => {
  await change({ kind: 'received', pieces: 10 });
  await change({ kind: 'counted', pieces: 8, reason: 'Kaksi vettynyttä' });
  expect(await left()).toBe(8);
  expect(journalOf(till).slice(1)).toMatchObject([
    { kind: 'stockReceived', body: { productId: 'kartta', pieces: 10, left: 10 } },
    { kind: 'stockCorrected', body: { productId: 'kartta', pieces: -2, left: 8, reason: 'Kaksi vettynyttä' } },
  ]);
});

describe('selling', () => {
  it('is refused when there is nothing left, with how much there is', async () => {
    await change({ kind: 'received', pieces: 2 });
    expect(await refusalOf(till.sale(['kartta', 3]))).toEqual({ code: 'OUT_OF_STOCK', data: { left: 2 } });
    const sale = await till.sale(['kartta', 2]);
    expect(await left()).toBe(2);
    await till.paidInCash(sale);
    expect(await left()).toBe(0);
    expect(await refusalOf(till.sale(['kartta']))).toEqual({ code: 'OUT_OF_STOCK', data: { left: 0 } });
  });

  it('holds what is on another register’s open sale, and lets it go with a cancelled one', async () => {
    await change({ kind: 'received', pieces: 2 });
    const sale = await till.sale(['kartta', 2]);
    const { cashier, deskId } = await secondTill(till);
    const other = await cashier.payments.startSale({ commandId: till.commandId(), deskId });
    const add = () => cashier.payments.addProduct({ commandId: till.commandId(), saleId: other.id, productId: 'kartta' });
    expect(await refusalOf(add())).toEqual({ code: 'OUT_OF_STOCK', data: { left: 0 } });
    expect(await refusalOf(till.cashier.payments.changeLine({ commandId: till.commandId(), saleId: sale.id, lineId: sale.lines[0]!.id, quantity: 3 }))).toEqual({ code: 'OUT_OF_STOCK', data: { left: 0 } });
    await till.cashier.payments.cancelSale({ commandId: till.commandId(), saleId: sale.id });
    expect((await add()).lines).toMatchObject([{ quantity: 1 }]);
  });
});

it('what is not counted and what is not there are refused', async () => {
  expect(await refusalText(change({ kind: 'received', pieces: 1 }, 'passi'))).toBe('CONFLICT notStocked');
  expect((await refusalOf(change({ kind: 'received', pieces: 1 }, 'olematon'))).code).toBe('NOT_FOUND');
  const bare = await startPoint();
  await putPrices(bare);
  expect(await refusalText(bare.advisors[0]!.client.payments.changeStock({ commandId: bare.commandId(), productId: 'kartta', change: { kind: 'received', pieces: 1 } }))).toBe('CONFLICT noRegister');
  await bare.close();
});
