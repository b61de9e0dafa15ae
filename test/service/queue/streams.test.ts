import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DisplayState, QueueBoard } from '#shared/contract/queue.ts';
import { queueTick } from '#service/features/queue/index.ts';
import { readBoard, type ReadBoard } from '../../support/board.ts';
import { openDesks, takeNumber } from '../../support/queue.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
let stop: AbortController;
beforeEach(async () => {
  point = await startPoint();
  stop = new AbortController();
  await openDesks(point);
});
afterEach(async () => {
  stop.abort();
  await point.close();
});

const desk = (index = 0) => ({ commandId: point.commandId(), deskId: point.deskIds[index]! });
const callNext = (index = 0) => point.advisors[index]!.client.queue.callNext(desk(index));

/** The next state of a stream. */
const following = async <State>(stream: AsyncIterator<State>): Promise<State> => {
  const { value, done } = await stream.next();
  if (done) throw new Error('the stream ended');
  return value;
};
const watchDisplay = async (lastEventId?: string): Promise<AsyncIterator<DisplayState>> =>
  (await point.display.queue.watchDisplay(undefined, { signal: stop.signal, ...(lastEventId ? { lastEventId } : {}) }))[Symbol.asyncIterator]();
const watchBoard = async (lastEventId?: string, had?: QueueBoard): Promise<ReadBoard> =>
  readBoard(await point.advisors[0]!.client.queue.watchBoard(undefined, { signal: stop.signal, ...(lastEventId ? { lastEventId } : {}) }), had);

describe('info-TV', () => {
  it('shows who was called, newest first, and each call once', async () => {
    const stream = await watchDisplay();
    expect((await following(stream)).calls).toEqual([]);
    await takeNumber(point);
    await takeNumber(point, 1, 'sv');
    await callNext(0);
    await callNext(1);
    let state = await following(stream);
    while (state.calls.length < 2) state = await following(stream);
    expect(state.calls).toMatchObject([
      { number: 'V001', deskNumber: 2, language: 'sv', active: true },
      { number: 'P001', deskNumber: 1, language: 'fi', active: true },
    ]);
    await point.advisors[0]!.client.queue.recall(desk());
    const recalled = await following(stream);
    expect(recalled.calls.map((call) => call.number)).toEqual(['P001', 'V001']);
    expect(recalled.calls[0]!.callId).not.toBe(state.calls[1]!.callId);
    expect(recalled.calls[1]!.callId).toBe(state.calls[0]!.callId);
    await point.advisors[0]!.client.queue.noShow(desk());
    expect((await following(stream)).calls[0]).toMatchObject({ number: 'P001', active: false });
  });

  it('shows the last eight', async () => {
    for (let index = 0; index < 10; index += 1) {
      await takeNumber(point);
      await callNext();
      await point.advisors[0]!.client.queue.noShow(desk());
      point.clock.advance(1_000);
    }
    expect((await point.display.queue.display()).calls.map((call) => call.number)).toEqual(['P010', 'P009', 'P008', 'P007', 'P006', 'P005', 'P004', 'P003']);
  });

  it('closes by the clock alone', async () => {
    const stream = await watchDisplay();
    expect(await following(stream)).toMatchObject({ open: true, todayHours: '9–16' });
    point.clock.set('2026-03-02T14:00:00.000Z');
    await queueTick(point.station.deps);
    expect(await following(stream)).toMatchObject({ open: false });
  });

  it('keeps a call of before midnight in sight', async () => {
    await takeNumber(point);
    point.clock.set('2026-03-02T21:59:00.000Z');
    await callNext();
    point.clock.set('2026-03-02T22:01:00.000Z');
    expect((await point.display.queue.display()).calls).toMatchObject([{ number: 'P001', active: true }]);
  });
});

