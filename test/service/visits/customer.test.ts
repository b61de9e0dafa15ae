import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerView } from '#shared/contract/visits.ts';
import type { StationClient } from '../../support/station.ts';
import { documentEvidence, nextOf, startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
let terminal: StationClient;
beforeAll(async () => {
  desks = await startDesks({ desks: 2 });
  terminal = desks.as({ kind: 'terminal', deviceId: 'terminal-1', deskId: desks.deskIds[0]! });
});
afterEach(() => desks.clear());
afterAll(() => desks.close());

const id = () => desks.commandId();
const now = async (client: StationClient = terminal): Promise<CustomerView> => {
  const stream = await client.visits.watchCustomer();
  const view = await nextOf(stream);
  await stream.return?.();
  return view;
};

describe('what the customer sees', () => {
  it('is idle without a desk and without a customer', async () => {
    expect(await now(desks.as({ kind: 'terminal', deviceId: 'lobby' }))).toEqual({ deskNumber: 0, pointName: 'Mikkelin asiointipiste', language: 'fi', state: 'idle', card: null, providerName: null, doneSteps: [], nextStepId: null, servicesDone: [] });
    expect(await now()).toMatchObject({ deskNumber: 1, state: 'idle' });
  });

  it('is a welcome, then the card when it is shown, with what is done and what comes next', async () => {
    const [client] = desks.clients;
    const visit = await desks.numbered();
    expect(await now()).toMatchObject({ state: 'welcome', language: 'sv', card: null });
    const { currentEventId: eventId } = await desks.add(visit, 'permit');
    expect(await now()).toMatchObject({ state: 'welcome', card: null });
    await client!.visits.show({ commandId: id(), visitId: visit.id, shown: 'card' });
    await client!.visits.tickStep({ commandId: id(), visitId: visit.id, eventId: eventId!, stepId: 'read', done: true });
    expect(await now()).toMatchObject({ state: 'card', card: { id: 'permit' }, providerName: { sv: 'Polisen' }, doneSteps: ['read'], nextStepId: 'receive' });
    await desks.closeService(visit, eventId);
    expect(await now()).toMatchObject({ state: 'card', servicesDone: [{ fi: 'Palvelu permit' }] });
    await client!.visits.show({ commandId: id(), visitId: visit.id, shown: 'nothing' });
    expect(await now()).toMatchObject({ state: 'welcome', card: null, nextStepId: null });
  });

  it('is a goodbye for twenty seconds with nothing left of the visit, unless the next customer is there', async () => {
    const [client] = desks.clients;
    const visit = await desks.numbered();
    const { currentEventId } = await desks.add(visit, 'permit');
    await client!.visits.show({ commandId: id(), visitId: visit.id, shown: 'card' });
    await desks.closeService(visit, currentEventId);
    await client!.visits.close({ commandId: id(), visitId: visit.id });
    const goodbye = { deskNumber: 1, pointName: 'Mikkelin asiointipiste', language: 'sv', state: 'goodbye', card: null, providerName: null, doneSteps: [], nextStepId: null, servicesDone: [] };
    expect(await now()).toEqual(goodbye);
    desks.clock.advance(19_999);
    expect(await now()).toEqual(goodbye);
    desks.clock.advance(1);
    expect(await now()).toMatchObject({ state: 'idle', language: 'fi' });
    desks.clock.advance(-10_000);
    await desks.walkUp();
    expect(await now()).toMatchObject({ state: 'welcome', servicesDone: [] });
  });

  it('is idle at once when the visit goes to another desk or is cancelled', async () => {
    const [client] = desks.clients;
    desks.clock.advance(60_000);
    const visit = await desks.walkUp();
    await client!.visits.handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[1]! } });
    expect(await now()).toMatchObject({ state: 'idle' });
    const other = await desks.walkUp();
    await client!.visits.cancel({ commandId: id(), visitId: other.id, reason: 'Väärä paikka' });
    expect(await now()).toMatchObject({ state: 'idle' });
  });

  it('holds nothing private', async () => {
    const [client] = desks.clients;
    const visit = await desks.walkUp();
    const lines = 'P<FINVIRTANEN<<MATTI<JUHANI<<<<<<<<<<<<<<<<<\nFP12152797FIN5201019M3402122<<<<<<<<<<<<<<<8';
    const check = await client!.identity.record({ commandId: id(), visitId: visit.id, evidence: { method: 'mrz', lines, comparedWithCustomer: true } });
    const { currentEventId } = await desks.add(visit, 'permit');
    await client!.visits.setNote({ commandId: id(), visitId: visit.id, eventId: currentEventId!, note: 'salainen huomautus' });
    await client!.visits.show({ commandId: id(), visitId: visit.id, shown: 'card' });
    const view = await now();
    expect(view.state).toBe('card');
    expect(view.card?.contacts.map((contact) => contact.value)).toEqual(['0295 000 000']);
    const text = JSON.stringify(view);
    for (const secret of ['salainen', '5279', '"high"', 'passport', '2034-02-12', '0295 999 999', visit.id, check.id, currentEventId!, desks.advisors[0]!.advisorId, 'Advisor 1']) expect(text).not.toContain(secret);
    expect(Object.keys(view).sort()).toEqual(['card', 'deskNumber', 'doneSteps', 'language', 'nextStepId', 'pointName', 'providerName', 'servicesDone', 'state']);
  });
});

