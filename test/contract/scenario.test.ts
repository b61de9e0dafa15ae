/** The same scenarios over every transport: what a screen may rely on does not depend on the line it has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueBoard } from '#shared/contract/queue.ts';
import { readBoard, type ReadBoard } from '../support/board.ts';
import { openDesks } from '../support/queue.ts';
import { refusalOf } from '../support/refusal.ts';
import { startPoint, TEST_PIN, type TestPoint } from '../support/station.ts';
import { WAYS, type Client, type Joined, type Way } from './ways.ts';

describe.each(WAYS)('%s', (_name, open) => {
  let point: TestPoint;
  let way: Way;
  let advisor: Joined;
  let terminal: Joined;
  beforeAll(async () => {
    point = await startPoint();
    await openDesks(point);
    way = await open(point);
    advisor = await way.join('advisor');
    terminal = await way.join('terminal');
    await advisor.client.point.signIn({ commandId: point.commandId(), advisorId: point.advisors[1]!.advisorId, pin: TEST_PIN });
  });
  afterAll(async () => {
    await way.close();
    await point.close();
  });

  const take = (client: Client = terminal.client) => client.queue.take({ commandId: point.commandId(), groupId: point.groupIds[0]!, language: 'fi' });
  const watchBoard = async (signal: AbortSignal, lastEventId?: string, had?: QueueBoard): Promise<ReadBoard> =>
    readBoard(await advisor.client.queue.watchBoard(undefined, { signal, ...(lastEventId ? { lastEventId } : {}) }), had);

  it('a call is answered, and the station knows the device behind it', async () => {
    expect(await advisor.client.point.hello()).toMatchObject({ setUp: true, pointName: 'Mikkelin asiointipiste', device: { id: advisor.deviceId, kind: 'advisor' } });
    expect((await terminal.client.point.hello()).device.kind).toBe('terminal');
  });

  it('a command has its effect, and once however often it comes', async () => {
    const input = { commandId: point.commandId(), groupId: point.groupIds[1]!, language: 'sv' } as const;
    const first = await terminal.client.queue.take(input);
    expect(first).toMatchObject({ number: 'V001', language: 'sv' });
    expect(await Promise.all([terminal.client.queue.take(input), terminal.client.queue.take(input)])).toEqual([first, first]);
    expect(await refusalOf(terminal.client.queue.take({ ...input, language: 'en' }))).toMatchObject({ code: 'COMMAND_REUSED' });
    expect((await advisor.client.queue.board()).tickets.filter((ticket) => ticket.number.startsWith('V'))).toHaveLength(1);
  });

  it('a refusal keeps its code and its data', async () => {
    expect(await refusalOf(advisor.client.point.signIn({ commandId: point.commandId(), advisorId: point.advisors[0]!.advisorId, pin: '0000' }))).toEqual({ code: 'WRONG_PIN', data: { triesLeft: 2 } });
    expect(await refusalOf(terminal.client.queue.board())).toEqual({ code: 'FORBIDDEN', data: { action: 'queue.board' } });
    expect(await refusalOf(advisor.client.visits.get({ visitId: point.commandId() }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('bad input is refused by field and reason', async () => {
    // What no typed caller sends, and any other program may.
    const sent: unknown = { commandId: 'no id', groupId: 7, needs: ['seat', 'crown'] };
    const wrong = sent as Parameters<Client['queue']['take']>[0];
    expect(await refusalOf(terminal.client.queue.take(wrong))).toEqual({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'commandId', reason: 'wrongForm' }, { path: 'groupId', reason: 'wrongKind' }, { path: 'language', reason: 'notOffered' }, { path: 'needs.1', reason: 'notOffered' }] },
    });
  });

  it('a live stream tells the present, then each change, and ends when the caller lets go', async () => {
    const stop = new AbortController();
    const stream = await watchBoard(stop.signal);
    const first = await stream.next();
    const slip = await take();
    const second = await stream.next();
    expect(second.sequence).toBeGreaterThan(first.sequence);
    expect(second.tickets.map((ticket) => ticket.id)).toContain(slip.ticketId);
    stop.abort();
    await expect(stream.next().then(() => 'another', () => 'over')).resolves.toBe('over');
  });

  it('a stream taken up again after a cut brings what was missed, without a repeat', async () => {
    const stop = new AbortController();
    const before = await watchBoard(stop.signal);
    const had = await before.next();
    const broken = before.next().then(() => 'another', () => 'over');
    await advisor.cut();
    stop.abort();
    expect(await broken).toBe('over');
    const again = new AbortController();
    // Nothing happened meanwhile: the first state that comes is the one after the next change.
    const quiet = await watchBoard(again.signal, before.mark(), had);
    const next = quiet.next();
    const slip = await take(point.terminal);
    const state = await next;
    expect(state.tickets.map((ticket) => ticket.id)).toContain(slip.ticketId);
    again.abort();
    const late = new AbortController();
    const missed = await watchBoard(late.signal, before.mark(), had);
    expect(await missed.next()).toEqual(state);
    expect([...quiet.kinds, ...missed.kinds]).toEqual(['change', 'change']);
    late.abort();
  });

  it('over five cuts a watching screen loses nothing, as it asks again each time from where it was', async () => {
    const seen: number[] = [];
    const stop = new AbortController();
    let told: (() => void) | undefined;
    // As `useLiveJoined` does it: whatever ends the stream, it is asked for again by the last mark.
    const watching = (async () => {
      let mark: string | undefined;
      let board: QueueBoard | undefined;
      while (!stop.signal.aborted) {
        try {
          const stream = await watchBoard(stop.signal, mark, board);
          for (;;) {
            board = await stream.next();
            mark = stream.mark();
            seen.push(board.tickets.length);
            told?.();
          }
        } catch {
          await new Promise((again) => setTimeout(again, 20));
        }
      }
    })();
    const until = async (count: number) => {
      while (seen.at(-1) !== count) await new Promise<void>((done) => (told = done));
    };
    let waiting = (await advisor.client.queue.board()).tickets.length;
    await until(waiting);
    for (let round = 0; round < 5; round += 1) {
      await advisor.cut();
      await take(point.terminal);
      waiting += 1;
      await until(waiting);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    stop.abort();
    await watching;
  });

  it('a call that was under way when the line was cut has one effect when it is sent again', async () => {
    const input = { commandId: point.commandId(), groupId: point.groupIds[2]!, language: 'fi' } as const;
    const lost = terminal.client.queue.take(input).then(() => 'answered', () => 'cut');
    await terminal.cut();
    expect(['answered', 'cut']).toContain(await lost);
    expect((await terminal.client.queue.take(input)).number).toBe('K001');
    expect((await take(terminal.client)).number).toMatch(/^P/);
    expect((await advisor.client.queue.board()).tickets.filter((ticket) => ticket.number.startsWith('K'))).toHaveLength(1);
  });
});