describe('the board', () => {
  it('comes whole at first, and after each change with a greater sequence', async () => {
    const stream = await watchBoard();
    const first = await stream.next();
    expect(first.tickets).toEqual([]);
    expect(first.desks.map((state) => [state.number, state.open, state.advisorName])).toEqual([[1, true, 'Advisor 1'], [2, true, 'Advisor 2']]);
    await takeNumber(point);
    const second = await stream.next();
    expect(second.tickets).toMatchObject([{ number: 'P001', state: 'waiting' }]);
    expect(second.groups[0]).toMatchObject({ letter: 'P', waiting: 1 });
    expect(second.sequence).toBeGreaterThan(first.sequence);
  });

  it('after a cut goes on without a repeat, and with what was missed alone', async () => {
    const before = await watchBoard();
    const last = await before.next();
    const mark = before.mark();
    // Nothing happened meanwhile: the first state that comes is the change made after the return.
    const same = await watchBoard(mark, last);
    const next = same.next();
    await takeNumber(point);
    expect((await next).tickets).toHaveLength(1);
    // Something did: it comes at once.
    const missed = await watchBoard(mark, last);
    expect(await missed.next()).toEqual(await point.advisors[0]!.client.queue.board());
    expect([before.kinds, same.kinds, missed.kinds]).toEqual([['whole'], ['change'], ['change']]);
  });

  it('comes whole to who was cut off for long, or has a mark that the station does not know', async () => {
    const before = await watchBoard();
    const last = await before.next();
    for (let index = 0; index < 33; index += 1) {
      await takeNumber(point);
      // Each who comes sees a state of its own.
      await (await watchBoard()).next();
    }
    for (const mark of [before.mark(), 'another.1']) {
      const missed = await watchBoard(mark, last);
      expect((await missed.next()).tickets).toHaveLength(33);
      expect(missed.kinds).toEqual(['whole']);
    }
  });

  it('is told by its changes alone, which make the same board as the whole', async () => {
    const stream = await watchBoard();
    await stream.next();
    const { client } = point.advisors[0]!;
    const slip = await takeNumber(point);
    await takeNumber(point, 1, 'sv');
    const call = await callNext();
    expect(call.ticket.id).toBe(slip.ticketId);
    await client.queue.noShow(desk());
    await client.queue.pauseDesk({ ...desk(), paused: true });
    await client.queue.call({ ...desk(1), ticketId: slip.ticketId }).catch(() => {});
    await client.queue.cancelTicket({ commandId: point.commandId(), ticketId: slip.ticketId });
    await client.queue.pauseDesk({ ...desk(), paused: false });
    await callNext();
    const whole = await client.queue.board();
    let board = await stream.next();
    while (board.sequence < whole.sequence) board = await stream.next();
    expect(board).toEqual(whole);
    expect(stream.kinds.slice(1).every((kind) => kind === 'change')).toBe(true);
  });

  it('sends nothing when nothing is different', async () => {
    const stream = await watchBoard();
    await stream.next();
    const next = stream.next();
    await queueTick(point.station.deps);
    await queueTick(point.station.deps);
    await takeNumber(point);
    expect((await next).tickets).toHaveLength(1);
  });

  it('is read once for all who watch', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => watchBoard()));
    const firsts = await Promise.all(streams.map((stream) => stream.next()));
    expect(new Set(firsts.map((state) => state.sequence)).size).toBe(1);
    await takeNumber(point);
    const seconds = await Promise.all(streams.map((stream) => stream.next()));
    expect(new Set(seconds.map((state) => state.sequence)).size).toBe(1);
  });

  it('merges a burst', async () => {
    const stream = await watchBoard();
    await stream.next();
    await Promise.all(Array.from({ length: 30 }, () => takeNumber(point)));
    let states = 0;
    for (let waiting = 0; waiting < 30; states += 1) waiting = (await stream.next()).tickets.length;
    expect(states).toBeLessThanOrEqual(3);
  });

  it('shows whoever comes what is, while those who were just told rest, and them too in the end', async () => {
    const stream = await watchBoard();
    await stream.next();
    await takeNumber(point);
    expect((await stream.next()).tickets).toHaveLength(1);
    await takeNumber(point);
    expect((await (await watchBoard()).next()).tickets).toHaveLength(2);
    expect((await stream.next()).tickets).toHaveLength(2);
  });

  it('shows who missed a call until the day is over', async () => {
    await takeNumber(point);
    await callNext();
    await point.advisors[0]!.client.queue.noShow(desk());
    const { client } = point.advisors[0]!;
    expect((await client.queue.board()).tickets).toMatchObject([{ number: 'P001', state: 'noShow' }]);
    point.clock.set('2026-03-03T08:00:00.000Z');
    expect((await client.queue.board()).tickets).toEqual([]);
  });
});

describe('the terminal', () => {
  it('follows waits, and says when all numbers are gone', async () => {
    const stream = (await point.terminal.queue.watchTerminal(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    expect((await following(stream)).groups.map((group) => [group.letter, group.waiting, group.wait])).toEqual([
      ['P', 0, { fromMinutes: 0, toMinutes: 0 }],
      ['V', 0, { fromMinutes: 0, toMinutes: 0 }],
      ['K', 0, { fromMinutes: 0, toMinutes: 0 }],
    ]);
    for (let index = 0; index < 4; index += 1) await takeNumber(point);
    let state = await following(stream);
    while (state.groups[0]!.waiting < 4) state = await following(stream);
    expect(state.groups[0]).toMatchObject({ waiting: 4, wait: { fromMinutes: 10, toMinutes: 15 } });
    const { client } = point.advisors[0]!;
    for (const group of await client.queue.groups()) await client.queue.saveGroup({ commandId: point.commandId(), ...group, dailyLimit: 1 });
    await takeNumber(point, 1);
    await takeNumber(point, 2);
    while (state.state !== 'full') state = await following(stream);
    expect(state.groups.every((group) => group.full)).toBe(true);
  });

  it('promises no time for a group that no open desk serves', async () => {
    await point.advisors[0]!.client.queue.openDesk({ ...desk(), groupIds: point.groupIds.slice(0, 1) });
    await point.advisors[1]!.client.queue.closeDesk(desk(1));
    expect((await point.terminal.queue.terminal()).groups.map((group) => group.wait)).toEqual([{ fromMinutes: 0, toMinutes: 0 }, null, null]);
    await point.advisors[0]!.client.queue.pauseDesk({ ...desk(), paused: true });
    expect((await point.terminal.queue.terminal()).groups.map((group) => group.wait)).toEqual([null, null, null]);
  });
});
