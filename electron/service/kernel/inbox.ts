/** The hub's inbox: each station's events in their order, each stored exactly once, then projected. */
import { ZodError } from 'zod';
import type { OutboxEvent } from '#shared/contract/outbox.ts';
import type { Clock } from './clock.ts';
import type { HubDb, HubTransaction } from './db-hub.ts';
import { Refusal } from './errors.ts';
import type { Log } from './log.ts';

/** Brings one kind of event into the hub's tables, inside the transaction that stores it. */
export type Projection = (tx: HubTransaction, stationId: string, event: OutboxEvent) => Promise<void>;

export interface Inbox {
  /**
   * Throws `GAP` when the batch does not follow on, and `OTHER_EVENT` when a sequence already holds another event
   * (the station was put back to an older copy of its data); both with the last sequence.
   */
  receive(stationId: string, events: readonly OutboxEvent[]): Promise<{ lastSequence: number }>;
  last(stationId: string): Promise<number>;
}

const lastOf = async (db: HubDb, stationId: string): Promise<number> => {
  const row = await db.selectFrom('received_event').select((e) => e.fn.max('sequence').as('last')).where('station_id', '=', stationId).executeTakeFirst();
  return Number(row?.last ?? 0);
};

export const createInbox = (deps: { db: HubDb; clock: Clock; log: Log; projections: Record<string, Projection> }): Inbox => {
  /** What does not have the shape of its kind is kept as it came, and holds up nothing that comes after it. */
  const project = async (tx: HubTransaction, stationId: string, event: OutboxEvent) => {
    try {
      await deps.projections[event.kind]?.(tx, stationId, event);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      deps.log.error({ stationId, eventId: event.id, kind: event.kind, fields: error.issues.map((issue) => issue.path.join('.')) }, 'an event of a station has not the shape of its kind');
    }
  };

  return {
    last: (stationId) => lastOf(deps.db, stationId),
    receive: (stationId, events) =>
      deps.db.transaction().execute(async (tx) => {
        let last = await lastOf(tx, stationId);
        const ids = events.map((event) => event.id);
        const known = new Set((await tx.selectFrom('received_event').select('id').where('id', 'in', ids).execute()).map((row) => row.id));
        for (const event of events) {
          if (event.sequence <= last) {
            if (!known.has(event.id)) throw new Refusal('OTHER_EVENT', { lastSequence: last });
            continue;
          }
          if (event.sequence !== last + 1) throw new Refusal('GAP', { lastSequence: last });
          last = event.sequence;
          // Known under another sequence or station: the point was put back or enrolled anew, and offers it again.
          if (known.has(event.id)) continue;
          await tx
            .insertInto('received_event')
            .values({ station_id: stationId, sequence: event.sequence, id: event.id, kind: event.kind, at: event.at, business_date: event.businessDate, payload: JSON.stringify(event.payload), received_at: deps.clock.now() })
            .execute();
          await project(tx, stationId, event);
        }
        return { lastSequence: last };
      }),
  };
};
