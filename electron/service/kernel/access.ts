/** Who may call what: one action per procedure, decided before anything is read. */
import { Refusal } from './errors.ts';

export type Role = 'advisor' | 'lead' | 'cashier' | 'administrator';

/** What the host attached when the connection was opened. The page cannot change it. */
export interface Caller {
  readonly deviceId: string;
  readonly kind: 'advisor' | 'terminal' | 'display' | 'expert' | 'portal' | 'phone' | 'station';
  /** The desk a terminal is paired with. */
  readonly deskId: string | null;
  /** The secret of a ticket, on a phone. */
  readonly ticketSecret?: string;
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly locked: boolean;
}

export interface AccessRule {
  readonly kinds: readonly Caller['kind'][];
  /** Roles that may act; `nobody` needs no sign-in, and works on a locked screen. */
  readonly roles: readonly Role[] | 'nobody';
  /** Allowed on a locked screen though signed in: watching may go on, acting may not. */
  readonly whileLocked?: boolean;
}

/** Throws the refusal, or returns who acts (null where no sign-in is needed). */
export const authorise = (action: string, rule: AccessRule | undefined, caller: Caller, signedIn: SignedIn | null): SignedIn | null => {
  if (!rule || !rule.kinds.includes(caller.kind)) throw new Refusal('FORBIDDEN', { action });
  // Roles are people's, and people sign in on the advisor's desk; the other screens act as the device they are.
  if (rule.roles === 'nobody' || caller.kind !== 'advisor') return signedIn;
  if (!signedIn) throw new Refusal('NOT_SIGNED_IN');
  if (signedIn.locked && !rule.whileLocked) throw new Refusal('LOCKED');
  if (!rule.roles.includes(signedIn.role)) throw new Refusal('FORBIDDEN', { action });
  return signedIn;
};
