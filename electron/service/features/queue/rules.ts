/** Who is next at a desk, and why this one before that one. Pure: the same queue always gives the same answer. */
import type { CallReason } from '#shared/contract/queue.ts';
import type { TicketRow } from './words.ts';

/** What the order depends on. */
export type Queued = Pick<TicketRow, 'id' | 'label' | 'group_id' | 'priority' | 'waiting_since' | 'promised_at' | 'returned'> & {
  state: 'waiting' | 'held';
  /** The desk the customer was handed to, while that desk is open; null otherwise, so that nobody waits for a closed desk. */
  reserved_desk_id: string | null;
};

export interface ChoosingDesk {
  id: string;
  groupIds: readonly string[];
}

/** Whether the desk may call the ticket: its own reservation, or its group and nobody else's reservation. */
export const isFor = (desk: ChoosingDesk, ticket: Queued): boolean =>
  ticket.state === 'waiting' && (ticket.reserved_desk_id === desk.id || (ticket.reserved_desk_id === null && desk.groupIds.includes(ticket.group_id)));

const promiseIsDue = (ticket: Queued, now: string): boolean => ticket.promised_at !== null && ticket.promised_at <= now;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who came first; of two at the same instant, the lower id. */
export const byWaiting = (a: Pick<Queued, 'waiting_since' | 'id'>, b: Pick<Queued, 'waiting_since' | 'id'>): number => byText(a.waiting_since, b.waiting_since) || byText(a.id, b.id);

/**
 * The order at a desk: customers handed to this desk, then higher priority, then promised times that have
 * come (the earlier promise first), then the longest waiting.
 */
export const byTurn =
  (deskId: string, now: string) =>
  (a: Queued, b: Queued): number =>
    Number(b.reserved_desk_id === deskId) - Number(a.reserved_desk_id === deskId) ||
    b.priority - a.priority ||
    Number(promiseIsDue(b, now)) - Number(promiseIsDue(a, now)) ||
    (promiseIsDue(a, now) && promiseIsDue(b, now) ? byText(a.promised_at!, b.promised_at!) : 0) ||
    byWaiting(a, b);

/** The ticket the desk calls next, or null when nobody waits for it. */
export const chooseNext = (desk: ChoosingDesk, tickets: readonly Queued[], now: string): Queued | null => {
  const order = byTurn(desk.id, now);
  let best: Queued | null = null;
  for (const ticket of tickets) if (isFor(desk, ticket) && (best === null || order(ticket, best) < 0)) best = ticket;
  return best;
};

/** The rule by which a ticket came first in its turn. */
export const ruleOf = (ticket: Queued, deskId: string, now: string): CallReason['rule'] => {
  if (ticket.reserved_desk_id === deskId) return 'handedOver';
  if (ticket.priority > 0) return 'priority';
  if (promiseIsDue(ticket, now)) return 'promisedTime';
  return ticket.returned ?? 'longestWaiting';
};

type PassedOver = CallReason['passedOver'][number];

/** Why a ticket that had waited longer than the called one was not called. */
export const becauseOf = (desk: ChoosingDesk, other: Queued, picked: boolean): PassedOver['because'] => {
  if (other.state === 'held') return 'held';
  if (other.reserved_desk_id !== null && other.reserved_desk_id !== desk.id) return 'reservedForDesk';
  if (other.reserved_desk_id === null && !desk.groupIds.includes(other.group_id)) return 'otherGroup';
  return picked ? 'picked' : 'priorityOfThis';
};

export const PASSED_OVER_TOLD = 5;

/** The longest waiting first, up to five. `longer` are those in line that had waited longer than the called ticket. */
export const passedOver = (desk: ChoosingDesk, longer: readonly Queued[], picked: boolean): PassedOver[] =>
  longer
    .toSorted(byWaiting)
    .slice(0, PASSED_OVER_TOLD)
    .map((other) => ({ number: other.label, because: becauseOf(desk, other, picked) }));
