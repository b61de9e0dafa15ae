/** Finvoice 3.0: in the order of a validated sample, whole or refused, and every sum agreeing with every other. */
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SaleLine } from '#shared/contract/payments/sales.ts';
import type { InvoiceDocument } from '#service/features/payments/invoices/document.ts';
import { finvoiceXml } from '#service/features/payments/invoices/finvoice.ts';
import { invoiceNumber } from '#service/features/payments/invoices/numbering.ts';
import { all, down, readXml, textAt, type Element } from '#service/features/payments/hub/xml-in.ts';
import { readReference } from '#shared/domain/reference-number.ts';
import { vatRows } from '#shared/domain/vat-rows.ts';

const sample = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'finvoice', 'invoice.xml'), 'utf8');

const line = (number: number, change: Partial<SaleLine> = {}): SaleLine => {
  const made: SaleLine = {
    id: `0N${String(number).padStart(24, '0')}`,
    kind: 'goods',
    productId: `tuote-${number}`,
    productVersion: 1,
    name: { fi: `Tuote ${number}`, sv: `Produkt ${number}` },
    payeeId: 'kaupunki',
    quantity: 1,
    unitCents: 1_000,
    listCents: 1_000,
    discountCents: 0,
    reason: null,
    totalCents: 0,
    vatClass: 'general',
    vatRate: 2_550,
    deliveryDate: '2026-03-02',
    invoice: null,
    serviceEventId: null,
    refundsLineId: null,
    ...change,
  };
  return { ...made, totalCents: made.quantity * made.unitCents - made.discountCents };
};

const FEE = { kind: 'fee', vatClass: 'none', vatRate: null } as const;

const invoice = (lines: readonly SaleLine[], change: Partial<InvoiceDocument> = {}): InvoiceDocument => ({
  ...invoiceNumber('point', 17),
  messageId: '01KADZ0000000000000000000A',
  issuedAt: '2026-03-02T08:00:00.000Z',
  issuedOn: '2026-03-02',
  dueOn: '2026-03-16',
  language: 'fi',
  payee: { providerId: 'kaupunki', name: { fi: 'Mikkelin kaupunki', sv: 'S:t Michels stad' }, businessId: '0165116-3', iban: 'FI5810171000000122', bic: 'NDEAFIHH', address: 'Raatihuoneenkatu 8-10, 50100 Mikkeli' },
  buyer: { name: 'Ostaja Oy', address: 'Testitie 2', postcode: '02100', town: 'Espoo', businessId: '0112038-9', eInvoiceAddress: '003701120389', operator: '003723327487' },
  lines,
  vat: vatRows(lines),
  totalCents: lines.reduce((sum, one) => sum + one.totalCents, 0),
  credits: null,
  reason: null,
  ...change,
});

const rootOf = (xml: string): Element => {
  const read = readXml(xml);
  if (!read.ok) throw new Error(read.reason);
  return down(read.root, 'Finvoice') ?? {};
};
const inside = (xml: string, ...path: string[]) => textAt(rootOf(xml), ...path);
const cents = (text: string | null): number => {
  expect(text).toMatch(/^-?\d+,\d\d$/);
  return Number(text?.replace(',', ''));
};
/** Puts what only the second order has before what follows it there. */
const merged = (one: readonly string[], other: readonly string[]): string[] => {
  const order = [...one];
  for (const [index, name] of other.entries()) {
    if (order.includes(name)) continue;
    const next = other.slice(index + 1).find((later) => order.includes(later));
    order.splice(next === undefined ? order.length : order.indexOf(next), 0, name);
  }
  return order;
};
/** Names of each element's children in their order, by the path of names down to it; elements of one path together. */
const orders = (xml: string): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  const open: { name: string; children: string[] }[] = [{ name: '', children: [] }];
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([A-Za-z]\w*)(?:\s[^>]*?)?(\/?)>/g)) {
    if (!close) {
      const { children } = open.at(-1)!;
      if (!children.includes(name)) children.push(name);
      if (!empty) open.push({ name, children: [] });
      continue;
    }
    const path = open.map((one) => one.name).join('/');
    found.set(path, merged(found.get(path) ?? [], open.pop()!.children));
  }
  return found;
};
/** What the sample has no case of, and after which element the schema has it. */
const BESIDE: Record<string, string> = { OriginalInvoiceNumber: 'InvoiceDate', OriginalInvoiceDate: 'OriginalInvoiceNumber', VatFreeText: 'VatRateAmount', VatExemptionReasonCode: 'VatFreeText' };

