/**
 * A hundred bookings of one time at once, by many stations, of a service that takes an expert, a room and an interpreter:
 * exactly one may have it, whole. Known bad: `checkFirst` looks outside the transaction that writes.
 */
import { createRouterClient } from '@orpc/server';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';
import { createHubOs } from '#service/hub-os.ts';
import { bookingsAtHubRouter, createBookingsAtHub } from '#service/features/bookings/hub.ts';
import type { HubTransaction } from '#service/kernel/db-hub.ts';
import type { HubOnce } from '#service/kernel/hub-commands.ts';
import { silentLog } from '#service/kernel/log.ts';
import { seededRandom } from '../support/ids.ts';
import { refusalOf } from '../support/refusal.ts';
import { MIKKELI, startBookable } from '../support/bookable.ts';

export interface BookingRushOptions {
  rounds: number;
  calls?: number;
  seed: number;
  setting?: 'whole' | 'checkFirst';
  watching?: Watching;
}

const START = Date.parse('2026-03-03T07:00:00.000Z');
const SLOTS_A_DAY = 14;
const NEEDS = 3;

/** Each round is another time of the same few resources; every fifth call comes twice, as a cut line makes it. */
export const bookingRush = async ({ rounds, calls = 100, seed, setting = 'whole', watching }: BookingRushOptions): Promise<FaultReport> => {
  const failures: string[] = [];
  const running = startRounds('booking-rush', rounds, failures, watching);
  const random = seededRandom(seed);
  const hub = await startBookable();
  const { deps } = hub.hub;
  // An interpreter for everybody, and a second expert: who is left over must not be taken either.
  await hub.add({ kind: 'interpreter', name: 'Tulkki', pointId: null, languages: ['ar'] });
  await hub.add({ kind: 'expert', name: 'Asiantuntija 2', pointId: null, providerId: 'kela', languages: ['fi'] });
  const lax: HubOnce = (_who, _input, job) => job(deps.db as HubTransaction, deps.clock.now());
  const part = createBookingsAtHub({ ...deps, log: silentLog(), once: setting === 'whole' ? deps.once : lax, out: null, centres: new Map() });
  const os = createHubOs(deps, { editor: () => Promise.resolve(null), expert: () => Promise.resolve(false) });
  const station = createRouterClient({ bookings: bookingsAtHubRouter(os, deps, part) }, { context: { caller: { kind: 'station', deviceId: MIKKELI, deskId: null } } });
  let taken = 0;
  try {
    for (let round = running.next(); round !== null; round = running.next()) {
      const slot = round - 1;
      const day = Math.floor(slot / SLOTS_A_DAY);
      const weekdays = day + 2 * Math.floor((day + 1) / 5);
      const start = new Date(START + weekdays * 86_400_000 + (slot % SLOTS_A_DAY) * 30 * 60_000).toISOString();
      const booking = { serviceId: 'kela-etana', pointId: MIKKELI, start, language: 'ar' as const, interpreter: 'ar', contact: {}, note: '', resourceIds: [], letting: null };
      const commands = Array.from({ length: calls }, () => hub.commandId());
      const sent = commands.flatMap((commandId) => (random.number() < 0.2 && setting === 'whole' ? [commandId, commandId] : [commandId]));
      const answers = await Promise.all(
        sent.map(async (commandId) => {
          const call = station.bookings.bookFor({ commandId, booking });
          return call.then(
            ({ id }) => id,
            async () => (await refusalOf(call)).code,
          );
        }),
      );
      const had = new Set(answers.filter((answer) => answer.length === 26));
      const other = answers.filter((answer) => answer.length !== 26 && answer !== 'SLOT_TAKEN');
      if (had.size !== 1) failures.push(`round ${round}: ${had.size} bookings of one time`);
      if (other.length > 0) failures.push(`round ${round}: refused with ${[...new Set(other)].join(', ')}`);
      taken += answers.length - other.length - had.size;
      const holds = await deps.db.selectFrom('booking_hold').innerJoin('booking', 'booking.id', 'booking_hold.booking_id').select(['booking_hold.booking_id as bookingId', 'resource_id as resourceId']).where('start_at', '=', start).execute();
      if (holds.length !== NEEDS) failures.push(`round ${round}: ${holds.length} resources are held`);
      if (new Set(holds.map((hold) => hold.resourceId)).size !== holds.length) failures.push(`round ${round}: a resource is held twice`);
    }
  } finally {
    await hub.close();
  }
  return running.report(seed, { calls, refused: taken });
};
