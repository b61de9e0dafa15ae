import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '#shared/contract/visits.ts';
import { refusalText } from '../../support/refusal.ts';
import { documentEvidence, startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
let visit: Visit;
let eventId: string;
beforeAll(async () => {
  desks = await startDesks({ desks: 2 });
});
afterAll(() => desks.close());

type Client = Desks['clients'][number];
type Call = (client: Client, commandId: string) => Promise<unknown>;

/** One visit's course by every procedure that changes something: the same call, and the same id with another input. */
const COURSE: [name: string, desk: number, call: Call, other: Call][] = [
  ['begin', 0, (c, commandId) => c.visits.begin({ commandId, deskId: desks.deskIds[0]!, language: 'en' }), (c, commandId) => c.visits.begin({ commandId, deskId: desks.deskIds[0]!, language: 'ru' })],
  ['setLanguage', 0, (c, commandId) => c.visits.setLanguage({ commandId, visitId: visit.id, language: 'ar' }), (c, commandId) => c.visits.setLanguage({ commandId, visitId: visit.id, language: 'so' })],
  ['identity.record', 0, (c, commandId) => c.identity.record({ commandId, visitId: visit.id, evidence: documentEvidence }), (c, commandId) => c.identity.record({ commandId, visitId: visit.id, evidence: { ...documentEvidence, lastFour: '0000' } })],
  ['addService', 0, (c, commandId) => c.visits.addService({ commandId, visitId: visit.id, cardId: 'permit' }), (c, commandId) => c.visits.addService({ commandId, visitId: visit.id, cardId: 'benefit' })],
  ['addService again', 0, (c, commandId) => c.visits.addService({ commandId, visitId: visit.id, cardId: 'benefit' }), (c, commandId) => c.visits.addService({ commandId, visitId: visit.id, cardId: 'sure' })],
  ['removeService', 0, (c, commandId) => c.visits.removeService({ commandId, visitId: visit.id, eventId: visit.events[1]!.id }), (c, commandId) => c.visits.removeService({ commandId, visitId: visit.id, eventId })],
  ['selectService', 0, (c, commandId) => c.visits.selectService({ commandId, visitId: visit.id, eventId }), (c, commandId) => c.visits.selectService({ commandId, visitId: visit.id, eventId: visit.id })],
  ['tickStep', 0, (c, commandId) => c.visits.tickStep({ commandId, visitId: visit.id, eventId, stepId: 'receive', done: true }), (c, commandId) => c.visits.tickStep({ commandId, visitId: visit.id, eventId, stepId: 'read', done: true })],
  ['recordAct', 0, (c, commandId) => c.visits.recordAct({ commandId, visitId: visit.id, eventId, act: 'OnsiteGuidance' }), (c, commandId) => c.visits.recordAct({ commandId, visitId: visit.id, eventId, act: 'IdentityCheck' })],
  ['setNote', 0, (c, commandId) => c.visits.setNote({ commandId, visitId: visit.id, eventId, note: 'yksi' }), (c, commandId) => c.visits.setNote({ commandId, visitId: visit.id, eventId, note: 'kaksi' })],
  ['show', 0, (c, commandId) => c.visits.show({ commandId, visitId: visit.id, shown: 'card' }), (c, commandId) => c.visits.show({ commandId, visitId: visit.id, shown: 'nothing' })],
  ['setClock', 0, (c, commandId) => c.visits.setClock({ commandId, visitId: visit.id, eventId, clock: 'indirect' }), (c, commandId) => c.visits.setClock({ commandId, visitId: visit.id, eventId, clock: 'paused' })],
  ['feedback.flagCard', 0, (c, commandId) => c.feedback.flagCard({ commandId, kind: 'cardWrong', cardId: 'permit', cardVersion: 1, visitId: visit.id, text: 'Maksu on vanha' }), (c, commandId) => c.feedback.flagCard({ commandId, kind: 'cardWrong', cardId: 'permit', cardVersion: 1, visitId: visit.id, text: 'Maksu puuttuu' })],
  ['handOver', 0, (c, commandId) => c.visits.handOver({ commandId, visitId: visit.id, to: { deskId: desks.deskIds[1]! } }), (c, commandId) => c.visits.handOver({ commandId, visitId: visit.id, to: { groupId: desks.groupIds[0]! } })],
  ['takeUp', 1, (c, commandId) => c.visits.takeUp({ commandId, visitId: visit.id, deskId: desks.deskIds[1]! }), (c, commandId) => c.visits.takeUp({ commandId, visitId: visit.id, deskId: desks.deskIds[0]! })],
  ['closeService', 1, (c, commandId) => c.visits.closeService({ commandId, visitId: visit.id, eventId, outcome: 'done' }), (c, commandId) => c.visits.closeService({ commandId, visitId: visit.id, eventId, outcome: 'booked' })],
  ['close', 1, (c, commandId) => c.visits.close({ commandId, visitId: visit.id }), (c, commandId) => c.visits.close({ commandId, visitId: eventId })],
  ['correctTime', 1, (c, commandId) => c.visits.correctTime({ commandId, visitId: visit.id, eventId, directSeconds: 60, indirectSeconds: 0, reason: 'Kello jäi' }), (c, commandId) => c.visits.correctTime({ commandId, visitId: visit.id, eventId, directSeconds: 61, indirectSeconds: 0, reason: 'Kello jäi' })],
  ['reopen', 1, (c, commandId) => c.visits.reopen({ commandId, visitId: visit.id, deskId: desks.deskIds[1]!, reason: 'Unohtui' }), (c, commandId) => c.visits.reopen({ commandId, visitId: visit.id, deskId: desks.deskIds[1]!, reason: 'Unohdin' })],
  ['close again', 1, (c, commandId) => c.visits.close({ commandId, visitId: visit.id }), (c, commandId) => c.visits.close({ commandId, visitId: eventId })],
];

const written = () => {
  const { db } = desks.station.deps;
  const count = (table: 'event' | 'outbox' | 'command' | 'audit' | 'service_event' | 'identity_check' | 'card_flag') => db.first(db.q.selectFrom(table).select((e) => e.fn.countAll<number>().as('rows')))!.rows;
  return (['event', 'outbox', 'command', 'audit', 'service_event', 'identity_check', 'card_flag'] as const).map(count);
};

describe('a call that comes twice', () => {
  it.each(COURSE)('%s', async (_name, desk, call, other) => {
    const client = desks.clients[desk]!;
    const commandId = desks.commandId();
    const [first, atOnce] = await Promise.all([call(client, commandId), call(client, commandId)]);
    const rows = written();
    desks.clock.advance(1_000);
    expect(await call(client, commandId)).toEqual(first);
    expect(atOnce).toEqual(first);
    expect(await refusalText(other(client, commandId))).toBe('COMMAND_REUSED');
    expect(await refusalText(call(desks.clients[1 - desk]!, commandId))).toBe('COMMAND_REUSED');
    expect(written()).toEqual(rows);
    const open = await client.visits.today({});
    visit = open[0]!;
    eventId = visit.events[0]?.id ?? '';
  });

  it('also cancel', async () => {
    const begun = await desks.walkUp();
    const input = { commandId: desks.commandId(), visitId: begun.id, reason: 'Väärä paikka' };
    const first = await desks.clients[0]!.visits.cancel(input);
    expect(await desks.clients[0]!.visits.cancel(input)).toEqual(first);
    expect(await refusalText(desks.clients[0]!.visits.cancel({ ...input, reason: 'Muu syy' }))).toBe('COMMAND_REUSED');
  });

  it('the course ran through every procedure that changes a visit', () => {
    const { db } = desks.station.deps;
    const run = new Set(db.all(db.q.selectFrom('command').select('procedure').distinct()).map((row) => row.procedure));
    const reading = new Set(['get', 'watchDesk', 'today', 'watchCustomer', 'watchCustomerOf']);
    const changing = Object.keys(desks.station.router.visits).filter((name) => !reading.has(name));
    expect(changing.filter((name) => !run.has(`visits.${name}`))).toEqual([]);
  });
});
