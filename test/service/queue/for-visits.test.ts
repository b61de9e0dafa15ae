import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginWalkUp, deskStateOf, finishTicket, handOverTicket, requireOpenDeskOf, startServing, ticketAtDesk } from '#service/features/queue/index.ts';
import { asVisit, openDesks, takeNumber } from '../../support/queue.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
let visitId: string;
beforeEach(async () => {
  point = await startPoint();
  visitId = point.commandId();
  await openDesks(point);
});
afterEach(() => point.close());

const [FIRST, SECOND] = [0, 1];
const desk = (index = FIRST) => point.deskIds[index]!;
const callNext = (index = FIRST) => point.advisors[index]!.client.queue.callNext({ commandId: point.commandId(), deskId: desk(index) });
const db = () => point.station.deps.db;

/** A customer served at the first desk. */
const served = async () => {
  const slip = await takeNumber(point);
  await callNext();
  await asVisit(point, (act) => startServing(act, desk(), slip.ticketId, visitId));
  return slip;
};
const handOver = (ticketId: string | null, to: { deskId: string } | { groupId: string }) =>
  asVisit(point, (act) => handOverTicket(act, { visitId, fromDeskId: desk(), ticketId, language: 'fi', arrivedAt: '2026-03-02T07:30:00.000Z', to }));

describe('a visit', () => {
  it('takes the called ticket into service and gives the desk back', async () => {
    const slip = await served();
    expect(ticketAtDesk(db(), desk())).toMatchObject({ id: slip.ticketId, state: 'serving' });
    expect(deskStateOf(db(), desk())).toMatchObject({ ticketId: slip.ticketId, visitId });
    await asVisit(point, (act) => finishTicket(act, slip.ticketId, 'finished'));
    await asVisit(point, (act) => finishTicket(act, slip.ticketId, 'finished'));
    expect(deskStateOf(db(), desk())).toMatchObject({ ticketId: null, visitId: null });
    // Opened again it is back at the desk.
    await asVisit(point, (act) => startServing(act, desk(), slip.ticketId, visitId));
    expect(ticketAtDesk(db(), desk())).toMatchObject({ state: 'serving', ended_at: null });
  });

  it('begins neither at a busy desk nor with a ticket of another desk', async () => {
    const slip = await served();
    const waiting = await takeNumber(point);
    await expect(asVisit(point, (act) => startServing(act, desk(), waiting.ticketId, point.commandId()))).rejects.toMatchObject({ code: 'DESK_BUSY', data: { number: slip.number } });
    await expect(asVisit(point, (act) => startServing(act, desk(SECOND), slip.ticketId, visitId))).rejects.toMatchObject({ code: 'CONFLICT', data: { reason: 'takenElsewhere' } });
    await expect(asVisit(point, (act) => beginWalkUp(act, desk(), point.commandId()))).rejects.toMatchObject({ code: 'DESK_BUSY' });
  });

  it('without a number keeps the desk too', async () => {
    await takeNumber(point);
    await asVisit(point, (act) => beginWalkUp(act, desk(), visitId));
    await expect(callNext()).rejects.toMatchObject({ code: 'DESK_BUSY', data: { number: null } });
    expect(ticketAtDesk(db(), desk())).toBeNull();
  });

  it('asks for an open desk of its own advisor', async () => {
    const [own, other] = point.advisors.map((advisor) => advisor.advisorId);
    expect(requireOpenDeskOf(db(), own!, desk()).number).toBe(1);
    expect(() => requireOpenDeskOf(db(), other!, desk())).toThrow('CONFLICT');
    await point.advisors[FIRST]!.client.queue.closeDesk({ commandId: point.commandId(), deskId: desk() });
    expect(() => requireOpenDeskOf(db(), own!, desk())).toThrow('DESK_CLOSED');
    expect(() => requireOpenDeskOf(db(), own!, visitId)).toThrow('NOT_FOUND');
  });
});

describe('handing over', () => {
  it('to a desk keeps the ticket for that desk, before all others, whatever its groups', async () => {
    const slip = await served();
    await point.advisors[SECOND]!.client.queue.openDesk({ commandId: point.commandId(), deskId: desk(SECOND), groupIds: [point.groupIds[1]!] });
    await takeNumber(point, 1);
    await handOver(slip.ticketId, { deskId: desk(SECOND) });
    expect(deskStateOf(db(), desk())).toMatchObject({ ticketId: null, visitId: null });
    await expect(callNext(FIRST)).resolves.toMatchObject({ ticket: { number: 'V001' }, why: { passedOver: [{ number: slip.number, because: 'reservedForDesk' }] } });
    expect(await callNext(SECOND)).toMatchObject({ ticket: { number: slip.number }, why: { rule: 'handedOver' } });
  });

  it('to a desk that has closed meanwhile lets others call the customer', async () => {
    const slip = await served();
    await handOver(slip.ticketId, { deskId: desk(SECOND) });
    await expect(callNext(FIRST)).rejects.toMatchObject({ code: 'NOTHING_WAITING' });
    await point.advisors[SECOND]!.client.queue.closeDesk({ commandId: point.commandId(), deskId: desk(SECOND) });
    expect(await callNext(FIRST)).toMatchObject({ ticket: { number: slip.number }, why: { rule: 'handedOver' } });
  });

  it('to a group keeps number and waiting time', async () => {
    const slip = await served();
    point.clock.advance(60_000);
    await takeNumber(point, 1);
    await handOver(slip.ticketId, { groupId: point.groupIds[1]! });
    expect(await callNext(SECOND)).toMatchObject({ ticket: { number: 'P001', groupId: point.groupIds[1] }, why: { rule: 'handedOver', waitedSeconds: 60 } });
    // The number stays drawn where it was drawn: the other group's own count goes on.
    expect((await takeNumber(point, 1)).number).toBe('V002');
  });

  it('of a customer without a number gives one in the group, with the time since the visit began', async () => {
    await asVisit(point, (act) => beginWalkUp(act, desk(), visitId));
    const ticket = await handOver(null, { groupId: point.groupIds[2]! });
    expect(ticket).toMatchObject({ label: 'K001', state: 'waiting', waiting_since: '2026-03-02T07:30:00.000Z', secret_hash: null });
    expect(await callNext(SECOND)).toMatchObject({ ticket: { number: 'K001' }, why: { rule: 'handedOver', waitedSeconds: 1_800 } });
  });

  it('of a customer without a number to a desk leaves the queue as it is', async () => {
    await asVisit(point, (act) => beginWalkUp(act, desk(), visitId));
    expect(await handOver(null, { deskId: desk(SECOND) })).toBeNull();
    expect(deskStateOf(db(), desk())).toMatchObject({ visitId: null });
  });

  it('is refused to the same desk and to what does not exist, and changes nothing', async () => {
    const slip = await served();
    await expect(handOver(slip.ticketId, { deskId: desk() })).rejects.toMatchObject({ code: 'CONFLICT', data: { reason: 'sameDesk' } });
    await expect(handOver(slip.ticketId, { groupId: visitId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(handOver(slip.ticketId, { deskId: visitId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(deskStateOf(db(), desk())).toMatchObject({ ticketId: slip.ticketId, visitId });
  });
});
