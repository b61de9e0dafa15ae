/** The station's outbox: its events go to the hub in order, in batches, until acknowledged. */
import { sql } from 'kysely';
import type { OutboxEvent } from '#shared/contract/outbox.ts';
import type { StationDb, Write } from './acts.ts';
import type { Clock } from './clock.ts';

const BATCH = 200;
/** Bytes of the payloads of one batch, unless a single one is larger: a message has its limit, and a question may bring its attachments along. */
const BATCH_BYTES = 2_000_000;
/** Pushes in a row that brought nothing forward, before the next connection tries anew. */
const FRUITLESS_ROUNDS = 5;

/** What the hub said of a batch: how far it is now, that events are missing before it, or that it holds others in their place. */
export interface PushAnswer {
  lastSequence: number;
  refused?: 'GAP' | 'OTHER_EVENT';
}

/** Sends one batch. Throws when the hub could not be asked. */
export type Push = (events: OutboxEvent[]) => Promise<PushAnswer>;

export interface Outbox {
  /** Sends all that waits. Throws what `push` throws; what was acknowledged until then stays so. */
  drain(push: Push): Promise<number>;
  waiting(): number;
}

export interface OutboxOptions {
  /** When a batch counts as sent. `before-answer` loses what the hub never got: only the fault harness sets it. */
  acknowledge?: 'after-answer' | 'before-answer';
}

/** Gives what waits new sequences from `last` on, in the same order; an event's id stays, by which the hub knows it again. */
const renumber = (w: Write, last: number): void => {
  const rows = w.all(w.q.selectFrom('outbox').selectAll().where('acknowledged_at', 'is', null).orderBy('sequence'));
  const newest = w.first(w.q.selectFrom('outbox').select((e) => e.fn.max('sequence').as('newest')))?.newest ?? 0;
  let next = Math.max(last, newest);
  for (const row of rows) {
    next += 1;
    w.run(w.q.updateTable('outbox').set({ sequence: next }).where('id', '=', row.id));
  }
  // By way of free sequences, since two rows never hold the same one.
  for (const [at, row] of rows.entries()) w.run(w.q.updateTable('outbox').set({ sequence: last + 1 + at }).where('id', '=', row.id));
};

/** The hub has lost what it had acknowledged: offers again all it lacks, without a gap to what it has. */
const offerFrom = (w: Write, last: number): void => {
  w.run(w.q.updateTable('outbox').set({ acknowledged_at: null }).where('sequence', '>', last));
  const first = w.first(w.q.selectFrom('outbox').select('sequence').where('acknowledged_at', 'is', null).orderBy('sequence').limit(1))?.sequence;
  if (first !== undefined && first !== last + 1) renumber(w, last);
};

export const createOutbox = (deps: { db: StationDb; clock: Clock } & OutboxOptions): Outbox => {
  const { db, clock } = deps;

  /** How many of what waits go into one message; at least one. */
  const fitting = (): number => {
    const waiting = db.q.selectFrom('outbox').where('acknowledged_at', 'is', null).orderBy('sequence').limit(BATCH);
    let bytes = 0;
    let count = 0;
    for (const row of db.all(waiting.select(sql<number>`octet_length(payload)`.as('bytes')))) {
      bytes += row.bytes;
      if (count > 0 && bytes > BATCH_BYTES) break;
      count += 1;
    }
    return count;
  };

  const batch = (): OutboxEvent[] =>
    db
      .all(db.q.selectFrom('outbox').selectAll().where('acknowledged_at', 'is', null).orderBy('sequence').limit(fitting()))
      .map((row) => ({ id: row.id, sequence: row.sequence, kind: row.kind, at: row.at, businessDate: row.business_date, payload: JSON.parse(row.payload) as Record<string, unknown> }));

  const acknowledge = (last: number) =>
    db.write((w) => w.run(w.q.updateTable('outbox').set({ acknowledged_at: clock.now() }).where('acknowledged_at', 'is', null).where('sequence', '<=', last)));

  return {
    waiting: () => db.first(db.q.selectFrom('outbox').select((e) => e.fn.countAll<number>().as('count')).where('acknowledged_at', 'is', null))?.count ?? 0,
    drain: async (push) => {
      let sent = 0;
      let fruitless = 0;
      for (let events = batch(); events.length > 0; events = batch()) {
        const end = events.at(-1)!.sequence;
        if (deps.acknowledge === 'before-answer') await acknowledge(end);
        const { lastSequence, refused } = await push(events);
        const stored = refused ? [] : events.filter((event) => event.sequence <= lastSequence);
        fruitless = stored.length > 0 ? 0 : fruitless + 1;
        if (fruitless > FRUITLESS_ROUNDS) throw new Error(`the hub stays at ${lastSequence} and takes nothing`);
        if (refused === 'OTHER_EVENT') await db.write((w) => renumber(w, lastSequence));
        else if (refused === 'GAP') await db.write((w) => offerFrom(w, lastSequence));
        else await acknowledge(Math.min(lastSequence, end));
        sent += stored.length;
      }
      return sent;
    },
  };
};
