/**
 * A room of participants in one process: each ordered pair has a reliable channel that keeps its order, and everything
 * between pairs comes in whatever order the test delivers it. A cut loses what is under way, as a closed channel does.
 */
import type { JointClock } from '../../renderer/features/remote/joint/clock.ts';
import type { JointLine, LinePayload } from '../../renderer/features/remote/joint/line.ts';

interface Message {
  readonly kind: string;
  readonly payload: unknown;
}

type Heard = (from: string, payload: unknown) => void;

interface Seat {
  readonly handlers: Map<string, Set<Heard>>;
  readonly joined: Set<(who: string) => void>;
  readonly left: Set<(who: string) => void>;
}

export interface TestRoom {
  readonly line: (who: string) => JointLine;
  /** Opens the channels between two, and tells both. */
  readonly join: (one: string, other: string) => void;
  readonly cut: (one: string, other: string) => void;
  /** Pairs `from>to` with something under way. */
  readonly busy: () => string[];
  /** Delivers the oldest message of a pair; `lose` drops it instead. */
  readonly deliver: (pair: string, lose?: boolean) => void;
  /** Delivers until nothing is under way. */
  readonly settle: () => void;
  /** Every message ever sent, for tests of what was not. */
  readonly sent: { from: string; to: string; kind: string; payload: unknown }[];
}

const copy = (payload: LinePayload): unknown => (payload instanceof Uint8Array ? payload.slice() : JSON.parse(JSON.stringify(payload)));

/** All are connected at once, unless `apart`. */
export function createTestRoom(people: readonly string[], { apart = false } = {}): TestRoom {
  const seats = new Map<string, Seat>(people.map((who) => [who, { handlers: new Map(), joined: new Set(), left: new Set() }]));
  const queues = new Map<string, Message[]>();
  const sent: TestRoom['sent'] = [];
  const seat = (who: string): Seat => seats.get(who)!;
  const othersOf = (who: string) => people.filter((other) => queues.has(`${who}>${other}`));
  const deliver = (pair: string, lose = false) => {
    const message = queues.get(pair)?.shift();
    const [from = '', to = ''] = pair.split('>');
    if (message === undefined || lose) return;
    for (const handler of seat(to).handlers.get(message.kind) ?? []) handler(from, message.payload);
  };
  const room: TestRoom = {
    sent,
    deliver,
    busy: () => [...queues].flatMap(([pair, queue]) => (queue.length > 0 ? [pair] : [])),
    settle() {
      for (let busy = room.busy(); busy.length > 0; busy = room.busy()) for (const pair of busy) deliver(pair);
    },
    join(one, other) {
      queues.set(`${one}>${other}`, []);
      queues.set(`${other}>${one}`, []);
      for (const listener of seat(one).joined) listener(other);
      for (const listener of seat(other).joined) listener(one);
    },
    cut(one, other) {
      if (!queues.delete(`${one}>${other}`) || !queues.delete(`${other}>${one}`)) return;
      for (const listener of seat(one).left) listener(other);
      for (const listener of seat(other).left) listener(one);
    },
    line(who) {
      const send = (kind: string, payload: LinePayload, to?: string) => {
        for (const other of to === undefined ? othersOf(who) : othersOf(who).filter((id) => id === to)) {
          sent.push({ from: who, to: other, kind, payload });
          queues.get(`${who}>${other}`)?.push({ kind, payload: copy(payload) });
        }
      };
      const listen = <Listener>(set: Set<Listener>, listener: Listener) => {
        set.add(listener);
        return () => set.delete(listener);
      };
      return {
        self: who,
        others: () => othersOf(who),
        send,
        sendQuick: send,
        on(kind, handler) {
          const handlers = seat(who).handlers.get(kind) ?? new Set<Heard>();
          seat(who).handlers.set(kind, handlers);
          return listen(handlers, handler);
        },
        onJoin: (handler) => listen(seat(who).joined, handler),
        onLeave: (handler) => listen(seat(who).left, handler),
      };
    },
  };
  if (!apart) for (const [at, one] of people.entries()) for (const other of people.slice(at + 1)) room.join(one, other);
  return room;
}

/** A clock that a test moves. */
export function createTestClock(start = Date.parse('2026-11-23T08:30:00.000Z')): JointClock & { readonly pass: (milliseconds: number) => void } {
  let now = start;
  let planned: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, run) {
      const plan = { at: now + milliseconds, run };
      planned.push(plan);
      return () => {
        planned = planned.filter((other) => other !== plan);
      };
    },
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = planned.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        planned = planned.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}

/** Ids that differ by their owner, in order. */
export function createTestIds(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${String((count += 1)).padStart(4, '0')}`.toUpperCase();
}
