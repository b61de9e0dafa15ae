import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityEvidence } from '#shared/contract/identity.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { putCards, testCard } from '../../support/cards.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { documentEvidence, startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await startDesks();
});
afterEach(() => desks.clear());
afterAll(() => desks.close());

const id = () => desks.commandId();
const visits = () => desks.clients[0]!.visits;
const tick = (visit: Visit, stepId: string, done = true, eventId = visit.currentEventId!) => visits().tickStep({ commandId: id(), visitId: visit.id, eventId, stepId, done });
const act = (visit: Visit, name: 'DocumentReceived' | 'PaymentReceived' | 'OnsiteGuidance' | 'ProductSale', done = true) => visits().recordAct({ commandId: id(), visitId: visit.id, eventId: visit.currentEventId!, act: name, done });
const identify = (visit: Visit, evidence: IdentityEvidence) => desks.clients[0]!.identity.record({ commandId: id(), visitId: visit.id, evidence });

describe('two services in one visit', () => {
  it('share one clock: selecting one pauses the other, whose recordings stay', async () => {
    let visit = await desks.add(await desks.walkUp(), 'permit');
    const permit = visit.currentEventId!;
    await tick(visit, 'read');
    desks.clock.advance(30_000);
    visit = await desks.add(visit, 'benefit');
    const benefit = visit.currentEventId!;
    expect(visit.events.map((event) => [event.cardId, event.clock, event.directSeconds])).toEqual([['permit', 'paused', 30], ['benefit', 'direct', 0]]);
    desks.clock.advance(45_000);
    visit = await visits().selectService({ commandId: id(), visitId: visit.id, eventId: permit });
    expect(visit.currentEventId).toBe(permit);
    desks.clock.advance(5_000);
    visit = await visits().setClock({ commandId: id(), visitId: visit.id, eventId: benefit, clock: 'indirect' });
    expect(visit.currentEventId).toBe(benefit);
    desks.clock.advance(10_000);
    visit = await visits().setClock({ commandId: id(), visitId: visit.id, eventId: benefit, clock: 'paused' });
    desks.clock.advance(99_000);
    expect(visit.events.map((event) => [event.clock, event.directSeconds, event.indirectSeconds, event.steps.length])).toEqual([['paused', 35, 0, 1], ['paused', 45, 10, 0]]);
    await desks.closeService(visit, permit);
    await desks.closeService(visit, benefit);
    expect((await visits().close({ commandId: id(), visitId: visit.id })).events.map((event) => event.timeCategory)).toEqual(['short', 'short']);
  });

  it('are not begun twice at once by the same card, but may follow each other', async () => {
    const first = await desks.add(await desks.walkUp(), 'permit');
    const other = await desks.add(first, 'benefit');
    const again = await desks.add(other, 'permit');
    expect(again.events).toHaveLength(2);
    expect(again.currentEventId).toBe(first.currentEventId);
    await desks.closeService(again, first.currentEventId);
    expect((await desks.add(again, 'permit')).events.map((event) => event.cardId)).toEqual(['permit', 'benefit', 'permit']);
  });

  it('are taken out only while nothing of them is recorded', async () => {
    let visit = await desks.add(await desks.add(await desks.walkUp(), 'permit'), 'benefit');
    const [permit, benefit] = visit.events.map((event) => event.id);
    await tick(visit, 'read', true, permit);
    const remove = (eventId: string) => visits().removeService({ commandId: id(), visitId: visit.id, eventId });
    expect(await refusalText(remove(permit!))).toBe('CONFLICT somethingRecorded');
    visit = await remove(benefit!);
    expect(visit).toMatchObject({ currentEventId: permit, events: [{ id: permit, clock: 'direct' }] });
    expect(await refusalOf(remove(benefit!))).toEqual({ code: 'NOT_FOUND', data: { what: 'service' } });
    await tick(visit, 'read', false, permit);
    expect(await remove(permit!)).toMatchObject({ currentEventId: null, events: [] });
  });

  it('are of known cards and of this visit', async () => {
    const here = await desks.add(await desks.walkUp(), 'permit');
    const there = await desks.add(await desks.walkUp(1), 'permit', 1);
    expect(await refusalOf(desks.add(here, 'unheard-of'))).toEqual({ code: 'NOT_FOUND', data: { what: 'card' } });
    expect(await refusalOf(tick(here, 'unheard-of'))).toEqual({ code: 'NOT_FOUND', data: { what: 'step' } });
    expect(await refusalOf(tick(here, 'read', true, there.currentEventId!))).toEqual({ code: 'NOT_FOUND', data: { what: 'service' } });
    expect(await refusalText(tick(there, 'read'))).toBe('CONFLICT otherDesk');
    expect(await refusalOf(desks.add({ ...here, id: here.currentEventId! }, 'permit'))).toEqual({ code: 'NOT_FOUND', data: { what: 'visit' } });
  });
});

