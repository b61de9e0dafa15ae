import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { documentEvidence, startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
beforeEach(async () => {
  desks = await startDesks();
});
afterEach(() => desks.close());

const id = () => desks.commandId();
const board = async () => (await desks.clients[0]!.queue.board()).desks;
const ticketState = (ticketId: string) => desks.station.deps.db.first(desks.station.deps.db.q.selectFrom('ticket').selectAll().where('id', '=', ticketId));
const kindsOf = (visitId: string) => desks.station.deps.db.all(desks.station.deps.db.q.selectFrom('event').select(['kind', 'subject_id', 'data']).where('visit_id', '=', visitId).orderBy('sequence'));

describe('a whole visit', () => {
  it('goes from a walk-up to a goodbye, and every step of it is an event', async () => {
    const [client] = desks.clients;
    let visit = await desks.walkUp();
    expect(visit).toMatchObject({ state: 'open', number: null, ticketId: null, deskId: desks.deskIds[0], advisorId: desks.advisors[0]!.advisorId, language: 'fi', businessDate: '2026-03-02', identity: null, events: [], shown: 'nothing' });
    visit = await client!.visits.setLanguage({ commandId: id(), visitId: visit.id, language: 'uk' });
    await client!.identity.record({ commandId: id(), visitId: visit.id, evidence: documentEvidence });
    visit = await desks.add(visit, 'sure');
    const eventId = visit.currentEventId!;
    visit = await client!.visits.tickStep({ commandId: id(), visitId: visit.id, eventId, stepId: 'receive', done: true });
    visit = await client!.visits.setNote({ commandId: id(), visitId: visit.id, eventId, note: 'Liitteet puuttuvat' });
    visit = await client!.visits.show({ commandId: id(), visitId: visit.id, shown: 'card' });
    desks.clock.advance(240_000);
    visit = await client!.visits.closeService({ commandId: id(), visitId: visit.id, eventId, outcome: 'documentReceived' });
    visit = await client!.visits.close({ commandId: id(), visitId: visit.id });
    expect(visit).toMatchObject({ state: 'closed', language: 'uk', closedAt: desks.clock.now(), identity: { level: 'substantial' }, shown: 'nothing' });
    expect(visit.events).toMatchObject([
      { cardId: 'sure', cardVersion: 1, providerId: 'poliisi', steps: [{ stepId: 'receive', done: true }], acts: [{ act: 'DocumentReceived' }], outcome: 'documentReceived', note: 'Liitteet puuttuvat', clock: 'stopped', directSeconds: 240, indirectSeconds: 0, timeCategory: 'medium', corrected: null },
    ]);
    expect((await board())[0]).toMatchObject({ ticketId: null, visitId: null });
    expect(kindsOf(visit.id).map((row) => row.kind)).toEqual([
      'visit.begun', 'visit.languageSet', 'identity.checked', 'service.added', 'visit.serviceSelected', 'service.clockSet', 'service.stepDone', 'service.actRecorded',
      'service.noteSet', 'visit.shown', 'service.clockSet', 'service.closed', 'visit.closed', 'serviceEvent.reported',
    ]);
  });

  it('takes the number, its language and its ticket along', async () => {
    const visit = await desks.numbered();
    expect(visit).toMatchObject({ number: 'P001', language: 'sv' });
    expect(ticketState(visit.ticketId!)?.state).toBe('serving');
    await desks.closeService(visit, (await desks.add(visit, 'permit')).currentEventId);
    await desks.clients[0]!.visits.close({ commandId: id(), visitId: visit.id });
    expect(ticketState(visit.ticketId!)?.state).toBe('finished');
    await expect(desks.walkUp()).resolves.toMatchObject({ state: 'open' });
  });

  it('keeps the card version a service was given by', async () => {
    const { putCards, testCard } = await import('../../support/cards.ts');
    const first = await desks.add(await desks.walkUp(), 'permit');
    await putCards(desks, [testCard('permit', { version: 2, name: { fi: 'Uusi nimi' }, steps: [] })]);
    const ticked = await desks.clients[0]!.visits.tickStep({ commandId: id(), visitId: first.id, eventId: first.currentEventId!, stepId: 'read', done: true });
    expect(ticked.events[0]).toMatchObject({ cardVersion: 1, cardName: { fi: 'Palvelu permit' }, steps: [{ stepId: 'read' }] });
    await desks.closeService(ticked, ticked.currentEventId);
    expect((await desks.add(ticked, 'permit')).events.map((event) => event.cardVersion)).toEqual([1, 2]);
  });
});

describe('beginning', () => {
  it('needs the own, open, free desk and the ticket that was called to it', async () => {
    const [first, second] = desks.clients;
    const slip = await desks.terminal.queue.take({ commandId: id(), groupId: desks.groupIds[0]!, language: 'fi', needs: [] });
    expect(await refusalText(second!.visits.begin({ commandId: id(), deskId: desks.deskIds[0]! }))).toBe('CONFLICT notYourDesk');
    expect(await refusalText(first!.visits.begin({ commandId: id(), deskId: desks.deskIds[0]!, ticketId: slip.ticketId }))).toBe('CONFLICT notCalledHere');
    await first!.queue.call({ commandId: id(), deskId: desks.deskIds[0]!, ticketId: slip.ticketId });
    expect(await refusalText(second!.visits.begin({ commandId: id(), deskId: desks.deskIds[1]!, ticketId: slip.ticketId }))).toBe('CONFLICT notCalledHere');
    expect(await refusalOf(first!.visits.begin({ commandId: id(), deskId: desks.deskIds[0]! }))).toEqual({ code: 'DESK_BUSY', data: { number: 'P001' } });
    await first!.visits.begin({ commandId: id(), deskId: desks.deskIds[0]!, ticketId: slip.ticketId });
    expect(await refusalOf(first!.visits.begin({ commandId: id(), deskId: desks.deskIds[0]!, ticketId: slip.ticketId }))).toMatchObject({ code: 'DESK_BUSY' });
    await second!.queue.closeDesk({ commandId: id(), deskId: desks.deskIds[1]! });
    expect(await refusalText(second!.visits.begin({ commandId: id(), deskId: desks.deskIds[1]! }))).toBe('DESK_CLOSED');
  });

  it('gives a desk pressed twice at once one visit', async () => {
    const both = await Promise.allSettled([desks.walkUp(), desks.walkUp()]);
    expect(both.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('handing over', () => {
  it('to a desk keeps everything, and only that desk takes it up', async () => {
    const [first, second, third] = desks.clients;
    let visit = await desks.numbered();
    await first!.identity.record({ commandId: id(), visitId: visit.id, evidence: documentEvidence });
    visit = await desks.add(visit, 'sure');
    const eventId = visit.currentEventId!;
    await first!.visits.tickStep({ commandId: id(), visitId: visit.id, eventId, stepId: 'receive', done: true });
    visit = await first!.visits.setNote({ commandId: id(), visitId: visit.id, eventId, note: 'kesken' });
    desks.clock.advance(100_000);
    const given = await first!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[1]! } });
    expect(given).toMatchObject({ state: 'handedOver', deskId: null, advisorId: null, number: 'P001', currentEventId: eventId });
    expect(given.events[0]).toMatchObject({ clock: 'paused', directSeconds: 100 });
    expect((await board())[0]).toMatchObject({ ticketId: null, visitId: null });
    expect(await refusalText(first!.visits.setNote({ commandId: id(), visitId: visit.id, eventId, note: 'x' }))).toBe('CONFLICT handedOver');
    expect(await refusalText(third!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[2]! }))).toBe('CONFLICT reservedForDesk');
    desks.clock.advance(600_000);
    const taken = await second!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[1]! });
    expect(taken).toMatchObject({ state: 'open', deskId: desks.deskIds[1], advisorId: desks.advisors[1]!.advisorId, identity: { level: 'substantial' }, startedAt: visit.startedAt });
    expect(taken.events[0]).toMatchObject({ note: 'kesken', acts: [{ act: 'DocumentReceived' }], steps: [{ stepId: 'receive' }], clock: 'direct', directSeconds: 100 });
    desks.clock.advance(80_000);
    const done = await desks.closeService(taken, eventId, 1);
    expect(done.events[0]).toMatchObject({ directSeconds: 180, timeCategory: 'medium' });
    expect(ticketState(visit.ticketId!)?.state).toBe('serving');
  });

  it('to a group goes back to the queue, and whoever calls the number gets the visit', async () => {
    const [first, second] = desks.clients;
    const visit = await desks.add(await desks.numbered(), 'permit');
    await first!.visits.handOver({ commandId: id(), visitId: visit.id, to: { groupId: desks.groupIds[1]! } });
    expect(ticketState(visit.ticketId!)).toMatchObject({ state: 'waiting', group_id: desks.groupIds[1], returned: 'handedOver' });
    const call = await second!.queue.callNext({ commandId: id(), deskId: desks.deskIds[1]! });
    expect(call.ticket.id).toBe(visit.ticketId);
    const taken = await second!.visits.begin({ commandId: id(), deskId: desks.deskIds[1]!, ticketId: visit.ticketId! });
    expect(taken).toMatchObject({ id: visit.id, state: 'open', deskId: desks.deskIds[1] });
    expect(taken.events[0]).toMatchObject({ clock: 'direct' });
  });

  it('gives a walk-up a number on the way to a group', async () => {
    const visit = await desks.walkUp();
    const given = await desks.clients[0]!.visits.handOver({ commandId: id(), visitId: visit.id, to: { groupId: desks.groupIds[0]! } });
    expect(given.number).toBe('P001');
    await desks.clients[1]!.queue.callNext({ commandId: id(), deskId: desks.deskIds[1]! });
    const taken = await desks.clients[1]!.visits.begin({ commandId: id(), deskId: desks.deskIds[1]!, ticketId: given.ticketId! });
    expect(taken.id).toBe(visit.id);
  });

  it('gives a walk-up a number on the way to another desk, which alone calls it', async () => {
    const visit = await desks.walkUp();
    const given = await desks.clients[0]!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[1]!, groupId: desks.groupIds[1]! } });
    expect(given).toMatchObject({ state: 'handedOver', ticketId: expect.any(String), number: expect.stringMatching(/^[A-ZÅÄÖ]001$/) });
    expect(await desks.clients[2]!.queue.next({ deskId: desks.deskIds[2]! })).toBeNull();
    const call = await desks.clients[1]!.queue.callNext({ commandId: id(), deskId: desks.deskIds[1]! });
    expect(call).toMatchObject({ ticket: { id: given.ticketId }, why: { rule: 'handedOver' } });
    expect((await desks.clients[1]!.visits.begin({ commandId: id(), deskId: desks.deskIds[1]!, ticketId: given.ticketId! })).id).toBe(visit.id);
  });

  it('refuses a group that is not there beside the desk, and the customer stays', async () => {
    const visit = await desks.walkUp();
    expect(await refusalOf(desks.clients[0]!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[1]!, groupId: visit.id } }))).toEqual({ code: 'NOT_FOUND', data: { what: 'group' } });
    expect(await desks.clients[0]!.visits.get({ visitId: visit.id })).toMatchObject({ state: 'open', deskId: desks.deskIds[0]! });
  });

  it('by a lead frees a desk whose advisor is gone', async () => {
    const visit = await desks.numbered(1);
    const away = (desk: number) => desks.clients[desk]!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[2]! } });
    expect(await refusalText(away(2))).toBe('CONFLICT otherDesk');
    expect((await away(0)).state).toBe('handedOver');
    expect((await board())[1]).toMatchObject({ ticketId: null, visitId: null });
    expect(await desks.clients[2]!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[2]! })).toMatchObject({ state: 'open', number: 'P001' });
  });

  it('lets one of two desks that take it up at once have it', async () => {
    const visit = await desks.numbered();
    await desks.clients[0]!.visits.handOver({ commandId: id(), visitId: visit.id, to: { groupId: desks.groupIds[0]! } });
    const both = await Promise.allSettled([1, 2].map((desk) => desks.clients[desk]!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[desk]! })));
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await board()).filter((desk) => desk.visitId === visit.id)).toHaveLength(1);
  });

  it('refuses a desk that is closed, unknown, busy or the same', async () => {
    const [first, second] = desks.clients;
    const visit = await desks.walkUp();
    const to = (deskId: string) => first!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId } });
    expect(await refusalText(to(desks.deskIds[0]!))).toBe('CONFLICT sameDesk');
    expect(await refusalOf(to(visit.id))).toEqual({ code: 'NOT_FOUND', data: { what: 'desk' } });
    expect(await refusalOf(first!.visits.handOver({ commandId: id(), visitId: visit.id, to: { groupId: visit.id } }))).toEqual({ code: 'NOT_FOUND', data: { what: 'group' } });
    await desks.clients[2]!.queue.closeDesk({ commandId: id(), deskId: desks.deskIds[2]! });
    expect(await refusalText(to(desks.deskIds[2]!))).toBe('DESK_CLOSED');
    await desks.walkUp(1);
    await to(desks.deskIds[1]!);
    expect(await refusalOf(second!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[1]! }))).toEqual({ code: 'DESK_BUSY', data: { number: null } });
    expect((await second!.visits.get({ visitId: visit.id })).state).toBe('handedOver');
  });

  it('can still be ended when the customer gave the number up while waiting', async () => {
    const [first, second] = desks.clients;
    const visit = await desks.add(await desks.numbered(), 'permit');
    await first!.visits.handOver({ commandId: id(), visitId: visit.id, to: { groupId: desks.groupIds[0]! } });
    await second!.queue.cancelTicket({ commandId: id(), ticketId: visit.ticketId! });
    const taken = await second!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[1]! });
    await second!.visits.closeService({ commandId: id(), visitId: visit.id, eventId: taken.currentEventId!, outcome: 'customerLeft' });
    expect((await second!.visits.close({ commandId: id(), visitId: visit.id })).state).toBe('closed');
    expect((await board())[1]).toMatchObject({ ticketId: null, visitId: null });
  });
});