const CREDIT = { credits: { number: '12345678-16', issuedOn: '2026-02-20' }, reason: 'Palautettu tuote' };

describe('the document', () => {
  const mixed = [line(1, { quantity: 3, unitCents: 333 }), line(2, { vatClass: 'reduced1', vatRate: 1_350 }), line(3, { ...FEE, unitCents: 4_400 })];
  test.each([
    ['an invoice', finvoiceXml(invoice(mixed))],
    ['an invoice of fees', finvoiceXml(invoice([line(1, FEE)]))],
    ['a credit note', finvoiceXml(invoice(mixed, CREDIT))],
  ])('of %s has the elements of the sample in its order', (_name, xml) => {
    const model = orders(sample);
    for (const [path, children] of orders(xml)) {
      const known = [...(model.get(path) ?? [])];
      for (const child of children) if (!known.includes(child) && BESIDE[child]) known.splice(known.indexOf(BESIDE[child]) + 1, 0, child);
      expect({ path, children: known.filter((child) => children.includes(child)) }).toEqual({ path, children });
    }
  });

  test('names both parties by OVT, in the frame and below it', () => {
    const xml = finvoiceXml(invoice(mixed));
    expect(inside(xml, 'MessageTransmissionDetails', 'MessageSenderDetails', 'FromIdentifier')).toBe('003701651163');
    expect(inside(xml, 'SellerOrganisationUnitNumber')).toBe('003701651163');
    expect(inside(xml, 'MessageTransmissionDetails', 'MessageReceiverDetails', 'ToIdentifier')).toBe('003701120389');
    expect(inside(xml, 'BuyerOrganisationUnitNumber')).toBe('003701120389');
    expect(inside(xml, 'SellerPartyDetails', 'SellerPostalAddressDetails', 'SellerPostCodeIdentifier')).toBe('50100');
    expect(inside(xml, 'BuyerPartyDetails', 'BuyerOrganisationTaxCode')).toBe('FI01120389');
  });

  test.each([
    ['a Finnish reference', {}, 'SPY'],
    ['an RF reference', { reference: 'RF18539007547034' }, 'ISO'],
  ])('orders the payment by %s, once and on one day', (_name, change, scheme) => {
    const made = invoice(mixed, change);
    const xml = finvoiceXml(made);
    expect(readReference(made.reference).ok).toBe(true);
    const order = down(rootOf(xml), 'EpiDetails', 'EpiPaymentInstructionDetails');
    expect(textAt(order, 'EpiRemittanceInfoIdentifier')).toBe(made.reference);
    expect(textAt(order, 'EpiRemittanceInfoIdentifier', '@IdentificationSchemeName')).toBe(scheme);
    expect(textAt(order, 'EpiDateOptionDate')).toBe('20260316');
    expect(xml.match(/<InvoiceDueDate /g)).toHaveLength(1);
    expect(cents(textAt(order, 'EpiInstructedAmount'))).toBe(made.totalCents);
  });

  test('tells a fee under public law as outside the tax, and beside taxed goods as exempt, with one reason', () => {
    const alone = down(rootOf(finvoiceXml(invoice([line(1, FEE)]))), 'InvoiceDetails');
    expect(all(alone, 'VatSpecificationDetails').map((one) => [textAt(one, 'VatCode'), textAt(one, 'VatRatePercent'), textAt(one, 'VatExemptionReasonCode')])).toEqual([['O', null, 'VATEX-EU-O']]);
    const beside = down(rootOf(finvoiceXml(invoice(mixed))), 'InvoiceDetails');
    expect(all(beside, 'VatSpecificationDetails').map((one) => [textAt(one, 'VatCode'), textAt(one, 'VatRatePercent')])).toEqual([['S', '25,5'], ['S', '13,5'], ['E', '0']]);
    expect(all(beside, 'VatSpecificationDetails').flatMap((one) => textAt(one, 'VatFreeText') ?? [])).toEqual(['Julkisoikeudellinen maksu, ei arvonlisäveroa']);
  });

  test('of a credit note is INV02, points at its invoice, and is negative throughout', () => {
    const xml = finvoiceXml(invoice(mixed, CREDIT));
    expect([inside(xml, 'InvoiceDetails', 'InvoiceTypeCode'), inside(xml, 'InvoiceDetails', 'InvoiceTypeCodeUN'), inside(xml, 'InvoiceDetails', 'OriginalInvoiceNumber'), inside(xml, 'InvoiceDetails', 'OriginalInvoiceDate')]).toEqual(['INV02', '381', '12345678-16', '20260220']);
    expect(inside(xml, 'InvoiceDetails', 'InvoiceFreeText')).toBe('Palautettu tuote');
    const amounts = [...xml.matchAll(/<(\w+) AmountCurrencyIdentifier="EUR"[^>]*>([^<]+)</g)].filter(([, name]) => name !== 'UnitPriceAmount');
    expect(amounts.length).toBeGreaterThan(10);
    expect(amounts.filter(([, , text]) => cents(text ?? '') > 0)).toEqual([]);
    expect([...xml.matchAll(/<InvoicedQuantity[^>]*>([^<]+)</g)].filter(([, text]) => Number(text) > 0)).toEqual([]);
  });
});

