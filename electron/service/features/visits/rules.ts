/** Who may do what to a visit in which state. Pure. */
import type { Visit } from '#shared/contract/visits.ts';
import type { SignedIn } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/errors.ts';

/** `work` is every change to a visit and its services at the desk: language, services, steps, acts, notes, outcomes, clock, what is shown. */
export type Deed = 'work' | 'handOver' | 'close' | 'cancel' | 'takeUp' | 'reopen' | 'correctTime';

export interface VisitFacts {
  state: Visit['state'];
  /** Whose desk the visit is at, or was at when it ended; null while it waits to be taken up. */
  advisorId: string | null;
  closedBy: string | null;
  reservedDeskId: string | null;
  businessDate: string;
}

export type Actor = Pick<SignedIn, 'id' | 'role'>;

export const isLead = (actor: Actor): boolean => actor.role === 'lead' || actor.role === 'administrator';

const conflict = (reason: string): Refusal => new Refusal('CONFLICT', { reason });
const isOver = (visit: VisitFacts): boolean => visit.state === 'closed' || visit.state === 'cancelled';

const atOwnDesk = (visit: VisitFacts, actor: Actor): Refusal | null => {
  if (isOver(visit)) return new Refusal('VISIT_OVER');
  if (visit.state === 'handedOver') return conflict('handedOver');
  return visit.advisorId === actor.id ? null : conflict('otherDesk');
};

const reopening = (visit: VisitFacts, actor: Actor, today: string): Refusal | null => {
  if (visit.state === 'cancelled') return new Refusal('VISIT_OVER');
  if (visit.state !== 'closed') return conflict('notClosed');
  if (visit.closedBy !== actor.id && !isLead(actor)) return new Refusal('FORBIDDEN', { action: 'visits.reopen' });
  return visit.businessDate === today ? null : conflict('otherDay');
};

const takingUp = (visit: VisitFacts, deskId: string | null): Refusal | null => {
  if (isOver(visit)) return new Refusal('VISIT_OVER');
  if (visit.state !== 'handedOver') return conflict('alreadyTaken');
  return visit.reservedDeskId === null || visit.reservedDeskId === deskId ? null : conflict('reservedForDesk');
};

/** The advisor corrects own times while the day lasts; what was already reported for a past day is a lead's to change. */
const correcting = (visit: VisitFacts, actor: Actor, today: string): Refusal | null => {
  if (isLead(actor)) return null;
  const own = visit.state === 'open' ? visit.advisorId === actor.id : visit.closedBy === actor.id;
  return own && visit.businessDate === today ? null : new Refusal('FORBIDDEN', { action: 'visits.correctTime' });
};

/**
 * Why the deed is refused, or null. `today` is the business date now, `deskId` the desk that takes the visit up.
 * Not whether it is sensible: open outcomes, levels and what is recorded are asked where they are known.
 */
export const refusalOf = (deed: Deed, visit: VisitFacts, actor: Actor, today: string, deskId: string | null = null): Refusal | null => {
  if (deed === 'takeUp') return takingUp(visit, deskId);
  if (deed === 'reopen') return reopening(visit, actor, today);
  if (deed === 'correctTime') return correcting(visit, actor, today);
  // Somebody has to free a desk whose advisor went home with a visit open.
  if (deed === 'handOver' && visit.state === 'open' && isLead(actor)) return null;
  return atOwnDesk(visit, actor);
};