describe('ending', () => {
  it('is refused while a service has no outcome, with which', async () => {
    const [client] = desks.clients;
    const visit = await desks.add(await desks.add(await desks.walkUp(), 'permit'), 'benefit');
    const [first, second] = visit.events.map((event) => event.id);
    await desks.closeService(visit, first!);
    expect(await refusalOf(client!.visits.close({ commandId: id(), visitId: visit.id }))).toEqual({ code: 'EVENTS_OPEN', data: { eventIds: [second] } });
    await desks.closeService(visit, second!);
    expect((await client!.visits.close({ commandId: id(), visitId: visit.id })).state).toBe('closed');
    expect(await refusalText(client!.visits.close({ commandId: id(), visitId: visit.id }))).toBe('VISIT_OVER');
  });

  it('of a visit without a service is a cancellation', async () => {
    const [client] = desks.clients;
    const visit = await desks.numbered();
    expect(await refusalOf(client!.visits.close({ commandId: id(), visitId: visit.id }))).toEqual({ code: 'EVENTS_OPEN', data: { eventIds: [] } });
    const cancelled = await client!.visits.cancel({ commandId: id(), visitId: visit.id, reason: 'Väärä paikka' });
    expect(cancelled).toMatchObject({ state: 'cancelled', closedAt: desks.clock.now() });
    expect(ticketState(visit.ticketId!)?.state).toBe('cancelled');
    expect((await board())[0]).toMatchObject({ visitId: null });
  });

  it('by cancellation is possible only while nothing is recorded', async () => {
    const [client] = desks.clients;
    const visit = await desks.add(await desks.walkUp(), 'permit');
    const eventId = visit.currentEventId!;
    const tick = (done: boolean) => client!.visits.tickStep({ commandId: id(), visitId: visit.id, eventId, stepId: 'read', done });
    const cancel = () => client!.visits.cancel({ commandId: id(), visitId: visit.id, reason: 'Väärä asiakas' });
    await tick(true);
    expect(await refusalText(cancel())).toBe('CONFLICT somethingRecorded');
    await tick(false);
    expect(await cancel()).toMatchObject({ state: 'cancelled', events: [{ clock: 'paused', outcome: null }] });
  });
});

