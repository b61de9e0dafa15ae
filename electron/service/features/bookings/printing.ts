/** Printing confirmations, tried until on paper or until the booked time is over. */
import type { JobHandler } from '../../kernel/jobs.ts';
import type { StationDeps } from '../../station-os.ts';
import { settingsOf } from '../point/index.ts';
import type { TicketPrinter } from '../queue/index.ts';
import { confirmationBytes } from './confirmation.ts';
import { requireBooking } from './kept.ts';

export const PRINT_CONFIRMATION = 'printConfirmation';

/** The planned side effects of bookings. A confirmation printed twice says the same: no mark is needed between tries. */
export const bookingJobs = ({ db, clock, zone }: StationDeps, printer: TicketPrinter): Record<string, JobHandler> => ({
  [PRINT_CONFIRMATION]: async ({ subjectId }) => {
    const settings = settingsOf(db);
    const { booking } = requireBooking(db, subjectId);
    if (!settings || settings.printer.kind === 'none' || booking.state === 'cancelled' || booking.end <= clock.now()) return { giveUp: 'notNeeded' };
    const outcome = await printer.print(confirmationBytes(booking, zone), settings.printer);
    return outcome === 'printed' ? 'done' : { retry: outcome };
  },
});
