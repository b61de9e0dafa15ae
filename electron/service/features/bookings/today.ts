/** The bookings of today as the board and the lobby see them: no contact, no note. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Booking } from '#shared/contract/bookings/words.ts';
import type { stationContract } from '#shared/contract/index.ts';
import { endOfLocalDate, localDateOf, startOfLocalDate } from '#shared/domain/local-date.ts';
import type { Read } from '../../kernel/acts.ts';
import { bookingsBetween, heardAt } from './kept.ts';
import { checkInFrom, checkInOf } from './rules.ts';

type Outputs = InferContractRouterOutputs<typeof stationContract>['bookings'];
export type Found = Outputs['find'];
type Expected = Outputs['noShow'];
type Today = Outputs['watchToday'] extends AsyncIterable<infer State> ? State : never;

export const expected = ({ id, code, serviceName, start, end, state, language, resources, letting, answerBy }: Booking): Expected => ({ id, code, serviceName, start, end, state, language, resources, letting, answerBy });

/** What the terminal says of a code that was found. */
export const found = (booking: Booking, now: string): Found => ({ ...expected(booking), checkIn: checkInOf(booking, now), from: checkInFrom(booking.start) });

/** Today's bookings that stand, in order of their times. */
export const todayState = (db: Read, now: string, zone: string): Today => {
  const date = localDateOf(now, zone);
  const bookings = bookingsBetween(db, startOfLocalDate(date, zone), endOfLocalDate(date, zone)).filter(({ state }) => state !== 'cancelled');
  return { expected: bookings.map(expected), asOf: heardAt(db), revision: Date.parse(now) };
};
