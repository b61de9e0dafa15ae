/** A customer at a terminal asks for a person: one call a terminal, told to every desk, until it is over. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HelpCall, OwnHelpCall } from '#shared/contract/queue.ts';
import { queueTick } from '#service/features/queue/index.ts';
import { queueRows, refusalOf } from '../../support/queue.ts';
import { startPoint, startStation, type StationClient, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeEach(async () => {
  point = await startPoint();
});
afterEach(() => point.close());

const ask = (at: StationClient = point.terminal, language: OwnHelpCall['language'] = 'fi') => at.queue.callForHelp({ commandId: point.commandId(), language });
const answer = (helpCallId: string, desk = 0) => point.advisors[desk]!.client.queue.answerHelpCall({ commandId: point.commandId(), helpCallId });
const end = (helpCallId: string, at: StationClient = point.terminal) => at.queue.endHelpCall({ commandId: point.commandId(), helpCallId });

const firstOf = async <Value>(stream: AsyncIterator<Value>): Promise<Value> => {
  const { value } = await stream.next();
  return value as Value;
};
const seen = async (desk = 0): Promise<HelpCall[]> => [...(await firstOf((await point.advisors[desk]!.client.queue.watchHelpCalls())[Symbol.asyncIterator]()))];
const own = async (at: StationClient = point.terminal): Promise<OwnHelpCall | null> => (await firstOf((await at.queue.watchOwnHelpCall())[Symbol.asyncIterator]())).call;

const eventsOf = (id: string): string[] => (point.station.deps.db.raw.prepare('SELECT kind FROM event WHERE subject_id = ? ORDER BY sequence').all(id) as { kind: string }[]).map(({ kind }) => kind);

describe('a call', () => {
  it('reaches every desk at once, is answered by one, and is then told as coming', async () => {
    const desks = await Promise.all(point.advisors.map(async ({ client }) => (await client.queue.watchHelpCalls())[Symbol.asyncIterator]()));
    const terminal = (await point.terminal.queue.watchOwnHelpCall())[Symbol.asyncIterator]();
    for (const desk of desks) expect((await desk.next()).value).toEqual([]);
    expect((await terminal.next()).value).toEqual({ call: null });

    const call = await ask();
    expect(call).toMatchObject({ state: 'asked', language: 'fi', askedAt: point.clock.now() });
    for (const desk of desks) expect((await desk.next()).value).toMatchObject([{ id: call.id, language: 'fi', deskNumber: null, askedAt: call.askedAt }]);
    expect((await terminal.next()).value).toEqual({ call });

    await answer(call.id, 1);
    for (const desk of desks) expect((await desk.next()).value).toEqual([]);
    expect((await terminal.next()).value).toEqual({ call: { ...call, state: 'coming' } });

    await end(call.id);
    expect((await terminal.next()).value).toEqual({ call: null });
    expect(eventsOf(call.id)).toEqual(['helpCall.asked', 'helpCall.answered', 'helpCall.ended']);
    const audited = point.station.deps.db.raw.prepare("SELECT advisor_id FROM audit WHERE action = 'queue.answerHelpCall'").all();
    expect(audited).toEqual([{ advisor_id: point.advisors[1]!.advisorId }]);
    await Promise.all([...desks, terminal].map((stream) => stream.return?.()));
  });

  it('says which terminal asks: the name of a lobby terminal, the desk of a paired one', async () => {
    const put = point.station.deps.db.raw.prepare("INSERT INTO device (id, kind, name, desk_id, public_key, enrolled_at) VALUES (?, 'terminal', ?, ?, '{}', ?)");
    put.run('lobby', 'Aulan pääte', null, point.clock.now());
    put.run('paired', 'Pöytäpääte', point.deskIds[1]!, point.clock.now());
    await ask(point.as({ kind: 'terminal', deviceId: 'lobby' }), null);
    point.clock.advance(1_000);
    await ask(point.as({ kind: 'terminal', deviceId: 'paired', deskId: point.deskIds[1]! }), 'sv');
    expect(await seen()).toMatchObject([
      { terminalName: 'Aulan pääte', deskNumber: null, language: null },
      { terminalName: 'Pöytäpääte', deskNumber: 2, language: 'sv' },
    ]);
  });

  it('is one a terminal: asking again, or twice at once, answers with the call that stands', async () => {
    const [first, second] = await Promise.all([ask(), ask()]);
    point.clock.advance(60_000);
    const third = await ask(point.terminal, 'en');
    expect([second, third]).toEqual([first, first]);
    expect(eventsOf(first.id)).toEqual(['helpCall.asked']);
    await answer(first.id);
    expect(await ask()).toEqual({ ...first, state: 'coming' });
    await end(first.id);
    const next = await ask();
    expect(next.id).not.toBe(first.id);
  });

  it('of one terminal is nothing of another’s', async () => {
    const other = point.as({ kind: 'terminal', deviceId: 'other' });
    const call = await ask();
    expect(await own(other)).toBeNull();
    const before = queueRows(point);
    expect(await refusalOf(end(call.id, other))).toEqual({ code: 'NOT_FOUND', data: { what: 'helpCall' } });
    expect(queueRows(point)).toEqual(before);
    expect(await own()).toEqual(call);
  });

  it('is answered by exactly one of two who press at the same moment; the other hears who goes', async () => {
    const call = await ask();
    const ends = await Promise.allSettled([answer(call.id, 0), answer(call.id, 1)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(answer(call.id, 1))).toEqual({ code: 'ALREADY_ANSWERED', data: { advisorName: 'Advisor 1' } });
  });

  it('taken back by the customer leaves the desks and can no longer be answered', async () => {
    const call = await ask();
    await end(call.id);
    expect(await seen()).toEqual([]);
    expect(await refusalOf(answer(call.id))).toEqual({ code: 'CONFLICT', data: { reason: 'helpCallOver' } });
    await end(call.id);
    expect(eventsOf(call.id)).toEqual(['helpCall.asked', 'helpCall.ended']);
  });

  it('nobody answers a call that never was', async () => {
    expect(await refusalOf(answer(point.deskIds[0]!))).toEqual({ code: 'NOT_FOUND', data: { what: 'helpCall' } });
  });
});

describe('time and restart', () => {
  it('a call without an answer stands for half an hour, then lapses and is recorded as such', async () => {
    const call = await ask();
    point.clock.advance(30 * 60_000 - 1);
    await queueTick(point.station.deps);
    expect(await own()).toEqual(call);
    point.clock.advance(1);
    await queueTick(point.station.deps);
    expect([await own(), await seen()]).toEqual([null, []]);
    expect(eventsOf(call.id)).toEqual(['helpCall.asked', 'helpCall.lapsed']);
  });

  it('an answered call is over five minutes after the answer', async () => {
    const call = await ask();
    point.clock.advance(29 * 60_000);
    await answer(call.id);
    point.clock.advance(5 * 60_000 - 1);
    await queueTick(point.station.deps);
    expect(await own()).toMatchObject({ state: 'coming' });
    point.clock.advance(1);
    await queueTick(point.station.deps);
    expect(await own()).toBeNull();
  });

  it('a terminal that was shut out asks nobody', async () => {
    const at = point.clock.now();
    point.station.deps.db.raw.prepare("INSERT INTO device (id, kind, name, public_key, enrolled_at, revoked_at) VALUES ('gone', 'terminal', 'Gone', '{}', ?, ?)").run(at, at);
    await ask(point.as({ kind: 'terminal', deviceId: 'gone' }));
    expect(await seen()).toEqual([]);
  });

  it('a call stands through a restart of the station', async () => {
    const call = await ask();
    await point.station.deps.db.close();
    const again = await startStation({ folder: point.folder, clock: point.clock });
    const terminal = again.as({ kind: 'terminal' });
    expect((await firstOf((await terminal.queue.watchOwnHelpCall())[Symbol.asyncIterator]())).call).toEqual(call);
    await again.close();
  });
});
