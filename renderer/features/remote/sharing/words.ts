/** What screens tell each other of shown windows, over the room's reliable channel. */
import * as z from 'zod';
import { SharingState } from '#shared/contract/remote/at-station.ts';
import { Id } from '#shared/contract/words.ts';

/** One kind of message for all of it, so that what one says comes in the order in which it was said. */
export const SHARING_KIND = 'sharing';

export const SharingWord = z.discriminatedUnion('is', [
  /** What the sender asks about or shows; null for nothing, and why. */
  z.object({ is: z.literal('own'), askId: Id.nullable(), why: z.enum(['unanswered', 'stopped']) }),
  /** A screen of the desk tells the record. */
  z.object({ is: z.literal('record'), askId: Id, participantId: z.string().max(40), state: SharingState, turn: z.number().int().positive() }),
  /** A screen of the desk could not have the question taken. */
  z.object({ is: z.literal('notTaken'), askId: Id, why: z.enum(['busy', 'notAsked']) }),
]);
export type SharingWord = z.infer<typeof SharingWord>;