describe('live', () => {
  it('tells the terminal and the advisor’s picture of it the same, change by change, and no other desk’s', async () => {
    desks.clock.advance(60_000);
    const streams = [await terminal.visits.watchCustomer(), await desks.clients[1]!.visits.watchCustomerOf({ deskId: desks.deskIds[0]! })];
    const next = async () => {
      const values = await Promise.all(streams.map(nextOf));
      expect(values[0]).toEqual(values[1]);
      return values[0];
    };
    expect(await next()).toMatchObject({ state: 'idle' });
    await desks.walkUp(1);
    const visit = await desks.walkUp(0);
    expect(await next()).toMatchObject({ state: 'welcome', language: 'fi' });
    await desks.clients[0]!.visits.setLanguage({ commandId: id(), visitId: visit.id, language: 'ar' });
    expect(await next()).toMatchObject({ state: 'welcome', language: 'ar' });
    await desks.clients[0]!.visits.cancel({ commandId: id(), visitId: visit.id, reason: 'Väärä paikka' });
    expect(await next()).toMatchObject({ state: 'idle' });
    for (const stream of streams) await stream.return?.();
  });

  it('tells the desk its visit, each change by a higher revision, and nothing between customers', async () => {
    const stream = await desks.clients[0]!.visits.watchDesk({ deskId: desks.deskIds[0]! });
    const next = () => nextOf(stream);
    expect(await next()).toBeNull();
    const visit = await desks.walkUp();
    const begun = await next();
    expect(begun).toMatchObject({ id: visit.id, revision: visit.revision });
    await desks.clients[0]!.identity.record({ commandId: id(), visitId: visit.id, evidence: documentEvidence });
    const known = await next();
    expect(known).toMatchObject({ identity: { level: 'substantial' } });
    expect(known!.revision).toBeGreaterThan(begun!.revision);
    await desks.add(visit, 'permit');
    const served = await next();
    expect(served!.events).toHaveLength(1);
    expect(served!.revision).toBeGreaterThan(known!.revision);
    await desks.clients[0]!.visits.cancel({ commandId: id(), visitId: visit.id, reason: 'Väärä paikka' });
    expect(await next()).toBeNull();
    await stream.return?.();
  });

  it('follows a terminal that is paired with another desk meanwhile', async () => {
    const { db } = desks.station.deps;
    const deviceId = '01M0000000000000000000TERM';
    const device = { id: deviceId, kind: 'terminal', name: 'Pääte', desk_id: desks.deskIds[0]!, public_key: '', enrolled_at: desks.clock.now(), last_seen_at: null, revoked_at: null };
    await db.write((w) => w.run(w.q.insertInto('device').values(device)));
    const stream = await desks.as({ kind: 'terminal', deviceId, deskId: desks.deskIds[0]! }).visits.watchCustomer();
    expect(await nextOf(stream)).toMatchObject({ deskNumber: 1 });
    await desks.clients[0]!.devices.pair({ commandId: id(), deviceId, deskId: desks.deskIds[1]! });
    expect(await nextOf(stream)).toMatchObject({ deskNumber: 2 });
    await stream.return?.();
  });
});
