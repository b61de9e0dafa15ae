/** A sale inside a visit: the card offers its fee, and the service keeps that it was paid for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Visit } from '#shared/contract/visits.ts';
import { putCards, testCard } from '../../../support/cards.ts';
import { refusalText } from '../../../support/refusal.ts';
import { startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
let visit: Visit;
beforeEach(async () => {
  till = await startTill();
  await putCards(till, [testCard('permit'), testCard('benefit')]);
  visit = await till.cashier.visits.begin({ commandId: till.commandId(), deskId: till.deskId, language: 'sv' });
  visit = await till.cashier.visits.addService({ commandId: till.commandId(), visitId: visit.id, cardId: 'permit' });
});
afterEach(() => till.close());

const start = () => till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskId, visitId: visit.id });
const add = (saleId: string, productId: string, serviceEventId?: string) => till.cashier.payments.addProduct({ commandId: till.commandId(), saleId, productId, ...(serviceEventId === undefined ? {} : { serviceEventId }) });
const actsNow = async () => (await till.cashier.visits.get({ visitId: visit.id })).events.map(({ acts }) => acts.map(({ act }) => act));

it('the card’s common fee comes first, in the customer’s language, for the service on the desk', async () => {
  const [first] = await till.cashier.payments.products({ cardId: 'permit' });
  expect(first).toMatchObject({ product: { id: 'passi' }, payee: { providerId: 'poliisi' }, cents: 5_600 });
  const sale = await start();
  expect(sale).toMatchObject({ language: 'sv', visitId: visit.id });
  expect((await add(sale.id, 'passi')).lines).toMatchObject([{ serviceEventId: visit.events[0]!.id }]);
  expect(await actsNow()).toEqual([[]]);
});

describe('when it is paid', () => {
  it('the service has its act, and the hub hears of it after the visit has closed', async () => {
    const sale = await add((await start()).id, 'passi');
    await till.cashier.visits.closeService({ commandId: till.commandId(), visitId: visit.id, eventId: visit.events[0]!.id, outcome: 'done' });
    await till.cashier.visits.close({ commandId: till.commandId(), visitId: visit.id });
    await till.paidInCash(sale);
    expect(await actsNow()).toEqual([['PaymentReceived']]);
    const reported = till.station.deps.db.raw.prepare("SELECT payload FROM outbox WHERE kind = 'serviceEvent.reported' ORDER BY sequence").pluck().all() as string[];
    expect(reported.map((payload) => (JSON.parse(payload) as { acts: string[] }).acts)).toEqual([[], ['PaymentReceived']]);
  });

  it('a void takes the act back, a refund does not', async () => {
    const one = await till.paidInCash(await add((await start()).id, 'passi'));
    await till.cashier.payments.refund({ commandId: till.commandId(), number: one.receiptNumber!, deskId: till.deskId, lines: [{ lineId: one.lines[0]!.id, quantity: 1 }], reason: 'Hakemus peruttiin' });
    expect(await actsNow()).toEqual([['PaymentReceived']]);
    const two = await till.paidInCash(await add((await start()).id, 'passi'));
    await till.cashier.payments.voidReceipt({ commandId: till.commandId(), number: two.receiptNumber!, deskId: till.deskId, reason: 'Väärä asiakas' });
    // The first receipt still stands for the act.
    expect(await actsNow()).toEqual([['PaymentReceived']]);
    const third = await till.paidInCash(await add((await start()).id, 'kopio', undefined));
    expect(third.lines[0]!.serviceEventId).toBeNull();
  });

  it('goods of another provider are sold for a service only where its card lets them be', async () => {
    const sale = await start();
    expect(await refusalText(add(sale.id, 'kopio', visit.events[0]!.id))).toBe('CONFLICT actNotHere');
  });
});

it('is of an own visit at this desk', async () => {
  const { client } = till.advisors[1]!;
  const theirs = await client.visits.begin({ commandId: till.commandId(), deskId: till.deskIds[1]! });
  const begin = (visitId: string) => till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskId, visitId });
  expect(await refusalText(begin(theirs.id))).toBe('CONFLICT otherDesk');
  expect(await refusalText(begin(till.commandId()))).toBe('NOT_FOUND');
});
