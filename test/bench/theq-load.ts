/**
 * The load of `theq` in a process of its own: reads one order as a JSON line, plays its desks, says one JSON line,
 * and so on until its input ends. Devices enrol at the first order and stay enrolled.
 */
import { createInterface } from 'node:readline';
import { ulids } from '#service/kernel/ids.ts';
import * as z from 'zod';
import { enrolKey, openLine, type EnrolledKey, type Line } from '../support/bench-device.ts';
import { spread } from '../support/bench-report.ts';

const Order = z.object({
  origin: z.string(),
  pin: z.string(),
  cardId: z.string(),
  /** A desk each: what it enrols with, who sits there. */
  desks: z.array(z.object({ code: z.string(), advisorId: z.string(), deskId: z.string() })),
  /** Desks that sign in each second. */
  rampPerSecond: z.number(),
  /** Seconds of work after the last has signed in. */
  steadySeconds: z.number(),
  /** Seconds between two acts of one advisor: from and to, evenly spread. */
  think: z.tuple([z.number(), z.number()]),
});
export type Order = z.infer<typeof Order>;

const ids = ulids();
const command = () => ({ commandId: ids.next() });
const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, Math.max(0, ms)));

/** Drains a live stream until its line is closed; the line counts what comes. */
const follow = async (stream: Promise<AsyncIterable<unknown>>): Promise<void> => {
  try {
    for await (const _ of await stream);
  } catch {
    // The line was closed at the end of the order.
  }
};

interface Tally {
  ms: Map<string, number[]>;
  errors: Map<string, number>;
  visits: number;
}

const play = async (order: Order, keys: readonly EnrolledKey[]) => {
  const tally: Tally = { ms: new Map(), errors: new Map(), visits: 0 };
  const lines: Line[] = [];
  const timed = async <Result>(kind: string, call: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    try {
      return await call();
    } catch (error) {
      const name = `${kind}: ${error instanceof Error ? error.message : String(error)}`;
      tally.errors.set(name, (tally.errors.get(name) ?? 0) + 1);
      throw error;
    } finally {
      const all = tally.ms.get(kind) ?? [];
      all.push(performance.now() - began);
      tally.ms.set(kind, all);
    }
  };
  const rampMs = (order.desks.length / order.rampPerSecond) * 1_000;
  const until = performance.now() + rampMs + order.steadySeconds * 1_000;
  const think = () => wait((order.think[0] + Math.random() * (order.think[1] - order.think[0])) * 1_000);

  const serve = async ({ station }: Line, deskId: string, groupIds: readonly string[], turn: number) => {
    await timed('take', () => station.queue.take({ ...command(), groupId: groupIds[turn % groupIds.length]!, language: 'fi' }));
    await think();
    const { ticket } = await timed('callNext', () => station.queue.callNext({ ...command(), deskId }));
    await think();
    const visit = await timed('begin', () => station.visits.begin({ ...command(), deskId, ticketId: ticket.id }));
    const visitId = visit.id;
    await think();
    const eventId = (await timed('addService', () => station.visits.addService({ ...command(), visitId, cardId: order.cardId }))).currentEventId!;
    await think();
    await timed('recordAct', () => station.visits.recordAct({ ...command(), visitId, eventId, act: 'OnsiteGuidance' }));
    await think();
    await timed('closeService', () => station.visits.closeService({ ...command(), visitId, eventId, outcome: 'done' }));
    await think();
    await timed('close', () => station.visits.close({ ...command(), visitId }));
    tally.visits += 1;
  };

  const desk = async (index: number): Promise<void> => {
    const { advisorId, deskId } = order.desks[index]!;
    await wait((index / order.rampPerSecond) * 1_000);
    const line = await timed('connect', () => openLine(keys[index]!));
    lines.push(line);
    const { station } = line;
    await timed('signIn', () => station.point.signIn({ ...command(), advisorId, pin: order.pin }));
    const load = performance.now();
    const [board] = await Promise.all([station.queue.board(), station.point.hello(), station.point.settings(), station.feed.notices({}), station.feed.status()].map((call) => timed('load', () => call as Promise<Awaited<ReturnType<typeof station.queue.board>>>)));
    (tally.ms.get('loadWhole') ?? tally.ms.set('loadWhole', []).get('loadWhole')!).push(performance.now() - load);
    const groupIds = board!.groups.map(({ id }) => id);
    await timed('openDesk', () => station.queue.openDesk({ ...command(), deskId, groupIds }));
    void follow(station.queue.watchBoard());
    void follow(station.point.watchSession());
    void follow(station.visits.watchDesk({ deskId }));
    for (let turn = index; performance.now() < until; turn += 1) {
      await think();
      await serve(line, deskId, groupIds, turn);
    }
    await timed('closeDesk', () => station.queue.closeDesk({ ...command(), deskId }));
    await timed('signOut', () => station.point.signOut(command()));
  };

  const began = performance.now();
  const cpu = process.cpuUsage();
  const ended = await Promise.allSettled(order.desks.map((_, index) => desk(index)));
  const seconds = (performance.now() - began) / 1_000;
  const heard = lines.reduce((sum, line) => ({ bytes: sum.bytes + line.heard.bytes, messages: sum.messages + line.heard.messages }), { bytes: 0, messages: 0 });
  for (const line of lines) line.close();
  const used = process.cpuUsage(cpu);
  const calls = [...tally.ms].filter(([kind]) => kind !== 'loadWhole');
  const all = calls.flatMap(([, ms]) => ms);
  return {
    desks: order.desks.length,
    seconds,
    visits: tally.visits,
    unfinishedDesks: ended.filter((end) => end.status === 'rejected').length,
    errors: Object.fromEntries(tally.errors),
    perSecond: all.length / seconds,
    ms: {
      all: spread(all),
      allButSignIn: spread(calls.filter(([kind]) => kind !== 'signIn').flatMap(([, ms]) => ms)),
      ...Object.fromEntries([...tally.ms].map(([kind, ms]) => [kind, spread(ms)])),
    },
    live: { messages: heard.messages, megabytes: heard.bytes / 1e6 },
    generatorCpuShare: (used.user + used.system) / 1e6 / seconds,
  };
};
export type Played = Awaited<ReturnType<typeof play>>;

const keys = new Map<string, EnrolledKey>();
const keyOf = async (origin: string, code: string): Promise<EnrolledKey> => {
  const known = keys.get(code) ?? (await enrolKey(origin, code));
  keys.set(code, known);
  return known;
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = Order.parse(JSON.parse(line));
  const enrolled: EnrolledKey[] = [];
  for (const { code } of order.desks) enrolled.push(await keyOf(order.origin, code));
  process.stdout.write(`${JSON.stringify(await play(order, enrolled))}\n`);
}
