/** What a station sends to the hub: its events in order, each stored there exactly once. */
import * as z from 'zod';
import { base } from './base.ts';
import { Id, Instant, LocalDate } from './words.ts';

/** One event of a station. `sequence` has no gaps per station, `id` is the same on every retry. */
export const OutboxEvent = z.object({
  id: Id,
  sequence: z.number().int().positive(),
  kind: z.string().max(60),
  at: Instant,
  businessDate: LocalDate,
  payload: z.record(z.string(), z.unknown()),
});
export type OutboxEvent = z.infer<typeof OutboxEvent>;

export const outboxAtHub = {
  /** Stores the batch in order; what is already there is passed over. Answers with the last sequence stored. */
  push: base
    .route({ method: 'POST', path: '/outbox', tags: ['outbox'] })
    .errors({ GAP: { status: 409, message: 'Events are missing before this batch', data: z.object({ lastSequence: z.number().int() }) } })
    .input(z.object({ events: z.array(OutboxEvent).min(1).max(500) }))
    .output(z.object({ lastSequence: z.number().int() })),
  last: base.route({ method: 'GET', path: '/outbox/last', tags: ['outbox'] }).output(z.object({ lastSequence: z.number().int() })),
};
