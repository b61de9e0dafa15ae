/** Desks at work until their line is cut: each takes a number, calls, serves and closes, and notes every command. */
import { ORPCError } from '@orpc/client';
import { ulid } from 'ulid';
import type { StationClient } from '../support/device.ts';
import type { HostProcess, PreparedPoint } from './host-process.ts';

/** A command as it was sent; `answer` only when the station acknowledged it. */
export interface Sent {
  commandId: string;
  procedure: 'take' | 'callNext' | 'begin' | 'addService' | 'closeService' | 'close';
  desk: number;
  /** Sends the same command again over another client. */
  send: (lobby: StationClient, advisor: StationClient) => Promise<unknown>;
  answer?: unknown;
  refused?: string;
}

class Cut extends Error {}

const idOf = (answer: unknown, key: 'ticketId' | 'id'): string => String((answer as Record<string, unknown>)[key]);

/** One desk's work; ends when the line does. All that was sent is in `sent`, in order. */
const workAt = async (host: HostProcess, point: PreparedPoint, desk: number, sent: Sent[], onAnswer: () => void): Promise<void> => {
  const device = point.devices[desk]!;
  const deskId = point.deskIds[desk]!;
  const lobby = await host.client('terminal', `lobby-${desk}`);
  const advisor = await host.client('advisor', device);

  /** Null when the station refused. */
  const command = async (procedure: Sent['procedure'], call: (commandId: string, lobby: StationClient, advisor: StationClient) => Promise<unknown>): Promise<unknown> => {
    const commandId = ulid();
    const one: Sent = { commandId, procedure, desk, send: (l, a) => call(commandId, l, a) };
    sent.push(one);
    try {
      one.answer = await call(commandId, lobby, advisor);
      onAnswer();
      return one.answer;
    } catch (error) {
      if (!(error instanceof ORPCError)) throw new Cut();
      one.refused = error.code;
      return null;
    }
  };
  const finish = async (visitId: string, eventIds: string[]) => {
    const events = eventIds.length > 0 ? eventIds : [(await command('addService', (commandId, _l, a) => a.visits.addService({ commandId, visitId, cardId: 'permit' }))) as { currentEventId: string }].map(({ currentEventId }) => currentEventId);
    for (const eventId of events) await command('closeService', (commandId, _l, a) => a.visits.closeService({ commandId, visitId, eventId, outcome: 'done' }));
    await command('close', (commandId, _l, a) => a.visits.close({ commandId, visitId }));
  };

  // What the last power cut left at this desk is brought to its end first.
  const live = await advisor.visits.watchDesk({ deskId });
  const first = await live.next();
  await live.return(undefined);
  const left = first.done ? null : first.value;
  if (left) await finish(left.id, left.events.map((event) => event.id));
  let called = (await advisor.queue.board()).desks.find((state) => state.id === deskId)?.ticketId ?? null;
  for (let turn = 0; ; turn += 1) {
    await command('take', (commandId, l) => l.queue.take({ commandId, groupId: point.groupIds[(desk + turn) % point.groupIds.length]!, language: 'fi' }));
    if (!called) {
      const call = await command('callNext', (commandId, _l, a) => a.queue.callNext({ commandId, deskId }));
      called = call ? idOf((call as { ticket: unknown }).ticket, 'id') : null;
    }
    if (!called) continue;
    const ticketId = called;
    called = null;
    const visit = await command('begin', (commandId, _l, a) => a.visits.begin({ commandId, deskId, ticketId }));
    if (visit) await finish(idOf(visit, 'id'), []);
  }
};

/** Starts all desks. `answered` counts; `ended` resolves when every line is gone. */
export const startLoad = (host: HostProcess, point: PreparedPoint) => {
  const sent: Sent[] = [];
  const unexpected: string[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  let answered = 0;
  const onAnswer = () => {
    answered += 1;
    for (const one of waiting) if (answered >= one.count) one.done();
  };
  const desks = point.devices.map((_device, desk) =>
    workAt(host, point, desk, sent, onAnswer).catch((error: unknown) => {
      // A line that broke in a query of our own is a cut too; what else was thrown is a failure.
      if (error instanceof ORPCError) unexpected.push(`desk ${desk}: ${error.code}`);
    }),
  );
  return {
    sent,
    unexpected,
    answered: () => answered,
    /** Resolves once so many commands are acknowledged. */
    until: (count: number) => new Promise<void>((done) => (answered >= count ? done() : waiting.push({ count, done }))),
    ended: Promise.all(desks),
  };
};
