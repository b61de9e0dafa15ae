/** What may be done in a remote session, and what its outcome means for the visit. Pure. */
import type { Sharing } from '#shared/contract/remote/at-station.ts';
import type { Offer, RemoteOutcome, SessionEnd } from '#shared/contract/remote/words.ts';
import type { Outcome } from '#shared/contract/words.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { RemoteSessionTable, RemoteSharingTable } from '../../tables/remote.ts';

/** What is offered while the hub is away: what is kept in the outbox, and so promised all the same. A booking needs the hub's calendar. */
export const OFFERS_WHEN_AWAY: readonly Offer[] = ['callback', 'question'];

/** How long after the goodbye the customer may still say what they thought of it. */
export const FEEDBACK_MS = 60_000;

/** How long the customer has to answer whether a window may be shown. */
export const ANSWER_MS = 30_000;

/** Asked and not answered, or shown: what an end is still to come of. */
export const isOpenSharing = (state: Sharing['state']): boolean => state === 'asked' || state === 'given';

/** What the wish is at that instant: a question whose time is over is unanswered, also before that was written. */
export const sharingByNow = ({ state, answer_by }: Pick<RemoteSharingTable, 'state' | 'answer_by'>, now: string): Sharing['state'] => (state === 'asked' && now >= answer_by ? 'unanswered' : state);

type Times = Pick<RemoteSessionTable, 'asked_at' | 'answered_at' | 'talking_at' | 'hung_up_at' | 'after_work_until'>;

export interface Seconds {
  waiting: number;
  talking: number;
  advisorAfterWork: number;
}

const between = (from: string, to: string): number => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1_000));

/**
 * Whole seconds by the point's own clock, whatever the hub saw of it: waiting from the call to the answer, talking from both
 * ways open to hanging up (a pause of the service's clock does not stop it), after-work of the advisor from hanging up to the
 * outcome of the service or the next thing taken up. The time an expert takes to come after answering is none of them.
 */
export const secondsOf = (times: Times, now: string): Seconds => ({
  waiting: between(times.asked_at, times.answered_at ?? times.hung_up_at ?? now),
  talking: times.talking_at === null ? 0 : between(times.talking_at, times.hung_up_at ?? now),
  advisorAfterWork: times.talking_at === null || times.hung_up_at === null ? 0 : between(times.hung_up_at, times.after_work_until ?? now),
});

/** Throws `SESSION_OVER` once the session was hung up here. */
export const requireLive = (row: Pick<RemoteSessionTable, 'state'>): void => {
  if (row.state !== 'live') throw new Refusal('SESSION_OVER');
};

/** Whoever asked for the session may take it back until somebody talks. Throws `SESSION_OVER`, `CONFLICT` with `talking`. */
export const requireCancellable = (row: Pick<RemoteSessionTable, 'state' | 'talking_at'>): void => {
  requireLive(row);
  if (row.talking_at !== null) throw new Refusal('CONFLICT', { reason: 'talking' });
};

/** Hung up at this end: a session in which nobody talked was called off. */
export const endByHangingUp = (row: Pick<RemoteSessionTable, 'talking_at'>): SessionEnd => (row.talking_at === null ? 'cancelled' : 'finished');

/** The visit left the desk under a session. */
export const endByLeaving = (row: Pick<RemoteSessionTable, 'talking_at'>): SessionEnd => (row.talking_at === null ? 'cancelled' : 'customerLeft');

const PROPOSED: Readonly<Record<RemoteOutcome, Outcome | null>> = {
  done: 'done',
  adviceGiven: 'done',
  formSent: 'documentReceived',
  documentsMissing: 'handedToExpert',
  booked: 'booked',
  otherExpert: 'handedToExpert',
  notPossible: 'notHere',
  // Nobody knows what came of it: the advisor does.
  interrupted: null,
};

/** The outcome of the service event that the session suggests, or null; the advisor decides. */
export const proposedOutcome = (row: Pick<RemoteSessionTable, 'outcome' | 'end'>): Outcome | null => {
  if (row.outcome !== null) return PROPOSED[row.outcome];
  return row.end === 'customerLeft' ? 'customerLeft' : null;
};

type FeedbackFacts = Pick<RemoteSessionTable, 'talking_at' | 'hung_up_at' | 'stars'>;

/** Asked once of a customer who talked with an expert. */
export const feedbackOf = (row: FeedbackFacts): 'none' | 'asked' | 'given' => {
  if (row.stars !== null) return 'given';
  return row.talking_at !== null && row.hung_up_at !== null ? 'asked' : 'none';
};

/** Whether the customer may still give it: while the visit is open, and shortly after. */
export const feedbackIsOpen = (row: FeedbackFacts, visit: { state: string; closedAt: string | null }, now: string): boolean => {
  if (feedbackOf(row) !== 'asked') return false;
  if (visit.state === 'open') return true;
  return visit.closedAt !== null && Date.parse(now) - Date.parse(visit.closedAt) < FEEDBACK_MS;
};
