import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hubPayloads, ServiceEventReported } from '#shared/contract/outbox.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await startDesks({ desks: 2 });
});
afterEach(() => desks.clear());
afterAll(() => desks.close());

const id = () => desks.commandId();
const OfEvent = z.looseObject({ eventId: z.string(), revision: z.number() });
const CODE = '010594Y9021';

const outbox = (visitId: string) => {
  const { db } = desks.station.deps;
  const own = new Set(db.all(db.q.selectFrom('service_event').select('id').where('visit_id', '=', visitId)).map((row) => row.id));
  return db
    .all(db.q.selectFrom('outbox').select(['kind', 'payload']).orderBy('sequence'))
    .filter((row) => row.kind.startsWith('serviceEvent.'))
    .map((row) => ({ kind: row.kind, payload: OfEvent.parse(JSON.parse(row.payload)) }))
    .filter((row) => own.has(row.payload.eventId));
};

/** What a hub holds after the rows came in any order and more than once. */
const heldBy = (rows: ReturnType<typeof outbox>) => {
  const held = new Map<string, ReturnType<typeof outbox>[number]>();
  for (const row of [...rows.toReversed(), ...rows]) if (row.payload.revision > (held.get(row.payload.eventId)?.payload.revision ?? -1)) held.set(row.payload.eventId, row);
  return held;
};

const twoServices = async (): Promise<Visit> => {
  const visit = await desks.walkUp();
  await desks.clients[0]!.identity.record({ commandId: id(), visitId: visit.id, evidence: { method: 'code', code: CODE } });
  const first = await desks.add(visit, 'permit');
  await desks.clients[0]!.visits.tickStep({ commandId: id(), visitId: visit.id, eventId: first.currentEventId!, stepId: 'receive', done: true });
  await desks.clients[0]!.visits.setNote({ commandId: id(), visitId: visit.id, eventId: first.currentEventId!, note: 'Liite puuttuu' });
  desks.clock.advance(200_000);
  await desks.closeService(visit, first.currentEventId);
  const second = await desks.add(visit, 'benefit');
  desks.clock.advance(61_500);
  await desks.closeService(visit, second.currentEventId);
  return desks.clients[0]!.visits.close({ commandId: id(), visitId: visit.id });
};

describe('what the hub hears', () => {
  it('is each service once, when the visit closes', async () => {
    const visit = await twoServices();
    const rows = outbox(visit.id);
    expect(rows.map((row) => row.kind)).toEqual(['serviceEvent.reported', 'serviceEvent.reported']);
    const [first, second] = rows.map((row) => ServiceEventReported.parse(row.payload));
    expect(first).toMatchObject({
      eventId: visit.events[0]!.id, visitId: visit.id, businessDate: '2026-03-02', providerId: 'poliisi', cardId: 'permit', cardVersion: 1, acts: ['DocumentReceived'],
      identityLevel: 'low', outcome: 'done', note: 'Liite puuttuu', directMs: 200_000, indirectMs: 0, timeCategory: 'medium', corrected: false, closedAt: visit.events[0]!.closedAt,
    });
    expect(second).toMatchObject({ cardId: 'benefit', directMs: 61_500, timeCategory: 'short' });
  });

  it('keeps the identity a service was given by when the customer is known more surely later', async () => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    await desks.closeService(visit, visit.currentEventId);
    await desks.clients[0]!.identity.record({ commandId: id(), visitId: visit.id, evidence: { method: 'code', code: CODE } });
    const other = await desks.add(visit, 'benefit');
    await desks.closeService(visit, other.currentEventId);
    await desks.clients[0]!.visits.close({ commandId: id(), visitId: visit.id });
    expect(outbox(visit.id).map((row) => ServiceEventReported.parse(row.payload).identityLevel)).toEqual(['none', 'low']);
  });

  it('ends in one state for each service, whatever order the rows come in', async () => {
    const visit = await twoServices();
    const [client] = desks.clients;
    const eventId = visit.events[0]!.id;
    await client!.visits.correctTime({ commandId: id(), visitId: visit.id, eventId, directSeconds: 100, indirectSeconds: 5, reason: 'Kello jäi' });
    await client!.visits.reopen({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[0]!, reason: 'Unohtui' });
    expect([...heldBy(outbox(visit.id)).values()].map((row) => row.kind)).toEqual(['serviceEvent.withdrawn', 'serviceEvent.withdrawn']);
    await client!.visits.closeService({ commandId: id(), visitId: visit.id, eventId, outcome: 'booked' });
    const closed = await client!.visits.close({ commandId: id(), visitId: visit.id });
    const rows = outbox(visit.id);
    expect(rows.map((row) => row.kind.split('.')[1])).toEqual(['reported', 'reported', 'reported', 'withdrawn', 'withdrawn', 'reported', 'reported']);
    const held = heldBy(rows);
    expect(held.size).toBe(2);
    for (const event of closed.events) {
      const state = ServiceEventReported.parse(held.get(event.id)?.payload);
      expect(state).toMatchObject({ outcome: event.outcome, timeCategory: event.timeCategory, directMs: event.directSeconds * 1_000 + (event.cardId === 'benefit' ? 500 : 0), corrected: event.corrected !== null });
    }
  });

  it('is nothing of a visit that was cancelled or is still open', async () => {
    const open = await desks.add(await desks.walkUp(), 'permit');
    await desks.closeService(open, open.currentEventId);
    const cancelled = await desks.add(await desks.walkUp(1), 'permit', 1);
    await desks.clients[1]!.visits.cancel({ commandId: id(), visitId: cancelled.id, reason: 'Väärä paikka' });
    expect([...outbox(open.id), ...outbox(cancelled.id)]).toEqual([]);
  });

  it('holds the payload each kind promises, and nothing that singles a person out', async () => {
    await twoServices();
    const { db } = desks.station.deps;
    const rows = db.all(db.q.selectFrom('outbox').select(['kind', 'payload']));
    const schemas: Record<string, { parse: (payload: unknown) => unknown }> = hubPayloads;
    for (const row of rows) {
      const payload: unknown = JSON.parse(row.payload);
      expect(schemas[row.kind]?.parse(payload)).toEqual(payload);
      expect(row.payload).not.toContain(CODE);
      expect(personalDataIn(row.payload).filter((finding) => finding.certainty === 'sure')).toEqual([]);
      for (const advisor of desks.advisors) expect(row.payload).not.toContain(advisor.advisorId);
    }
  });
});