describe('steps and acts', () => {
  it('ticking a step records its act, unticking withdraws it, and both stay in the record', async () => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    expect((await tick(visit, 'receive')).events[0]).toMatchObject({ acts: [{ act: 'DocumentReceived', at: desks.clock.now() }], steps: [{ stepId: 'receive', done: true }] });
    expect((await tick(visit, 'receive', false)).events[0]).toMatchObject({ acts: [], steps: [{ stepId: 'receive', done: false }] });
    const { db } = desks.station.deps;
    const kinds = db.all(db.q.selectFrom('event').select('kind').where('subject_id', '=', visit.currentEventId!).orderBy('sequence')).map((row) => row.kind);
    expect(kinds.slice(-4)).toEqual(['service.stepDone', 'service.actRecorded', 'service.stepUndone', 'service.actWithdrawn']);
  });

  it('keeps an act that its own button recorded when the step is unticked, and withdraws it by the button', async () => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    await act(visit, 'DocumentReceived');
    await tick(visit, 'receive');
    expect(await refusalText(act(visit, 'DocumentReceived', false))).toBe('CONFLICT actOfStep');
    await tick(visit, 'receive', false);
    expect((await act(visit, 'OnsiteGuidance')).events[0]!.acts.map((done) => done.act)).toEqual(['DocumentReceived', 'OnsiteGuidance']);
    expect((await act(visit, 'DocumentReceived', false)).events[0]!.acts.map((done) => done.act)).toEqual(['OnsiteGuidance']);
  });

  it('counts an act once however often it is recorded', async () => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    await act(visit, 'DocumentReceived');
    expect((await act(visit, 'DocumentReceived')).events[0]!.acts).toHaveLength(1);
  });

  it('refuses what may not be done here and says where instead', async () => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    const told = { code: 'ACT_NOT_HERE', data: { act: 'PaymentReceived', elsewhere: { fi: 'Poliisin lupapalvelut', en: 'Police licence services' } } };
    expect(await refusalOf(act(visit, 'PaymentReceived'))).toEqual(told);
    expect(await refusalOf(tick(visit, 'pay'))).toEqual(told);
    expect(await refusalOf(act(visit, 'ProductSale'))).toMatchObject({ data: { elsewhere: { fi: 'Mikkelin poliisiasema' } } });
    expect((await visits().get({ visitId: visit.id })).events[0]).toMatchObject({ acts: [], steps: [] });
  });

  it('needs the level of the card for acts and that of the step for steps; guidance needs none', async () => {
    const visit = await desks.add(await desks.walkUp(), 'sure');
    const low = (present: string) => ({ code: 'LEVEL_TOO_LOW', data: { needed: 'substantial', present } });
    expect(await refusalOf(act(visit, 'DocumentReceived'))).toEqual(low('none'));
    expect(await refusalOf(tick(visit, 'receive'))).toEqual(low('none'));
    expect(await refusalOf(tick(visit, 'sign'))).toEqual(low('none'));
    expect((await tick(visit, 'read')).events[0]!.steps).toHaveLength(1);
    expect((await act(visit, 'OnsiteGuidance')).events[0]!.acts).toHaveLength(1);
    await identify(visit, { method: 'code', code: '010594Y9021' });
    expect(await refusalOf(tick(visit, 'sign'))).toEqual(low('low'));
    await identify(visit, documentEvidence);
    expect((await tick(visit, 'sign')).events[0]!.steps).toHaveLength(2);
    expect((await tick(visit, 'receive')).events[0]!.acts.map((done) => done.act)).toContain('DocumentReceived');
    // The newest check is in force, also when it is a weaker one; a mistaken tick can be taken back all the same.
    await identify(visit, { method: 'anonymous' });
    expect(await refusalOf(act(visit, 'DocumentReceived'))).toEqual(low('none'));
    expect((await tick(visit, 'receive', false)).events[0]!.acts.map((done) => done.act)).toEqual(['OnsiteGuidance']);
  });

  it('needs exactly the level of each card', async () => {
    await putCards(desks, (['none', 'low', 'substantial', 'high'] as const).map((level) => testCard(`needs-${level}`, { identityLevel: level })));
    const evidence: IdentityEvidence[] = [
      { method: 'anonymous' },
      { method: 'code', code: '010594Y9021' },
      documentEvidence,
      { method: 'mrz', lines: 'P<FINVIRTANEN<<MATTI<JUHANI<<<<<<<<<<<<<<<<<\nFP12152797FIN5201019M3402122<<<<<<<<<<<<<<<8', comparedWithCustomer: true },
    ];
    let visit = await desks.walkUp();
    const table: number[] = [];
    for (const shown of evidence) {
      await identify(visit, shown);
      let allowed = 0;
      for (const level of ['none', 'low', 'substantial', 'high']) {
        visit = await desks.add(visit, `needs-${level}`);
        const answer = await act(visit, 'DocumentReceived').then(() => 1, () => 0);
        if (answer) await act(visit, 'DocumentReceived', false);
        allowed += answer;
      }
      table.push(allowed);
    }
    expect(table).toEqual([1, 2, 3, 4]);
  });
});

