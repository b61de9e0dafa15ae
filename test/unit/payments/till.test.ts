/** What the till asks for next, and what it says of a card. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { CardPayment, Sale } from '#shared/contract/payments/sales.ts';
import { readCents } from '#shared/domain/money-text.ts';
import { asTyped, changeOf, failedCard, isUncertain, openCard, takesLines, tillStep } from '../../../renderer/features/payments/till.ts';

const AT = '2026-03-02T08:00:00.000Z';
const card = (state: CardPayment['state'], change: Partial<CardPayment> = {}): CardPayment => ({ id: state, saleId: 's', cents: 100, state, cardNumber: null, scheme: null, approvalCode: null, reason: null, startedAt: AT, endedAt: null, ...change });
const tender = (changeCents: number | null): Sale['tenders'][number] => ({ id: 't', kind: changeCents === null ? 'card' : 'cash', cents: 100, roundingCents: 0, givenCents: null, changeCents, cardPaymentId: null });
const sale = (change: Partial<Sale> = {}): Sale => ({
  id: 's', kind: 'sale', registerId: 'r', shiftId: 'h', visitId: null, language: 'fi', training: false, state: 'open', lines: [], tenders: [], cardPayments: [],
  totals: { totalCents: 0, roundingCents: 0, paidCents: 0, vat: [], byPayee: [] }, dueCents: 0, cashDueCents: 0, receiptNumber: null, originalReceipt: null, reason: null, startedAt: AT, completedAt: null, revision: 1, ...change,
});
const register: NonNullable<RegisterView['register']> = { id: 'r', name: 'Kassa 1', deskIds: [], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'none' } };
const shift = (change: Partial<NonNullable<RegisterView['shift']>> = {}): NonNullable<RegisterView['shift']> => ({ id: 'h', registerId: 'r', number: 1, cashierId: 'me', training: false, businessDate: '2026-03-02', state: 'open', floatCents: 0, expectedCents: 0, counted: null, openedAt: AT, closedAt: null, forgotten: false, obstacles: [], ...change });
const view = (change: Partial<RegisterView> = {}): RegisterView => ({ register, shift: shift(), sale: null, unprinted: [], ...change });
const step = (seen: RegisterView, shownId: string | null = 's') => tillStep(seen, 'me', shownId);

describe('the next act', () => {
  test.each<[string, RegisterView, string]>([
    ['no register, whatever else is told', view({ register: null, shift: shift({ forgotten: true }), sale: sale() }), 'noRegister'],
    ['no shift', view({ shift: null, sale: sale({ state: 'completed' }) }), 'noShift'],
    ['a forgotten shift before the question whose it is: a lead counts another’s', view({ shift: shift({ forgotten: true, cashierId: 'other' }) }), 'forgotten'],
    ['another’s shift, though it is counted', view({ shift: shift({ cashierId: 'other', state: 'counted' }) }), 'notYours'],
    ['another’s shift hides the sale on it', view({ shift: shift({ cashierId: 'other' }), sale: sale() }), 'notYours'],
    ['a counted shift sells nothing', view({ shift: shift({ state: 'counted' }), sale: sale() }), 'counted'],
    ['nothing sold yet', view(), 'ready'],
    ['a cancelled sale', view({ sale: sale({ state: 'cancelled' }) }), 'ready'],
    ['an open sale', view({ sale: sale() }), 'lines'],
    ['a card under way', view({ sale: sale({ state: 'paying', cardPayments: [card('declined'), card('pending')] }) }), 'card'],
    ['a card of which nobody knows', view({ sale: sale({ state: 'paying', cardPayments: [card('unknown'), card('declined')] }) }), 'card'],
    ['a declined card: paid again from the lines', view({ sale: sale({ cardPayments: [card('declined')] }) }), 'lines'],
    ['a completed sale shows its change, though a card of it was once unknown', view({ sale: sale({ state: 'completed', cardPayments: [card('unknown')] }) }), 'done'],
  ])('%s', (_name, seen, expected) => {
    expect(step(seen)).toBe(expected);
  });

  test('only a sale that this till has shown open is told of once completed', () => {
    const done = view({ sale: sale({ state: 'completed' }) });
    expect([step(done, 's'), step(done, 'another'), step(done, null)]).toEqual(['done', 'ready', 'ready']);
    expect(step(view({ sale: sale() }), 's')).toBe('lines');
  });
});

describe('a card', () => {
  test.each<[CardPayment['state'], string | null, boolean]>([
    ['unknown', null, true],
    ['pending', null, false],
    ['pending', 'inProgress', false],
    ['pending', 'byHand', false],
    ['pending', 'noAnswer', true],
    ['declined', 'noAnswer', false],
    ['approved', 'lateAnswer', false],
    ['cancelled', 'noAnswer', false],
  ])('%s with the reason %s is uncertain: %s', (state, reason, uncertain) => {
    expect(isUncertain({ state, reason })).toBe(uncertain);
  });

  test('that failed is told while it is the last try of an open sale', () => {
    expect(failedCard(sale({ cardPayments: [card('approved'), card('cancelled')] }))?.state).toBe('cancelled');
    expect(failedCard(sale({ cardPayments: [card('declined'), card('approved')] }))).toBeNull();
    expect(failedCard(sale({ state: 'completed', cardPayments: [card('declined')] }))).toBeNull();
    expect(failedCard(sale())).toBeNull();
  });

  test('that is open is never one whose end is known', () => {
    const state = fc.constantFrom<CardPayment['state']>('pending', 'approved', 'declined', 'unknown', 'cancelled');
    fc.assert(
      fc.property(fc.array(state), (states) => {
        const found = openCard(sale({ cardPayments: states.map((one) => card(one)) }));
        expect(found === null).toBe(!states.some((one) => one === 'pending' || one === 'unknown'));
        expect(['pending', 'unknown', undefined]).toContain(found?.state);
      }),
    );
  });
});

test('lines may be added until a part is paid, and never to what is given back', () => {
  expect([takesLines(null), takesLines(sale())]).toEqual([true, true]);
  expect([takesLines(sale({ tenders: [tender(0)] })), takesLines(sale({ kind: 'refund' })), takesLines(sale({ kind: 'void' }))]).toEqual([false, false, false]);
});

test('the change of a split payment is the sum over its parts in cash', () => {
  expect(changeOf(sale({ tenders: [tender(150), tender(null), tender(5)] }))).toBe(155);
  expect(changeOf(sale({ tenders: [tender(null)] }))).toBe(0);
});

test('a sum that is put into a field is read back as the same cents', () => {
  expect([asTyped(5_400), asTyped(5), asTyped(0), asTyped(123_456)]).toEqual(['54,00', '0,05', '0,00', '1234,56']);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      expect(readCents(asTyped(cents))).toEqual({ cents });
    }),
  );
});
