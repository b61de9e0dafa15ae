/** The audit trail: who did or saw what, of whom, why, when and in which visit. */
import * as z from 'zod';
import { base } from './base.ts';
import { Id, Instant } from './words.ts';

export const AuditRow = z.object({
  sequence: z.number().int(),
  at: Instant,
  action: z.string(),
  advisorId: Id.nullable(),
  advisorName: z.string().nullable(),
  deviceId: z.string(),
  /** A pseudonym of the person concerned; the same person has the same within one point. */
  personRef: z.string().nullable(),
  visitId: Id.nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const audit = {
  list: base
    .route({ method: 'GET', path: '/audit', tags: ['audit'] })
    .input(z.object({ visitId: Id.optional(), advisorId: Id.optional(), action: z.string().max(80).optional(), before: z.coerce.number().int().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }))
    .output(z.array(AuditRow)),
};
