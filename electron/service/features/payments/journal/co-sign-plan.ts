/** When a chain's head is sent to the hub. */
import type { Chain, EntryKind } from '#shared/contract/payments/journal.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import type { PaymentAct } from './payment-act.ts';

export const CO_SIGN = 'journal.coSign';
/** Why a sending was given up: the hub knows another history. */
export const OTHER_HISTORY = 'otherHistory';

/**
 * Entries between two heads that the hub signs. What a copy that was put back could hide is at most this many
 * entries, besides what is on the way; a head costs the hub one row, and a busy register makes some hundreds a day.
 */
export const HEAD_EVERY = 20;

const waiting = compiledOnce((q, param) => q.selectFrom('job').select('id').where('subject_id', '=', param('subjectId')).where('kind', '=', CO_SIGN).where('state', '=', 'waiting').limit(1));

/** Plans the sending after each Z report and every so many entries; one that waits already takes the newest head along. */
export const planCoSigning = (act: PaymentAct, registerId: string, chain: Chain, sequence: number, kind: EntryKind): void => {
  if (kind !== 'zReport' && sequence % HEAD_EVERY !== 0) return;
  const subjectId = `${registerId}/${chain}`;
  if (act.first(waiting({ subjectId }))) return;
  act.plan(CO_SIGN, subjectId, { registerId, chain });
  act.emit('jobsPlanned', {});
};
