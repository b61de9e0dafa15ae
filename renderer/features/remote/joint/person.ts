/** The people of the room as the joint work names and marks them. */
import type { ParticipantRole } from '#shared/contract/remote/words.ts';

export interface Person {
  readonly id: string;
  /** As it is shown: a name with its authority, or the role. */
  readonly name: string;
  readonly role: ParticipantRole;
}

/** The name of a participant; the empty text for one whom the session does not know (yet). */
export const nameOf = (people: readonly Person[], id: string): string => people.find((person) => person.id === id)?.name ?? '';

/** Each role has its colour and its shape, so that neither is needed to know the other. */
export const markOf = (people: readonly Person[], id: string): ParticipantRole | 'unknown' => people.find((person) => person.id === id)?.role ?? 'unknown';
