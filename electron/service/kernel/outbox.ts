/** The station's outbox: its events go to the hub in order, in batches, until acknowledged. */
import type { OutboxEvent } from '#shared/contract/outbox.ts';
import type { StationDb } from './acts.ts';
import type { Clock } from './clock.ts';

const BATCH = 200;

/** Sends one batch; answers with the last sequence the hub has. A gap is answered with the same. */
export type Push = (events: OutboxEvent[]) => Promise<{ lastSequence: number }>;

export interface Outbox {
  /** Sends all that waits. Throws what `push` throws; what was acknowledged until then stays so. */
  drain(push: Push): Promise<number>;
  waiting(): number;
}

export const createOutbox = (deps: { db: StationDb; clock: Clock }): Outbox => {
  const { db, clock } = deps;

  const batch = (): OutboxEvent[] =>
    db
      .all(db.q.selectFrom('outbox').selectAll().where('acknowledged_at', 'is', null).orderBy('sequence').limit(BATCH))
      .map((row) => ({ id: row.id, sequence: row.sequence, kind: row.kind, at: row.at, businessDate: row.business_date, payload: JSON.parse(row.payload) as Record<string, unknown> }));

  const acknowledge = (last: number) =>
    db.write((w) => w.run(w.q.updateTable('outbox').set({ acknowledged_at: clock.now() }).where('acknowledged_at', 'is', null).where('sequence', '<=', last)));

  return {
    waiting: () => db.first(db.q.selectFrom('outbox').select((e) => e.fn.countAll<number>().as('count')).where('acknowledged_at', 'is', null))?.count ?? 0,
    drain: async (push) => {
      let sent = 0;
      for (let events = batch(); events.length > 0; events = batch()) {
        const { lastSequence } = await push(events);
        // A hub that stands before the batch has lost what it had acknowledged: offer it from there again.
        if (lastSequence < events[0]!.sequence) {
          await db.write((w) => w.run(w.q.updateTable('outbox').set({ acknowledged_at: null }).where('sequence', '>', lastSequence)));
        } else {
          await acknowledge(lastSequence);
          sent += events.filter((event) => event.sequence <= lastSequence).length;
        }
      }
      return sent;
    },
  };
};
