/** Sends the messages that are due, again with growing delay until they are taken, and not at all when their time no longer stands. */
import type { Booking } from '#shared/contract/bookings/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { later, type Clock } from '../../../../kernel/clock.ts';
import type { HubDb } from '../../../../kernel/db-hub.ts';
import { backOff } from '../../../../kernel/jobs.ts';
import type { Log } from '../../../../kernel/log.ts';
import type { HubTables } from '../../../../tables/hub.ts';
import { calendarFile } from '../calendar/file.ts';
import { bookingOf, serviceOf } from '../rows.ts';
import { MessageRefused, type Carriers, type OutgoingMessage } from './carrier.ts';
import type { Channel } from './planning.ts';
import { letterOf, shortMessageOf } from './texts.ts';

type MessageRow = HubTables['booking_message'];
type Kind = Parameters<typeof letterOf>[1];

/** With delays up to five minutes: half a day of trying. */
const MOST_TRIES = 150;
const AT_ONCE = 50;

export interface Postman {
  /** Sends what is due; answers how many were sent. One round at a time. */
  runDue(): Promise<number>;
  /** Waits for the round under way, and begins no other. */
  rest(): Promise<void>;
}

export const createPostman = (deps: { db: HubDb; clock: Clock; log: Log; out: Carriers | null; address: () => string }): Postman => {
  const { db, clock, log, out, address } = deps;
  let running: Promise<number> | null = null;
  let again = false;
  let resting = false;

  const instructionsFor = async (booking: Booking): Promise<string> => {
    const row = await db.selectFrom('booking_service').select('json').where('id', '=', booking.serviceId).executeTakeFirst();
    return row ? (chooseText(serviceOf(row).instructions, booking.language)?.text ?? '') : '';
  };

  /** Where an offer is answered; null once it is no longer open. */
  const offerLink = async (booking: Booking): Promise<string | null> => {
    const row = booking.answerBy === null ? undefined : await db.selectFrom('wait_list_entry').select('secret').where('booking_id', '=', booking.id).where('state', '=', 'offered').executeTakeFirst();
    return row?.secret ? `${address()}/offer/${row.secret}` : null;
  };

  /** Null when there is nothing left to say, or nobody to say it to. */
  const compose = async (row: MessageRow, now: string): Promise<OutgoingMessage | null> => {
    const found = await db.selectFrom('booking').selectAll().where('id', '=', row.booking_id).executeTakeFirst();
    if (!found || !out) return null;
    const booking = bookingOf(found);
    const kind = row.kind as Kind;
    const channel = row.channel as Channel;
    const to = channel === 'email' ? booking.contact.email : booking.contact.phone;
    if (to === undefined || booking.sequence !== row.sequence) return null;
    const over = booking.state === 'cancelled';
    if (!over && booking.end <= now) return null;
    const link = kind === 'waitListFilled' ? await offerLink(booking) : '';
    if (link === null) return null;
    if (kind === 'reminder') {
      if (booking.state !== 'confirmed' || booking.start <= now) return null;
      // After a long pause two reminders of the same may be due: one is enough.
      const nearer = await db.selectFrom('booking_message').select('id').where('booking_id', '=', booking.id).where('channel', '=', channel).where('kind', '=', 'reminder').where('state', '=', 'waiting').where('due_at', '<=', now).where('due_at', '>', row.due_at).executeTakeFirst();
      if (nearer) return null;
    }
    const id = row.id;
    if (channel === 'sms') return { id, channel, to, ...shortMessageOf(booking, kind, link), calendar: null };
    const letter = letterOf(booking, kind, await instructionsFor(booking), link);
    // An offer is in no calendar until it is taken, and so needs no withdrawal either.
    if (kind !== 'cancelled' && (over || booking.answerBy !== null)) return { id, channel, to, ...letter, calendar: null };
    const method = over ? 'CANCEL' : 'REQUEST';
    return { id, channel, to, ...letter, calendar: { ...calendarFile(booking, letter.language, out.organizer), method } };
  };

  const end = (id: string, change: Partial<MessageRow>) => db.updateTable('booking_message').set(change).where('id', '=', id).where('state', '=', 'waiting').execute();

  /** Notes a try that failed. What went wrong, never to whom: an error's text may quote the address. */
  const putOff = async (row: MessageRow, error: unknown, to: string | null) => {
    const now = clock.now();
    const tries = row.tries + 1;
    const text = error instanceof Error ? error.message : String(error);
    const last_error = (to === null ? text : text.replaceAll(to, '…')).slice(0, 300);
    const failed = error instanceof MessageRefused || tries >= MOST_TRIES;
    log.warn({ messageId: row.id, tries, error: last_error, failed }, 'a message was not taken');
    await end(row.id, failed ? { state: 'failed', tries, last_error, done_at: now } : { tries, last_error, due_at: later(now, backOff(row.tries)) });
  };

  const sendOne = async (row: MessageRow): Promise<boolean> => {
    let to: string | null = null;
    try {
      const message = await compose(row, clock.now());
      if (!message || !out) {
        await end(row.id, { state: 'dropped', done_at: clock.now() });
        return false;
      }
      to = message.to;
      await out.carriers[message.channel].send(message);
    } catch (error) {
      // One that cannot be written does not hold up the others either.
      await putOff(row, error, to);
      return false;
    }
    await end(row.id, { state: 'sent', tries: row.tries + 1, last_error: null, done_at: clock.now() });
    return true;
  };

  const round = async (): Promise<number> => {
    let sent = 0;
    for (;;) {
      const due = await db.selectFrom('booking_message').selectAll().where('state', '=', 'waiting').where('due_at', '<=', clock.now()).orderBy('due_at').orderBy('id').limit(AT_ONCE).execute();
      for (const row of due) if (await sendOne(row)) sent += 1;
      // Each was sent, dropped or put off: fewer than asked for means that none is left.
      if (due.length < AT_ONCE) return sent;
    }
  };

  const rounds = async (): Promise<number> => {
    let sent = 0;
    try {
      do {
        again = false;
        sent += await round();
      } while (again && !resting);
      return sent;
    } finally {
      running = null;
    }
  };

  return {
    runDue: () => {
      if (!out || resting) return Promise.resolve(0);
      // What was planned since the round under way began may not be in it.
      again = true;
      running ??= rounds();
      return running;
    },
    rest: async () => {
      resting = true;
      // A round that fails has said so to whoever began it.
      await running?.catch(() => undefined);
    },
  };
};
