/** Whose window may be shown: by the desk's record alone, of which the newest tidings count. */
import type { Sharing } from '#shared/contract/remote/at-station.ts';

export type Permission = Pick<Sharing, 'askId' | 'participantId' | 'state' | 'turn'>;

export const isOpen = ({ state }: Permission): boolean => state === 'asked' || state === 'given';

/** A wish goes from asked to given to over, or from asked to over; never back. */
const stepOf = (permission: Permission): number => (permission.state === 'asked' ? 0 : permission.state === 'given' ? 1 : 2);

/** Whether `one` tells of something later than what is known. */
export const isNewer = (one: Permission, known: Permission | null): boolean => known === null || one.turn > known.turn || (one.turn === known.turn && stepOf(one) > stepOf(known));

/** Whether a window of the participant may be drawn now. What comes without a recorded yes is drawn by nobody. */
export const mayBeShown = (permission: Permission | null, participantId: string): boolean => permission?.state === 'given' && permission.participantId === participantId;
