/** Taking a number: number, ticket and slip are planned together, once for each tap. */
import type { Need, TicketSlip } from '#shared/contract/queue.ts';
import type { PointSettings } from '#shared/contract/point.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { isOpen } from '#shared/domain/opening-hours.ts';
import { Refusal } from '../../kernel/errors.ts';
import { digest } from '../../kernel/ids.ts';
import { numberFor } from './numbers.ts';
import { followUrl, placeOfLast, ticketSecret, type PlaceDeps } from './place.ts';
import { planSlip } from './print-state.ts';
import type { QueueAct } from './words.ts';

export interface Taken {
  groupId: string;
  language: CustomerLanguage;
  needs: readonly Need[];
  cardId?: string | undefined;
  /** Set for a customer with a booking: the promise, or null when it was forfeited by coming late. The daily limit does not hold for them. */
  booked?: { promisedAt: string | null };
}

export interface TakingDeps {
  place: PlaceDeps;
  zone: string;
  settings: PointSettings;
  /** Whether the caller may give numbers while the point is closed. */
  afterHours: boolean;
}

/** Gives the next number of the group and plans its slip. Throws `CLOSED`, `FULL` and `NOT_FOUND`. */
export const takeNumber = (act: QueueAct, { place, zone, settings, afterHours }: TakingDeps, input: Taken): TicketSlip => {
  const open = isOpen(settings.hours, act.now, zone);
  if (!open && !afterHours) throw new Refusal('CLOSED');
  const id = act.newId();
  const secret = ticketSecret(place.key, id);
  const { label, groupName } = numberFor(act, {
    id,
    groupId: input.groupId,
    language: input.language,
    needs: input.needs,
    cardId: input.cardId ?? null,
    secretHash: digest(secret),
    waitingSince: act.now,
    promisedAt: input.booked?.promisedAt ?? null,
    returned: null,
    visitId: null,
    limited: input.booked === undefined,
  });
  if (!open) act.audit({ reason: 'afterHours', detail: { ticket: id } });
  const printed = planSlip(act, settings, id);
  return {
    ticketId: id,
    number: label,
    groupName,
    language: input.language,
    takenAt: act.now,
    ...placeOfLast(act, place, input.groupId),
    followUrl: followUrl(place, secret),
    printing: printed ? 'queued' : 'none',
  };
};
