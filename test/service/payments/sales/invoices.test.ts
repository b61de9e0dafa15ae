/** A customer pays an invoice at the desk: scanned or typed, checked field by field, passed on to its payee. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankBarcode } from '#shared/domain/bank-barcode.ts';
import { rfReference } from '#shared/domain/reference-number.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { CITY, startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
beforeAll(async () => {
  till = await startTill();
});
afterAll(() => till.close());

const REFERENCE = '1232';
const read = (input: Parameters<TestTill['cashier']['payments']['readInvoice']>[0]) => till.cashier.payments.readInvoice(input);
const code = (reference: string, dueDate: string | null, iban = CITY.iban) => bankBarcode({ iban, cents: 8_190, reference, dueDate });

describe('reading', () => {
  it.each([
    ['version 4', REFERENCE],
    ['version 5', rfReference(REFERENCE)],
  ])('a bar code of %s', async (_version, reference) => {
    expect(await read({ barcode: code(reference, '2026-02-20') })).toEqual({ iban: CITY.iban, reference, cents: 8_190, dueDate: '2026-02-20', overdueDays: 10, payeeId: 'mikkeli' });
  });

  it('what is typed, with blanks and a comma', async () => {
    expect(await read({ iban: 'fi58 1017 1000 0001 22', reference: '12 32', amount: '1 081,90', dueDate: '2026-03-02' })).toEqual({ iban: CITY.iban, reference: REFERENCE, cents: 108_190, dueDate: '2026-03-02', overdueDays: 0, payeeId: 'mikkeli' });
  });

  it('tells an account of nobody here apart', async () => {
    expect((await read({ barcode: code(REFERENCE, null, 'FI1410093000123458') })).payeeId).toBeNull();
  });

  it.each([
    [{ barcode: '4123' }, [{ path: 'barcode', reason: 'barcode.length' }]],
    [{ iban: 'FI5810171000000123', reference: '1233' }, [{ path: 'iban', reason: 'iban.checkDigits' }, { path: 'reference', reason: 'reference.checkDigit' }]],
    [{}, [{ path: 'iban', reason: 'iban.empty' }, { path: 'reference', reason: 'reference.empty' }]],
    [{ iban: CITY.iban, reference: REFERENCE, amount: '12,345' }, [{ path: 'amount', reason: 'amount.decimals' }]],
  ])('refuses %j by field', async (input, fields) => {
    expect(await refusalOf(read(input))).toEqual({ code: 'BAD_INPUT', data: { fields } });
  });
});

it('paying it gives the payee its money without tax, once on a sale', async () => {
  const sale = await till.sale();
  const add = (iban: string, payeeId = 'mikkeli') =>
    till.cashier.payments.addInvoice({ commandId: till.commandId(), saleId: sale.id, payeeId, cents: 8_190, invoice: { iban, reference: REFERENCE, dueDate: '2026-02-20' } });
  expect(await refusalOf(add(CITY.iban, 'poliisi'))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'invoice.iban', reason: 'unknownPayee' }] } });
  expect(await refusalOf(add('FI1410093000123458'))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ reason: 'unknownPayee' }] } });
  const added = await add(CITY.iban);
  expect(added.lines).toMatchObject([{ kind: 'invoice', payeeId: 'mikkeli', vatClass: 'none', vatRate: null, invoice: { reference: REFERENCE, overdueDays: 10 } }]);
  expect(await refusalOf(add(CITY.iban))).toMatchObject({ code: 'CONFLICT', data: { reason: 'invoiceOnSale' } });
  expect(await refusalOf(till.cashier.payments.changeLine({ commandId: till.commandId(), saleId: sale.id, lineId: added.lines[0]!.id, unitCents: 1, reason: 'Ei näin' }))).toMatchObject({ data: { reason: 'invoiceLine' } });
  expect((await till.paidInCash(added, 10_000)).totals).toMatchObject({ totalCents: 8_190, vat: [{ vatClass: 'none', vatRate: null, vatCents: 0, grossCents: 8_190 }] });
});
