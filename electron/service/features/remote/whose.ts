/** Whose session it is: the advisor of its desk, and the terminal that is paired with that desk now. */
import { Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import type { HandlerContext } from '../../station-os.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { callerNow } from '../devices/index.ts';
import { remoteVisit } from '../visits/index.ts';
import { sessionRow, sessionShownAt } from './rows.ts';

/** Which of those at the desk a screen stands for. */
export type Side = 'customer' | 'advisor';

type Asking = Pick<HandlerContext, 'caller' | 'signedIn'>;

export const sideOf = ({ caller }: Asking): Side => (caller.kind === 'terminal' ? 'customer' : 'advisor');

/** The desk of a terminal as it is paired now, whatever it was when its connection was opened. */
export const deskOfTerminal = (db: Read, { caller }: Asking): string | null => {
  const present = callerNow(db, caller);
  return present ? present.deskId : caller.deskId;
};

const isAdvisorsOwn = (db: Read, { signedIn }: Asking, row: RemoteSessionTable): boolean => {
  const visit = remoteVisit(db, row.visit_id);
  if (!signedIn) return false;
  return visit.state === 'open' ? visit.advisorId === signedIn.id : row.advisor_id === signedIn.id;
};

/**
 * The session, for a screen of its own desk. Throws `NOT_FOUND`, `CONFLICT` with `otherDesk` for any other's, and
 * `SESSION_OVER` for a terminal that shows it no more: the next customer has no way to what was before.
 */
export const ownSession = (db: Read, asking: Asking, sessionId: string, now: string): RemoteSessionTable => {
  const row = sessionRow(db, sessionId);
  const forCustomer = sideOf(asking) === 'customer';
  if (forCustomer ? deskOfTerminal(db, asking) !== row.desk_id : !isAdvisorsOwn(db, asking, row)) throw new Refusal('CONFLICT', { reason: 'otherDesk' });
  if (forCustomer && sessionShownAt(db, row.desk_id, now)?.id !== row.id) throw new Refusal('SESSION_OVER');
  return row;
};
