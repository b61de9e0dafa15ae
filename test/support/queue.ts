/** Common steps of tests about the queue, through the same calls the screens make. */
import { ORPCError } from '@orpc/client';
import type { TicketSlip, TicketState } from '#shared/contract/queue.ts';
import { finishTicket, startServing, type QueueAct } from '#service/features/queue/index.ts';
import type { TestPoint } from './station.ts';

/** Opens each advisor's desk for all groups, or for those given. */
export const openDesks = async (point: TestPoint, groupIds: string[] = point.groupIds): Promise<void> => {
  for (const [index, { client }] of point.advisors.entries()) await client.queue.openDesk({ commandId: point.commandId(), deskId: point.deskIds[index]!, groupIds });
};

export const takeNumber = (point: TestPoint, group = 0, language: TicketSlip['language'] = 'fi'): Promise<TicketSlip> =>
  point.terminal.queue.take({ commandId: point.commandId(), groupId: point.groupIds[group]!, language });

/** The refusal a call ended with: its code and data. A call that succeeds fails the test. */
export const refusalOf = async (call: Promise<unknown>): Promise<{ code: string; data: unknown }> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error('the call was not refused');
};

/** An act as a visit would make it. */
export const asVisit = <Result>(point: TestPoint, job: (act: QueueAct) => Result): Promise<Result> =>
  point.station.deps.acts.act({ caller: { deviceId: 'desk-1' }, advisor: { id: point.advisors[0]!.advisorId }, procedure: 'visits.test' }, job);

/** A ticket brought to a state, at the first desk where the state is at a desk. */
export const ticketIn = async (point: TestPoint, state: TicketState): Promise<TicketSlip> => {
  const slip = await takeNumber(point);
  const { client } = point.advisors[0]!;
  const deskId = point.deskIds[0]!;
  const call = () => client.queue.call({ commandId: point.commandId(), deskId, ticketId: slip.ticketId });
  switch (state) {
    case 'waiting':
      break;
    case 'called':
      await call();
      break;
    case 'serving':
    case 'finished':
      await call();
      await asVisit(point, (act) => startServing(act, deskId, slip.ticketId, point.commandId()));
      if (state === 'finished') await asVisit(point, (act) => finishTicket(act, slip.ticketId, 'finished'));
      break;
    case 'held':
      await client.queue.hold({ commandId: point.commandId(), ticketId: slip.ticketId });
      break;
    case 'noShow':
      await call();
      await client.queue.noShow({ commandId: point.commandId(), deskId });
      break;
    case 'cancelled':
      await client.queue.cancelTicket({ commandId: point.commandId(), ticketId: slip.ticketId });
      break;
  }
  return slip;
};

/** Groups whose kept number of waiting differs from the tickets that wait. */
export const lanesOff = (point: TestPoint): unknown[] =>
  point.station.deps.db.raw.prepare("SELECT group_id FROM lane WHERE waiting <> (SELECT count(*) FROM ticket WHERE ticket.group_id = lane.group_id AND state = 'waiting')").all();

/** The tables a refused call must leave as they were. */
export const queueRows = (point: TestPoint): unknown => {
  const { raw } = point.station.deps.db;
  return ['ticket', 'lane', 'desk_state', 'ticket_call', 'ticket_counter', 'event', 'job', 'command', 'outbox'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all());
};
