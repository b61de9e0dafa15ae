/** Taking a number: number, ticket and slip are planned together, once for each tap. */
import type { Need } from '#shared/contract/queue.ts';
import type { PointSettings } from '#shared/contract/point.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { isOpen } from '#shared/domain/opening-hours.ts';
import { Refusal } from '../../kernel/errors.ts';
import { digest } from '../../kernel/ids.ts';
import { numberFor } from './numbers.ts';
import { ticketSecret } from './place.ts';
import { PRINT_SLIP } from './print-state.ts';
import type { QueueAct } from './words.ts';

export interface Taken {
  groupId: string;
  language: CustomerLanguage;
  needs: readonly Need[];
  cardId?: string | undefined;
}

/**
 * Gives the next number of the group and plans its slip. `afterHours`: whether the caller may give numbers
 * while the point is closed. Answers with the ticket's id. Throws `CLOSED`, `FULL` and `NOT_FOUND`.
 */
export const takeNumber = (act: QueueAct, settings: PointSettings, zone: string, key: Buffer, input: Taken, afterHours: boolean): string => {
  const open = isOpen(settings.hours, act.now, zone);
  if (!open && !afterHours) throw new Refusal('CLOSED');
  const id = act.newId();
  numberFor(act, {
    id,
    groupId: input.groupId,
    language: input.language,
    needs: input.needs,
    cardId: input.cardId ?? null,
    secretHash: digest(ticketSecret(key, id)),
    waitingSince: act.now,
    returned: null,
    visitId: null,
    limited: true,
  });
  if (!open) act.audit({ reason: 'afterHours', detail: { ticket: id } });
  if (settings.printer.kind !== 'none') {
    act.plan(PRINT_SLIP, id, {});
    act.emit('jobsPlanned', {});
  }
  return id;
};
