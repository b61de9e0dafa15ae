import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '#service/kernel/audit-trail.ts';
import { nextOf, startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await startDesks({ desks: 2 });
});
afterEach(() => desks.clear());
afterAll(() => desks.close());

const id = () => desks.commandId();
const trail = async (visitId: string) => (await desks.clients[0]!.audit.list({ visitId, limit: 50 })).filter((row) => row.action !== 'audit.list').map((row) => [row.action, row.advisorId, row.reason]);

describe('the audit trail of a visit', () => {
  it('names who read another desk’s visit, and not who read the own', async () => {
    const visit = await desks.walkUp(0);
    const [own, other] = desks.advisors.map((advisor) => advisor.advisorId);
    await desks.clients[0]!.visits.get({ visitId: visit.id });
    await desks.clients[0]!.identity.list({ visitId: visit.id });
    expect(await trail(visit.id)).toEqual([]);
    await desks.clients[1]!.visits.get({ visitId: visit.id });
    await desks.clients[1]!.identity.list({ visitId: visit.id });
    const stream = await desks.clients[1]!.visits.watchDesk({ deskId: desks.deskIds[0]! });
    expect(await nextOf(stream)).toMatchObject({ id: visit.id });
    await desks.add(visit, 'permit');
    expect(await nextOf(stream)).toMatchObject({ id: visit.id });
    await stream.return?.();
    expect(await trail(visit.id)).toEqual([['visits.watchDesk', other, null], ['identity.list', other, null], ['visits.get', other, null]]);
    expect(own).not.toBe(other);
  });

  it('names who looked through the day’s visits, with how many', async () => {
    await desks.walkUp(0);
    const seen = await desks.clients[1]!.visits.today({});
    const [row] = await desks.clients[0]!.audit.list({ action: 'visits.today', limit: 1 });
    expect(row?.advisorId).toBe(desks.advisors[1]!.advisorId);
    expect(row?.detail).toEqual({ visits: seen.length, others: seen.length });
  });

  it('has hand-overs, corrections and reopenings with their reasons, and identity without a code', async () => {
    const visit = await desks.walkUp(0);
    const [client, second] = desks.clients;
    await client!.identity.record({ commandId: id(), visitId: visit.id, evidence: { method: 'code', code: '010594Y9021' } });
    await desks.add(visit, 'permit');
    const given = await client!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[1]! } });
    const eventId = given.currentEventId!;
    await second!.visits.takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[1]! });
    await desks.closeService(visit, eventId, 1);
    await second!.visits.close({ commandId: id(), visitId: visit.id });
    await second!.visits.correctTime({ commandId: id(), visitId: visit.id, eventId, directSeconds: 60, indirectSeconds: 0, reason: 'Kello jäi' });
    await second!.visits.reopen({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[1]!, reason: 'Unohtui liite' });
    expect((await trail(visit.id)).map(([action, , reason]) => [action, reason])).toEqual([
      ['visits.reopen', 'Unohtui liite'],
      ['visits.correctTime', 'Kello jäi'],
      ['visits.handOver', null],
      ['identity.record', null],
    ]);
    const rows = await client!.audit.list({ visitId: visit.id, action: 'identity.record', limit: 5 });
    expect(rows[0]?.personRef).toMatch(/^[\w-]{43}$/);
    expect(rows[0]?.detail).toEqual({ method: 'code', level: 'low' });
    expect(firstBrokenAuditRow(desks.station.deps.db)).toBeNull();
  });
});
