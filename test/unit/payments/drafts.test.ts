/** Forms of the cash desk: what was saved comes back from its form unchanged, and what a form lets through the contract takes. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Buyer } from '#shared/contract/payments/procedures.ts';
import { Register } from '#shared/contract/payments/shifts.ts';
import { Product } from '#shared/contract/payments/words.ts';
import { EMPTY_BUYER, buyerFaults, buyerOf, type BuyerDraft } from '../../../renderer/features/payments/buyer-draft.ts';
import { draftOf as productDraft, productFaults, productOf, type ProductDraft } from '../../../renderer/features/payments/hub/product-draft.ts';
import { draftOf as registerDraft, registerOf, secretOf } from '../../../renderer/features/payments/register-draft.ts';

const ID = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const TODAY = '2026-03-02';
const reasons = (faults: ReadonlyMap<string, string>) => Object.fromEntries(faults);

describe('a register', () => {
  const base: Register = { id: ID, name: 'Kassa 1', deskIds: [ID], active: false, blindCount: true, printer: { kind: 'none' }, terminal: { kind: 'none' } };
  test.each<[string, Pick<Register, 'printer' | 'terminal'>]>([
    ['nothing beside it', { printer: { kind: 'none' }, terminal: { kind: 'none' } }],
    ['a printer in the network and a terminal by hand', { printer: { kind: 'network', host: '10.0.0.9', port: 9_101 }, terminal: { kind: 'manual' } }],
    ['a printer as a file and a terminal of Adyen’s', { printer: { kind: 'file', path: '/dev/usb/lp0' }, terminal: { kind: 'adyen', host: '10.0.0.8', port: 8_444, poiId: 'P400-1', keyIdentifier: 'k', keyVersion: 3 } }],
  ])('with %s comes back from its form as it was', (_name, parts) => {
    const { id, ...saved } = { ...base, ...parts };
    expect(registerOf(registerDraft({ id, ...saved }))).toEqual(saved);
  });

  test('that is new offers the usual ports, which the contract takes', () => {
    const draft = { ...registerDraft(null), name: 'Uusi', printer: 'network' as const, printerHost: 'tulostin', terminal: 'adyen' as const, terminalHost: 'paate', poiId: 'P', keyIdentifier: 'k' };
    expect(Register.omit({ id: true }).parse(registerOf(draft))).toMatchObject({ printer: { port: 9_100 }, terminal: { port: 8_443, keyVersion: 0 } });
  });

  test.each(['', '91 00', 'x', '9100,5', '-1'])('with the port %j is for the server to refuse, and no port is made up', (printerPort) => {
    const sent = registerOf({ ...registerDraft(null), name: 'Uusi', printer: 'network', printerHost: 'h', printerPort });
    expect(Register.omit({ id: true }).safeParse(sent).success).toBe(false);
  });

  test('keeps the terminal’s secret to itself: it is sent only when typed, and only for the terminal it is of', () => {
    const draft = { ...registerDraft({ ...base, terminal: { kind: 'adyen', host: 'h', port: 1, poiId: 'P', keyIdentifier: 'k', keyVersion: 1 } }) };
    expect(secretOf(draft)).toBeNull();
    expect(secretOf({ ...draft, certificate: ' \n' })).toBeNull();
    expect(secretOf({ ...draft, passphrase: ' two words ', certificate: '\nPEM\n' })).toEqual({ passphrase: ' two words ', certificate: 'PEM' });
    expect(secretOf({ ...draft, terminal: 'manual', passphrase: 'typed before' })).toBeNull();
    expect(JSON.stringify(registerOf({ ...draft, passphrase: 'two words', certificate: 'PEM' }))).not.toMatch(/two words|PEM/);
  });
});

describe('the buyer of an invoice', () => {
  const typed = (change: Partial<BuyerDraft> = {}): BuyerDraft => ({ ...EMPTY_BUYER, name: ' Ostaja Oy ', address: 'Testitie 2', postcode: '02100', town: 'Espoo', ...change });

  test('is sent without the fields that were left empty', () => {
    expect(buyerOf(typed({ operator: '  ' }))).toEqual({ name: 'Ostaja Oy', address: 'Testitie 2', postcode: '02100', town: 'Espoo' });
  });

  test.each(['0112038-9', ' 01120389 ', 'FI01120389', 'fi 0112038–9'])('has the business id %j, sent as it is written officially', (businessId) => {
    expect([reasons(buyerFaults(typed({ businessId }))), Buyer.parse(buyerOf(typed({ businessId }))).businessId]).toEqual([{}, '0112038-9']);
  });

  test.each<[Partial<BuyerDraft>, Record<string, string>]>([
    [{ name: ' ', town: '' }, { name: 'missing', town: 'missing' }],
    [{ postcode: '2100' }, { postcode: 'postcode' }],
    [{ postcode: '021000' }, { postcode: 'postcode' }],
    [{ businessId: '0112038-8' }, { businessId: 'businessId' }],
    [{ eInvoiceAddress: '003701120389' }, { operator: 'operator' }],
    [{ operator: '003723327487' }, { eInvoiceAddress: 'eInvoiceAddress' }],
    [{ eInvoiceAddress: '003701120389', operator: '003723327487' }, {}],
  ])('typed as %j is told %j', (change, told) => {
    expect(reasons(buyerFaults(typed(change)))).toEqual(told);
  });

  test('without a fault is one that the contract takes', () => {
    const text = fc.oneof(fc.constantFrom('', ' ', '0112038-9', 'FI01120389', '003701120389', '02100', '2100'), fc.string({ maxLength: 30 }));
    fc.assert(
      fc.property(fc.record({ name: text, address: text, postcode: fc.oneof(fc.constant('02100'), text), town: text, businessId: text, eInvoiceAddress: text, operator: text }), (draft) => {
        const faults = buyerFaults(draft).size;
        expect(faults > 0 || Buyer.safeParse(buyerOf(draft)).success).toBe(true);
      }),
      { numRuns: 2_000, examples: [[typed({ businessId: 'FI01120389' })], [typed()]] },
    );
  });
});

describe('a product', () => {
  const saved: Product = {
    id: 'kartta', providerId: 'mikkeli', version: 3, kind: 'goods', name: { fi: 'Kartta', sv: 'Karta' }, unit: { fi: 'kpl' }, prices: [{ from: '2026-01-01', cents: 1_250 }, { from: '2026-07-01', cents: 123_405 }],
    vatClass: 'general', cardIds: ['a', 'b.c'], gtin: '6414893400016', stocked: true, until: '2027-01-01',
  };
  const ready = (change: Partial<ProductDraft> = {}): ProductDraft => ({ ...productDraft(null, TODAY), id: 'p', name: { fi: 'Passi', sv: '', en: ' ' }, prices: [{ from: TODAY, amount: '51' }], ...change });

  test('comes back from its form as it was', () => {
    const { version, providerId, ...rest } = saved;
    expect([version, providerId, productOf(productDraft(saved, TODAY))]).toEqual([3, 'mikkeli', rest]);
    expect(reasons(productFaults(productDraft(saved, TODAY)))).toEqual({});
  });

  test('that is new begins today without a price, and asks for what is missing', () => {
    const fresh = productDraft(null, TODAY);
    expect(fresh.prices).toEqual([{ from: TODAY, amount: '' }]);
    expect(reasons(productFaults(fresh))).toEqual({ id: 'id', name: 'name', 'prices.0.amount': 'amount' });
  });

  test('leaves out what was not given', () => {
    expect(productOf(ready({ gtin: ' ', cards: ' , ' }))).toEqual({ id: 'p', kind: 'fee', name: { fi: 'Passi' }, prices: [{ from: TODAY, cents: 5_100 }], vatClass: 'none', cardIds: [], stocked: false });
  });

  test('takes cards parted by blanks, commas or lines, each once', () => {
    expect(productOf(ready({ cards: 'a, b;c\n a' })).cardIds).toEqual(['a', 'b', 'c']);
  });

  test.each<[Partial<ProductDraft>, Record<string, string>]>([
    [{ id: 'å' }, { id: 'id' }],
    [{ id: 'a b' }, { id: 'id' }],
    [{ gtin: '6414893400017' }, { gtin: 'gtin' }],
    [{ until: '2026-02-30' }, { until: 'day' }],
    [{ prices: [{ from: TODAY, amount: '1,234' }, { from: '', amount: '-1' }] }, { 'prices.0.amount': 'amount', 'prices.1.from': 'day', 'prices.1.amount': 'amount' }],
    [{ prices: [{ from: TODAY, amount: '1' }, { from: '2026-04-01', amount: '2' }, { from: TODAY, amount: '3' }] }, { 'prices.2.from': 'sameDay' }],
  ])('typed as %j is told %j', (change, told) => {
    expect(reasons(productFaults(ready(change)))).toEqual(told);
  });

  test('without a fault is one that the contract takes, at the price that was typed', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 5 }), cents, fc.constantFrom(',', '.'), (days, price, point) => {
        const amount = `${Math.floor(price / 100)}${point}${String(price % 100).padStart(2, '0')}`;
        const draft = ready({ prices: days.map((day) => ({ from: `2026-05-${String(day).padStart(2, '0')}`, amount })) });
        expect(productFaults(draft).size).toBe(0);
        const product = Product.omit({ version: true, providerId: true }).parse(productOf(draft));
        expect(product.prices.every((one) => one.cents === price)).toBe(true);
      }),
    );
  });
});