test('rows, breakdown and totals agree to the cent in every invoice, each row with its own price', () => {
  const classes = constantFrom<Pick<SaleLine, 'vatClass' | 'vatRate'>>({ vatClass: 'general', vatRate: 2_550 }, { vatClass: 'reduced1', vatRate: 1_350 }, { vatClass: 'reduced2', vatRate: 1_000 }, { vatClass: 'zero', vatRate: 0 }, { vatClass: 'none', vatRate: null });
  const sold = record({ quantity: integer({ min: 1, max: 50 }), unitCents: integer({ min: 1, max: 50_000 }), discount: integer({ min: 0, max: 100 }), taxed: classes });
  assert(
    property(array(sold, { minLength: 1, maxLength: 12 }), constantFrom(null, CREDIT), (parts, credit) => {
      const lines = parts.map(({ quantity, unitCents, discount, taxed }, index) => line(index, { quantity, unitCents, discountCents: Math.min(discount, quantity * unitCents - 1), ...taxed }));
      const made = invoice(lines, credit ?? {});
      const sign = credit ? -1 : 1;
      const root = rootOf(finvoiceXml(made));
      const details = down(root, 'InvoiceDetails');
      const rows = all(root, 'InvoiceRow').map((row) => ({
        net: cents(textAt(row, 'RowVatExcludedAmount')),
        vat: cents(textAt(row, 'RowVatAmount')),
        gross: cents(textAt(row, 'RowAmount')),
        priced: Number(textAt(row, 'InvoicedQuantity')) * cents(textAt(row, 'UnitPriceAmount')),
        code: `${textAt(row, 'RowVatCode')} ${textAt(row, 'RowVatRatePercent')}`,
      }));
      const specifications = all(details, 'VatSpecificationDetails').map((one) => ({ net: cents(textAt(one, 'VatBaseAmount')), vat: cents(textAt(one, 'VatRateAmount')), code: `${textAt(one, 'VatCode')} ${textAt(one, 'VatRatePercent')}` }));
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(rows.map((row) => row.gross))).toBe(sign * made.totalCents);
      expect(cents(textAt(details, 'InvoiceTotalVatIncludedAmount'))).toBe(sign * made.totalCents);
      expect(cents(textAt(details, 'RowsTotalVatExcludedAmount'))).toBe(sum(rows.map((row) => row.net)));
      expect(cents(textAt(details, 'InvoiceTotalVatExcludedAmount')) + cents(textAt(details, 'InvoiceTotalVatAmount'))).toBe(sign * made.totalCents);
      for (const row of rows) expect(row.net + row.vat).toBe(row.gross);
      for (const row of rows) expect(row.priced).toBe(row.net);
      for (const code of new Set(specifications.map((one) => one.code))) {
        const [told, own] = [specifications.filter((one) => one.code === code), rows.filter((row) => row.code === code)];
        expect(sum(told.map((one) => one.net))).toBe(sum(own.map((row) => row.net)));
        expect(sum(told.map((one) => one.vat))).toBe(sum(own.map((row) => row.vat)));
      }
    }),
    { numRuns: 500 },
  );
});

