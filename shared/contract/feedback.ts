/** Feedback: what the desk tells a card's provider, and what the provider sees of it. */
import * as z from 'zod';
import { base, command, Done } from './base.ts';
import { ForeignId, Id, Instant, Localized } from './words.ts';

export const CardFlag = z.object({
  id: Id,
  kind: z.enum(['cardWrong', 'answerNotFound']),
  cardId: ForeignId,
  cardVersion: z.number().int(),
  cardName: Localized,
  pointName: z.string(),
  text: z.string(),
  at: Instant,
  state: z.enum(['open', 'resolved']),
  answer: z.string().nullable(),
});
export type CardFlag = z.infer<typeof CardFlag>;

export const feedback = {
  /** Goes to the card's provider through the outbox; waits there while the line is cut. */
  flagCard: base
    .route({ method: 'POST', path: '/feedback/flags', tags: ['feedback'] })
    .input(command({ kind: CardFlag.shape.kind, cardId: ForeignId, cardVersion: z.number().int().positive(), visitId: Id.nullable(), text: z.string().trim().min(3).max(1_000) }))
    .output(z.object({ flagId: Id })),
};

export const feedbackAtHub = {
  flags: base.route({ method: 'GET', path: '/portal/flags', tags: ['feedback'] }).input(z.object({ state: CardFlag.shape.state.optional() })).output(z.array(CardFlag)),
  resolveFlag: base.route({ method: 'POST', path: '/portal/flags/{flagId}/resolve', tags: ['feedback'] }).input(command({ flagId: Id, answer: z.string().trim().min(1).max(1_000) })).output(Done),
};