describe('notes', () => {
  const set = async (note: string) => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    return visits().setNote({ commandId: id(), visitId: visit.id, eventId: visit.currentEventId!, note });
  };

  it.each(['asiakas 010594Y9021 odottaa', 'tili FI21 1234 5600 0007 85', 'vastaus: vilma@example.org'])('refuse "%s"', async (note) => {
    expect(await refusalOf(set(note))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'note', reason: 'personalData' }] } });
  });

  it.each([
    ['lasku 1234567, soittaa huomenna', 'lasku 1234567, soittaa huomenna'],
    ['', null],
  ])('keep "%s"', async (note, kept) => {
    expect((await set(note)).events[0]!.note).toBe(kept);
  });

  it('and reasons hold no personal data either', async () => {
    const visit = await desks.walkUp();
    const reason = 'Asiakas 010594Y9021 lähti';
    expect(await refusalOf(visits().cancel({ commandId: id(), visitId: visit.id, reason }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'reason', reason: 'personalData' }] } });
  });
});

describe('outcomes', () => {
  it('can be changed while the visit is open, and what happens after stays possible', async () => {
    const visit = await desks.add(await desks.walkUp(), 'permit');
    const eventId = visit.currentEventId!;
    desks.clock.advance(10_000);
    expect((await desks.closeService(visit, eventId)).events[0]).toMatchObject({ outcome: 'done', clock: 'stopped', closedAt: desks.clock.now(), timeCategory: 'short' });
    desks.clock.advance(5_000);
    const changed = await visits().closeService({ commandId: id(), visitId: visit.id, eventId, outcome: 'booked' });
    expect(changed.events[0]).toMatchObject({ outcome: 'booked', directSeconds: 10 });
    expect((await tick(visit, 'receive')).events[0]!.acts).toHaveLength(1);
  });
});
