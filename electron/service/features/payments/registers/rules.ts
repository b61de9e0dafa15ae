/** Who may do what with a register and its shifts, and what keeps a shift from closing. Pure. */
import type { Shift } from '#shared/contract/payments/shifts.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { APPROVE_FROM_CENTS, BLIND_COUNTS, EXPLAIN_FROM_CENTS } from './limits.ts';

export type Actor = Pick<SignedIn, 'id' | 'role'>;
export type Obstacle = Shift['obstacles'][number];

export const isLead = (actor: Actor): boolean => actor.role === 'lead' || actor.role === 'administrator';

/** Cashiers and leads open shifts anywhere; an advisor where the register serves the desk they sit at: a small point has no cashier. */
export const openingRefusal = (actor: Actor, atRegister: boolean): Refusal | null =>
  actor.role !== 'advisor' || atRegister ? null : new Refusal('FORBIDDEN', { action: 'payments.openShift' });

/**
 * `work` moves money and is the cashier's alone, on the day of the shift. `finish` counts, reports and closes: the
 * cashier's, or a lead's, since somebody has to close the shift of one who went home.
 */
export const shiftRefusal = (deed: 'work' | 'finish', shift: Pick<Shift, 'id' | 'cashierId' | 'state' | 'forgotten' | 'businessDate'>, actor: Actor): Refusal | null => {
  if (shift.state === 'closed') return new Refusal('CONFLICT', { reason: 'shiftClosed' });
  const own = shift.cashierId === actor.id;
  if (deed === 'finish') return own || isLead(actor) ? null : new Refusal('NOT_YOUR_SHIFT');
  if (shift.forgotten) return new Refusal('SHIFT_FORGOTTEN', { shiftId: shift.id, businessDate: shift.businessDate });
  if (!own) return new Refusal('NOT_YOUR_SHIFT');
  return shift.state === 'open' ? null : new Refusal('CONFLICT', { reason: 'shiftCounted' });
};

export interface CountFacts {
  state: Shift['state'];
  blindCount: boolean;
  counts: number;
  differenceCents: number | null;
  explanation: string | null;
  approvedBy: string | null;
}

const needsApproval = (facts: CountFacts): boolean => Math.abs(facts.differenceCents ?? 0) >= APPROVE_FROM_CENTS || (facts.blindCount && facts.counts > BLIND_COUNTS);

/** What the count itself leaves open. */
export const countObstacles = (facts: CountFacts): Obstacle[] => {
  if (facts.state === 'open') return ['notCounted'];
  if (facts.state === 'closed') return [];
  const unexplained = Math.abs(facts.differenceCents ?? 0) >= EXPLAIN_FROM_CENTS && facts.explanation === null;
  return [...(unexplained ? (['unexplained'] as const) : []), ...(needsApproval(facts) && facts.approvedBy === null ? (['notApproved'] as const) : [])];
};

/** The one who approves is neither the cashier nor the one who counted. */
export const approvalRefusal = (shift: { state: Shift['state']; cashierId: string; countedBy: string | null }, actor: Actor): Refusal | null => {
  if (shift.state === 'closed') return new Refusal('CONFLICT', { reason: 'shiftClosed' });
  if (shift.state !== 'counted') return new Refusal('CONFLICT', { reason: 'notCounted' });
  return isLead(actor) && actor.id !== shift.cashierId && actor.id !== shift.countedBy ? null : new Refusal('FORBIDDEN', { action: 'payments.approveDifference' });
};

/** An X report tells what should be in the drawer: on a blind register not to the cashier who has yet to count it. */
export const xRefusal = (shift: Pick<Shift, 'cashierId' | 'state'>, blindCount: boolean, actor: Actor): Refusal | null =>
  blindCount && shift.state === 'open' && actor.id === shift.cashierId ? new Refusal('CONFLICT', { reason: 'blindCount' }) : null;
