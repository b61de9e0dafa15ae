/** Bookings at the hub, put together: what the router, the host's timer and its web server need of them. */
import { localDateOf } from '#shared/domain/local-date.ts';
import { later, type Clock } from '../../../kernel/clock.ts';
import type { HubDb } from '../../../kernel/db-hub.ts';
import type { HubOnce } from '../../../kernel/hub-commands.ts';
import type { Ids, Random } from '../../../kernel/ids.ts';
import type { Projection } from '../../../kernel/inbox.ts';
import type { Log } from '../../../kernel/log.ts';
import type { BookingAct } from './act.ts';
import { feedBehind } from './calendar/feed.ts';
import { createBookingEvents, type BookingEvents } from './events.ts';
import type { Carriers } from './messages/carrier.ts';
import { createPostman } from './messages/postman.ts';
import type { MunicipalityCentres } from './near.ts';
import { createBookingProjections } from './projections.ts';
import { anyLapsed, lapseOffers } from './answering.ts';
import { createOfferPages, type OfferPages } from './offer-page.ts';
import { expireWaitList } from './wait-list.ts';

export interface BookingsHubOptions {
  db: HubDb;
  clock: Clock;
  ids: Ids;
  random: Random;
  log: Log;
  once: HubOnce;
  /** Where customers reach the hub. */
  address: () => string;
  /** Null keeps messages until there are carriers. */
  out: Carriers | null;
  centres: MunicipalityCentres;
}

type Command = { commandId: string };

export interface BookingsAtHub {
  events: BookingEvents;
  out: Carriers | null;
  centres: MunicipalityCentres;
  projections: Record<string, Projection>;
  /** A command in one transaction; points are told and messages sent after its commit. */
  change: <Result>(who: { deviceId: string; procedure: string }, input: Command, job: (act: BookingAct) => Promise<Result>) => Promise<Result>;
  /** Sends what is due, and forgets what is over. The host calls it now and then; tests instead of waiting. */
  tick: () => Promise<void>;
  /** Waits for messages that are on their way: nobody writes to the database after that. */
  rest: () => Promise<void>;
  /** The calendar behind a secret of an address; null when there is none. */
  /** The page of an offer on the customer's phone. */
  offers: OfferPages;
  feed: (secret: string) => Promise<{ text: string; etag: string } | null>;
}

/** How long after its end a booking keeps what the customer gave of themselves. */
const CONTACT_DAYS = 30;
/** Commands are kept as long as anyone may repeat them, since their answers hold what bookings hold. */
const COMMAND_DAYS = 7;
const DAY_MS = 86_400_000;

export const createBookingsAtHub = (options: BookingsHubOptions): BookingsAtHub => {
  const { db, clock, ids, random, log, out, centres } = options;
  const events = createBookingEvents(log);
  const postman = createPostman({ db, clock, log, out, address: options.address });
  let tidiedOn: string | null = null;

  const tidy = async (now: string) => {
    const today = localDateOf(now);
    if (tidiedOn === today) return;
    await db.transaction().execute(async (tx) => {
      await expireWaitList(tx, now);
      await tx.updateTable('booking').set({ contact: '{}', note: '' }).where('end_at', '<', later(now, -CONTACT_DAYS * DAY_MS)).where((e) => e.or([e('contact', '!=', '{}'), e('note', '!=', '')])).execute();
      await tx.deleteFrom('command').where('procedure', 'like', 'bookings.%').where('at', '<', later(now, -COMMAND_DAYS * DAY_MS)).execute();
    });
    if (tidiedOn !== null) events.publish('dateChanged', {});
    tidiedOn = today;
  };

  const told = (touched: ReadonlySet<string>) => {
    for (const pointId of touched) events.publish('pointChanged', { pointId });
    // Whoever booked does not wait for the carriers; what fails is tried again by the next tick.
    if (touched.size > 0) postman.runDue().catch((error: unknown) => log.error({ error: String(error) }, 'messages could not be sent'));
  };
  /** What no device asked for by a command. */
  const actAlone = async <Result>(job: (act: BookingAct) => Promise<Result>): Promise<Result> => {
    const touched = new Set<string>();
    const answer = await db.transaction().execute((tx) => job({ tx, now: clock.now(), by: 'hub', ids, random, touched }));
    told(touched);
    return answer;
  };

  return {
    events,
    out,
    centres,
    projections: createBookingProjections({ ids, random, events }),
    change: async (who, input, job) => {
      const touched = new Set<string>();
      const answer = await options.once(who, input, (tx, now) => job({ tx, now, by: who.deviceId, ids, random, touched }));
      told(touched);
      return answer;
    },
    tick: async () => {
      await tidy(clock.now());
      if (await anyLapsed(db, clock.now())) await actAlone(lapseOffers);
      await postman.runDue();
    },
    offers: createOfferPages({ db, clock, act: actAlone }),
    rest: () => postman.rest(),
    feed: (secret) => feedBehind(db, secret, clock.now()),
  };
};