describe('refused rather than cut', () => {
  const one = [line(1)];
  const made = invoice(one);
  const buyer = (change: object): Partial<InvoiceDocument> => ({ buyer: { ...made.buyer, ...change } });
  const payee = (change: object): Partial<InvoiceDocument> => ({ payee: { ...made.payee, ...change } });
  const without = <Whole extends object>(whole: Whole, key: keyof Whole): Whole => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as Whole;
  test.each<[string, Partial<InvoiceDocument>, string, string]>([
    ['an invoice number of 21 characters', { number: '1'.repeat(21) }, 'number', 'tooLong'],
    ['a number of the credited invoice of 21 characters', { credits: { number: '1'.repeat(21), issuedOn: '2026-01-01' } }, 'credits', 'tooLong'],
    ['a reference of 36 characters', { reference: '1'.repeat(36) }, 'reference', 'tooLong'],
    ['a message id of 49 characters', { messageId: 'M'.repeat(49) }, 'messageId', 'tooLong'],
    ['a product id of 71 characters', { lines: [line(1, { productId: 'x'.repeat(71) })] }, 'product.id', 'tooLong'],
    ['a name of 71 characters', buyer({ name: 'N'.repeat(71) }), 'buyer.name', 'tooLong'],
    ['a street that does not break into three', buyer({ address: 'Tie '.repeat(40) }), 'buyer.address', 'tooLong'],
    ['a town of 36 characters', buyer({ town: 'T'.repeat(36) }), 'buyer.town', 'tooLong'],
    ['no address of the buyer', { buyer: without(made.buyer, 'eInvoiceAddress') }, 'buyer.eInvoiceAddress', 'missing'],
    ['no operator of the buyer', { buyer: without(made.buyer, 'operator') }, 'buyer.operator', 'missing'],
    ['no operator of the payee', { payee: without(made.payee, 'bic') }, 'payee.bic', 'missing'],
    ['an address that is no OVT', buyer({ eInvoiceAddress: 'FI5810171000000122' }), 'buyer.eInvoiceAddress', 'tooLong'],
    ['an OVT of another country', buyer({ eInvoiceAddress: '000701120389' }), 'buyer.eInvoiceAddress', 'notValid'],
    ['an OVT whose business id cannot be', buyer({ eInvoiceAddress: '003701120380' }), 'buyer.eInvoiceAddress', 'notValid'],
    ['an operator with a blank', buyer({ operator: 'NDEA FIHH' }), 'buyer.operator', 'notValid'],
    ['a business id that cannot be', buyer({ businessId: '0112038-0' }), 'buyer.businessId', 'notValid'],
    ['a payee whose business id cannot be', payee({ businessId: '0165116-4' }), 'payee.businessId', 'notValid'],
  ])('is %s', (_name, change, field, reason) => {
    expect(() => finvoiceXml(invoice(one, change))).toThrow(expect.objectContaining({ name: 'FinvoiceRefused', field, reason }));
  });

  test('but a street is spread over three lines', () => {
    const xml = finvoiceXml(invoice(one, buyer({ address: 'Pitkänimisenkylänraitti 123 B rappu kolme, huoneisto neljäkymmentäkaksi' })));
    expect(all(down(rootOf(xml), 'BuyerPartyDetails', 'BuyerPostalAddressDetails'), 'BuyerStreetName').map((part) => textAt(part))).toEqual(['Pitkänimisenkylänraitti 123 B rappu', 'kolme, huoneisto neljäkymmentäkaksi']);
  });
});

test('a name with marks of XML leaves the document whole', () => {
  const xml = finvoiceXml(invoice([line(1, { name: { fi: 'A & B <C> "D"' } })], { buyer: { ...invoice([]).buyer, name: 'Koivu & Mänty Öy <br/>' } }));
  expect(inside(xml, 'BuyerPartyDetails', 'BuyerOrganisationName')).toBe('Koivu & Mänty Öy <br/>');
  expect(inside(xml, 'InvoiceRow', 'ArticleName')).toBe('A & B <C> "D"');
});

test('numbers of invoices are short, follow on, and differ between points', () => {
  const [first, second, other] = [invoiceNumber('A', 1), invoiceNumber('A', 2), invoiceNumber('B', 1)];
  expect(first.number.split('-')[0]).toBe(second.number.split('-')[0]);
  expect(new Set([first.reference, second.reference, other.reference]).size).toBe(3);
  expect(invoiceNumber('A', 9_999_999).number.length).toBeLessThanOrEqual(20);
  for (const { reference } of [first, second, other, invoiceNumber('A', 9_999_999)]) expect(readReference(reference).ok).toBe(true);
});