describe('opening again', () => {
  const closed = async (desk = 1) => {
    const visit = await desks.numbered(desk);
    const { currentEventId } = await desks.add(visit, 'permit', desk);
    desks.clock.advance(60_000);
    await desks.closeService(visit, currentEventId, desk);
    return desks.clients[desk]!.visits.close({ commandId: id(), visitId: visit.id });
  };
  const reopen = (visitId: string, desk: number) => desks.clients[desk]!.visits.reopen({ commandId: id(), visitId, deskId: desks.deskIds[desk]!, reason: 'Unohtui liite' });

  it('is for the one who closed it and for a lead, on the same day, at a free desk', async () => {
    const visit = await closed();
    expect(await refusalText(reopen(visit.id, 2))).toBe('FORBIDDEN');
    const again = await reopen(visit.id, 1);
    expect(again).toMatchObject({ state: 'open', closedAt: null, deskId: desks.deskIds[1] });
    expect(again.events[0]).toMatchObject({ outcome: 'done', clock: 'stopped', directSeconds: 60 });
    expect(ticketState(visit.ticketId!)?.state).toBe('serving');
    expect(await refusalText(reopen(visit.id, 1))).toBe('CONFLICT notClosed');
    await desks.clients[1]!.visits.close({ commandId: id(), visitId: visit.id });
    await desks.walkUp(0);
    expect(await refusalOf(reopen(visit.id, 0))).toMatchObject({ code: 'DESK_BUSY' });
  });

  it('goes to the lead’s own desk, and not on the next day', async () => {
    const visit = await closed();
    expect(await reopen(visit.id, 0)).toMatchObject({ deskId: desks.deskIds[0], advisorId: desks.advisors[0]!.advisorId });
    await desks.clients[0]!.visits.close({ commandId: id(), visitId: visit.id });
    desks.clock.advance(24 * 3_600_000);
    expect(await refusalText(reopen(visit.id, 0))).toBe('CONFLICT otherDay');
  });

  it('is not for a cancelled visit', async () => {
    const visit = await desks.walkUp();
    await desks.clients[0]!.visits.cancel({ commandId: id(), visitId: visit.id, reason: 'Väärä asiakas' });
    expect(await refusalText(reopen(visit.id, 0))).toBe('VISIT_OVER');
  });
});

describe('what today shows', () => {
  it('is the day’s visits newest first, by desk too, and what was left open from another day', async () => {
    const left = await desks.walkUp(2);
    desks.clock.advance(24 * 3_600_000);
    const first = await desks.numbered(0);
    desks.clock.advance(1_000);
    const second = await desks.walkUp(1);
    const [client] = desks.clients;
    expect((await client!.visits.today({})).map((visit) => visit.id)).toEqual([second.id, first.id, left.id]);
    expect((await client!.visits.today({ deskId: desks.deskIds[1]! })).map((visit) => visit.id)).toEqual([second.id]);
    await desks.clients[0]!.visits.handOver({ commandId: id(), visitId: first.id, to: { deskId: desks.deskIds[1]! } });
    expect((await client!.visits.today({ deskId: desks.deskIds[1]! })).map((visit) => visit.id)).toEqual([second.id, first.id]);
  });
});
