/** Paying later: an invoice in place of a receipt, once, with its slip; and the credit note that takes it back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { bankBarcode, readBankBarcode } from '#shared/domain/bank-barcode.ts';
import { readReference } from '#shared/domain/reference-number.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { CITY, journalOf, POLICE, PRODUCTS, putPrices, secondTill, startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await startTill();
});
afterEach(() => till.close());

const BUYER = { name: 'Ostaja Oy', address: 'Testitie 2', postcode: '02100', town: 'Espoo', businessId: '0112038-9' };
const E_BUYER = { ...BUYER, eInvoiceAddress: '003701120389', operator: '003723327487' };
const DUE = '2026-03-16';
const issue = (sale: Sale, change: object = {}) => till.cashier.payments.issueInvoice({ commandId: till.commandId(), saleId: sale.id, buyer: BUYER, dueDate: DUE, ...change });
const credit = (number: string, reason = 'Palautettu') => till.cashier.payments.creditInvoice({ commandId: till.commandId(), number, deskId: till.deskId, reason });
const stockMap = (pieces: number) => till.cashier.payments.changeStock({ commandId: till.commandId(), productId: 'kartta', change: { kind: 'received', pieces } });
const mapsLeft = async () => (await till.cashier.payments.stock()).find((one) => one.product.id === 'kartta')?.stock;
const pdfText = async (base64: string) => (await extractText(await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64'))), { mergePages: true })).text.replaceAll(/\s+/g, ' ');

describe('an invoice', () => {
  test('ends the sale without money, receipt or takings, in the journal', async () => {
    const sale = await till.sale(['passi'], ['passi', 2]);
    const issued = await issue(sale);
    expect(readReference(issued.reference).ok).toBe(true);
    expect(issued).toMatchObject({ finvoice: null });
    const entries = journalOf(till).filter((entry) => entry.kind !== 'shiftOpened');
    expect(entries.map((entry) => [entry.kind, entry.receipt_number])).toEqual([['invoiceIssued', null]]);
    expect(entries[0]!.body).toMatchObject({ number: issued.number, reference: issued.reference, dueDate: DUE, saleId: sale.id, cents: 16_800, payeeIds: ['poliisi'], credits: null });
    expect((await till.cashier.payments.takings({ from: '2026-03-01', to: '2026-03-31' })).byPayee).toEqual([]);
    expect(await till.cashier.payments.findReceipts({})).toEqual([]);
    const report = await till.cashier.payments.xReport({ commandId: till.commandId(), shiftId: till.shiftId });
    expect(report).toMatchObject({ sales: { count: 0, cents: 0 }, cash: { takenCents: 0 } });
    expect(await refusalText(till.paidInCash(sale))).toBe('SALE_OVER');
  });

  test('says nothing of the buyer in the journal, the events and the audit trail', async () => {
    await issue(await till.sale(['passi']), { buyer: { ...BUYER, name: 'Erikoinen Nimi' } });
    const { raw } = till.station.deps.db;
    for (const table of ['journal_entry', 'event', 'audit', 'outbox', 'command', 'job']) expect(JSON.stringify(raw.prepare(`SELECT * FROM ${table}`).all())).not.toContain('Erikoinen');
  });

  test('has a number without a gap and a reference of its own, also when one was refused between', async () => {
    const first = await issue(await till.sale(['passi']));
    const sale = await till.sale(['passi']);
    expect(await refusalText(issue(sale, { dueDate: '2026-03-01' }))).toBe('BAD_INPUT');
    const second = await issue(sale);
    const [point, one] = first.number.split('-');
    expect(second.number).toBe(`${point}-${Number(one) + 1}`);
    expect(second.reference).not.toBe(first.reference);
  });

  test('asked for twice with one command is one, and asked for later it is the same to the byte', async () => {
    const sale = await till.sale(['passi']);
    const asked = { commandId: till.commandId(), saleId: sale.id, buyer: E_BUYER, dueDate: DUE };
    await putPrices(till, PRODUCTS, [{ ...POLICE, businessId: '0245447-9', bic: 'NDEAFIHH' }, CITY]);
    const first = await till.cashier.payments.issueInvoice(asked);
    expect(await till.cashier.payments.issueInvoice(asked)).toEqual(first);
    await putPrices(till, PRODUCTS, [{ ...POLICE, name: { fi: 'Toinen nimi' }, iban: 'FI2680003710241081' }, CITY]);
    expect(await till.cashier.payments.invoice({ number: first.number })).toEqual(first);
    expect(await refusalText(issue(sale))).toBe('SALE_OVER');
    expect(await refusalText(till.cashier.payments.invoice({ number: 'none' }))).toBe('NOT_FOUND');
  });

  test('takes goods from the shelf, and its credit note puts them back', async () => {
    await stockMap(5);
    const { number } = await issue(await till.sale(['kartta', 2]));
    expect(await mapsLeft()).toBe(3);
    await credit(number);
    expect(await mapsLeft()).toBe(5);
  });

  test.each<[string, () => Promise<Sale>, object, string]>([
    ['nothing is on it', () => till.sale(), {}, 'CONFLICT nothingToInvoice'],
    ['two payees are on it', () => till.sale(['passi'], ['kopio']), {}, 'CONFLICT severalPayees'],
    ['the due date is past', () => till.sale(['passi']), { dueDate: '2026-03-01' }, 'BAD_INPUT'],
    ['the due date is years away', () => till.sale(['passi']), { dueDate: '2036-03-01' }, 'BAD_INPUT'],
    ['the buyer has no operator', () => till.sale(['passi']), { buyer: { ...BUYER, eInvoiceAddress: '003701120389' } }, 'BAD_INPUT'],
    ['the buyer’s address is no OVT', () => till.sale(['passi']), { buyer: { ...E_BUYER, eInvoiceAddress: '12345' } }, 'BAD_INPUT'],
    ['the payee has no operator', () => till.sale(['passi']), { buyer: E_BUYER }, 'CONFLICT payeeWithoutFinvoice'],
    ['the buyer’s name holds a personal identity code', () => till.sale(['passi']), { buyer: { ...BUYER, name: 'Maija 131052-308T' } }, 'BAD_INPUT'],
  ])('is refused when %s, and the sale goes on', async (_name, make, change, refusal) => {
    const sale = await make();
    expect(await refusalText(issue(sale, change))).toBe(refusal);
    expect(journalOf(till).filter((entry) => entry.kind === 'invoiceIssued')).toEqual([]);
    await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'passi', quantity: 1 });
  });

  test('is refused for a customer’s own invoice among the lines', async () => {
    const sale = await till.sale();
    const filled = await till.cashier.payments.addInvoice({ commandId: till.commandId(), saleId: sale.id, payeeId: 'mikkeli', cents: 1_000, invoice: { iban: CITY.iban, reference: '1234561', dueDate: null } });
    expect(await refusalText(issue(filled))).toBe('CONFLICT invoiceLine');
  });

  test('is refused when a part was paid, when training, and for another’s shift', async () => {
    const sale = await till.sale(['passi']);
    await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 1_000, cents: 1_000 });
    expect(await refusalText(issue(sale))).toBe('CONFLICT partlyPaid');
    const other = await secondTill(till);
    expect(await refusalText(other.cashier.payments.issueInvoice({ commandId: till.commandId(), saleId: sale.id, buyer: BUYER, dueDate: DUE }))).toBe('NOT_YOUR_SHIFT');
    const training = await startTill({ training: true });
    const practice = await training.sale(['passi']);
    expect(await refusalText(training.cashier.payments.issueInvoice({ commandId: training.commandId(), saleId: practice.id, buyer: BUYER, dueDate: DUE }))).toBe('CONFLICT training');
    await training.close();
  });
});

describe('its paper', () => {
  test('has the slip with account, reference, due date and sum, and the bank bar code of these', async () => {
    const issued = await issue(await till.sale(['passi', 2]));
    const text = await pdfText(issued.pdfBase64);
    const digits = bankBarcode({ iban: POLICE.iban, cents: 11_200, reference: issued.reference, dueDate: DUE });
    for (const part of ['TILISIIRTO GIRERING', 'FI21 1234 5600 0007 85', '16.3.2026', '112,00', 'Ostaja Oy', 'Testitie 2', '02100 Espoo', 'Y-tunnus 2222222-9', 'Julkisoikeudellinen maksu, ei arvonlisäveroa', digits]) expect(text).toContain(part);
    expect(text.replaceAll(' ', '')).toContain(issued.reference);
    expect(readBankBarcode(digits)).toEqual({ ok: true, version: 4, iban: POLICE.iban, cents: 11_200, reference: issued.reference, dueDate: DUE });
    // The customer comes back with the paper: what it says can be paid here.
    const read = await till.cashier.payments.readInvoice({ barcode: digits });
    expect(read).toMatchObject({ cents: 11_200, payeeId: 'poliisi', dueDate: DUE });
  });

  test.each([
    ['sv', 'Faktura', 'Att betala 56,00 €'],
    ['en', 'Invoice', 'To pay €56.00'],
    ['se', 'Lasku', 'Maksettava 56,00 €'],
    ['so', 'Invoice', 'To pay €56.00'],
  ] as const)('for a customer in %s is in a language they likely read', async (language, title, sum) => {
    const begun = await till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskId, language });
    const sale = await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: begun.id, productId: 'passi', quantity: 1 });
    const text = await pdfText((await issue(sale)).pdfBase64);
    expect(text).toContain(title);
    expect(text).toContain(sum);
  });

  test('of many lines has its slip on the last page, clear of them', async () => {
    const products = Array.from({ length: 60 }, (_, index) => ({ ...PRODUCTS[0]!, id: `p${index}`, name: { fi: `Tuote numero ${index}` } }));
    await putPrices(till, products);
    const issued = await issue(await till.sale(...products.map((one) => [one.id] as const)));
    const document = await getDocumentProxy(new Uint8Array(Buffer.from(issued.pdfBase64, 'base64')));
    const { text } = await extractText(document, { mergePages: false });
    expect(text.length).toBeGreaterThan(1);
    expect(text.map((page) => page.includes('TILISIIRTO'))).toEqual(text.map((_page, index) => index === text.length - 1));
  });
});

describe('Finvoice', () => {
  test('is made for a buyer with an e-invoice address, with the number and the reference of the paper', async () => {
    await putPrices(till, PRODUCTS, [POLICE, { ...CITY, bic: 'OKOYFIHH', address: 'Raatihuoneenkatu 8, 50100 Mikkeli' }]);
    const issued = await issue(await till.sale(['kopio', 3], ['bussikortti']), { buyer: E_BUYER });
    expect(issued.finvoice).toContain(`<InvoiceNumber>${issued.number}</InvoiceNumber>`);
    expect(issued.finvoice).toContain(`<EpiReference>${issued.reference}</EpiReference>`);
    expect(issued.finvoice).toContain('<EpiInstructedAmount AmountCurrencyIdentifier="EUR">50,98</EpiInstructedAmount>');
    const credited = await credit(issued.number);
    expect(credited.finvoice).toContain('<InvoiceTypeCode>INV02</InvoiceTypeCode>');
    expect(credited.finvoice).toContain('<EpiInstructedAmount AmountCurrencyIdentifier="EUR">-50,98</EpiInstructedAmount>');
    expect(credited.finvoice).toContain(`<OriginalInvoiceNumber>${issued.number}</OriginalInvoiceNumber>`);
  });
});

describe('a credit note', () => {
  test('is a new entry that points at the invoice, once', async () => {
    const issued = await issue(await till.sale(['passi']));
    const credited = await credit(issued.number);
    expect(credited.number).not.toBe(issued.number);
    expect(credited.reference).toBe(issued.reference);
    expect(journalOf(till).filter((entry) => entry.kind === 'invoiceIssued').map(({ body }) => [body['number'], body['cents'], body['credits'], body['reason']])).toEqual([[issued.number, 5_600, null, null], [credited.number, -5_600, issued.number, 'Palautettu']]);
    expect(await refusalText(credit(issued.number))).toBe('CONFLICT creditedAlready');
    expect(await refusalText(credit(credited.number))).toBe('CONFLICT creditNote');
    expect(await till.cashier.payments.invoice({ number: issued.number })).toEqual(issued);
    const text = await pdfText(credited.pdfBase64);
    expect(text).toContain(`Hyvittää laskun ${issued.number}`);
    expect(text).not.toContain('TILISIIRTO');
  });

  test('asked for by two desks at once is one', async () => {
    const { number } = await issue(await till.sale(['passi']));
    const outcomes = await Promise.allSettled([credit(number), credit(number), credit(number)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('is refused without an open shift, beyond the role’s limit, and with a personal identity code as its reason', async () => {
    const { number } = await issue(await till.sale(['passi', 2]));
    expect((await refusalOf(credit(number, 'Maija 131052-308T'))).code).toBe('BAD_INPUT');
    expect(await refusalText(till.cashier.payments.creditInvoice({ commandId: till.commandId(), number, deskId: till.deskIds[1]!, reason: 'Palautettu' }))).toBe('NO_SHIFT');
    const other = await secondTill(till, 'advisor');
    expect(await refusalOf(other.cashier.payments.creditInvoice({ commandId: till.commandId(), number, deskId: other.deskId, reason: 'Palautettu' }))).toEqual({ code: 'OVER_LIMIT', data: { limitCents: 10_000 } });
    expect(await refusalText(credit('none'))).toBe('NOT_FOUND');
  });
});

test('an invoice that was issued is never changed or removed in its table', async () => {
  await issue(await till.sale(['passi']));
  const { raw } = till.station.deps.db;
  expect(() => raw.prepare('UPDATE invoice SET total_cents = 0').run()).toThrow('never changed');
  expect(() => raw.prepare('DELETE FROM invoice').run()).toThrow('never removed');
});
