/** A rush: every desk presses "next" at once, again and again, until the queue is empty. */
import { ORPCError } from '@orpc/client';
import type { TestPoint } from './station.ts';
import { openDesks, takeNumber } from './queue.ts';

export interface RushCall {
  deskId: string;
  ticketId: string;
}

/**
 * Gives out `tickets` numbers over all groups, then lets all desks call at the same moment until nobody waits;
 * after each round every customer is gone (did not come). Answers with every call that was answered.
 */
export const rush = async (point: TestPoint, tickets: number): Promise<RushCall[]> => {
  await openDesks(point);
  const at = Array.from({ length: tickets }, (_, index) => index);
  for (let from = 0; from < tickets; from += 50) await Promise.all(at.slice(from, from + 50).map((index) => takeNumber(point, index % point.groupIds.length)));
  const calls: RushCall[] = [];
  for (;;) {
    const round = await Promise.all(
      point.advisors.map(async ({ client }, index) => {
        const deskId = point.deskIds[index]!;
        try {
          const { ticket } = await client.queue.callNext({ commandId: point.commandId(), deskId });
          return { deskId, ticketId: ticket.id };
        } catch (error) {
          if (error instanceof ORPCError && error.code === 'NOTHING_WAITING') return null;
          throw error;
        }
      }),
    );
    const answered = round.filter((one) => one !== null);
    if (answered.length === 0) return calls;
    calls.push(...answered);
    await Promise.all(
      point.advisors.map(({ client }, index) => (round[index] ? client.queue.noShow({ commandId: point.commandId(), deskId: point.deskIds[index]! }) : Promise.resolve())),
    );
  }
};

/** What a rush must show: each ticket called once and all of them called. Answers with the tickets for which that fails. */
export const wronglyCalled = (point: TestPoint, calls: readonly RushCall[]): string[] => {
  const times = new Map<string, number>();
  for (const { ticketId } of calls) times.set(ticketId, (times.get(ticketId) ?? 0) + 1);
  const { db } = point.station.deps;
  return db
    .all(db.q.selectFrom('ticket').select('id'))
    .map((row) => row.id)
    .filter((id) => times.get(id) !== 1);
};
