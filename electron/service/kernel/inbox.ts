/** The hub's inbox: each station's events in their order, each stored exactly once, then projected. */
import type { OutboxEvent } from '#shared/contract/outbox.ts';
import type { Clock } from './clock.ts';
import type { HubDb, HubTransaction } from './db-hub.ts';
import { Refusal } from './errors.ts';

/** Brings one kind of event into the hub's tables, inside the transaction that stores it. */
export type Projection = (tx: HubTransaction, stationId: string, event: OutboxEvent) => Promise<void>;

export interface Inbox {
  /** Throws `GAP` with the last sequence when the batch does not follow on. */
  receive(stationId: string, events: readonly OutboxEvent[]): Promise<{ lastSequence: number }>;
  last(stationId: string): Promise<number>;
}

const lastOf = async (db: HubDb, stationId: string): Promise<number> => {
  const row = await db.selectFrom('received_event').select((e) => e.fn.max('sequence').as('last')).where('station_id', '=', stationId).executeTakeFirst();
  return Number(row?.last ?? 0);
};

export const createInbox = (deps: { db: HubDb; clock: Clock; projections: Record<string, Projection> }): Inbox => ({
  last: (stationId) => lastOf(deps.db, stationId),
  receive: (stationId, events) =>
    deps.db.transaction().execute(async (tx) => {
      let last = await lastOf(tx, stationId);
      for (const event of events) {
        if (event.sequence <= last) continue;
        if (event.sequence !== last + 1) throw new Refusal('GAP', { lastSequence: last });
        await tx
          .insertInto('received_event')
          .values({ station_id: stationId, sequence: event.sequence, id: event.id, kind: event.kind, at: event.at, business_date: event.businessDate, payload: JSON.stringify(event.payload), received_at: deps.clock.now() })
          .execute();
        await deps.projections[event.kind]?.(tx, stationId, event);
        last = event.sequence;
      }
      return { lastSequence: last };
    }),
});
