/** Reports at the hub: service events counted and timed, every figure opening to its events. */
import * as z from 'zod';
import { base } from './base.ts';
import { ForeignId, Id, Instant, LocalDate, Localized, Outcome, PermittedAct, TimeCategory } from './words.ts';

export const ReportGrouping = z.enum(['provider', 'point', 'card', 'day']);
export type ReportGrouping = z.infer<typeof ReportGrouping>;

export const ReportFilter = z.object({
  from: LocalDate,
  to: LocalDate,
  /** Ignored for a provider's editor, who sees only its own. */
  providerId: ForeignId.optional(),
  pointId: Id.optional(),
  cardId: ForeignId.optional(),
});
export type ReportFilter = z.infer<typeof ReportFilter>;

export const ReportRow = z.object({
  key: z.string(),
  label: Localized,
  visits: z.number().int(),
  events: z.number().int(),
  acts: z.partialRecord(PermittedAct, z.number().int()),
  outcomes: z.partialRecord(Outcome, z.number().int()),
  timeCategories: z.partialRecord(TimeCategory, z.number().int()),
  directSeconds: z.number().int(),
  indirectSeconds: z.number().int(),
  corrected: z.number().int(),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportedEvent = z.object({
  eventId: Id,
  visitId: Id,
  pointId: Id,
  pointName: z.string(),
  businessDate: LocalDate,
  cardId: ForeignId,
  cardVersion: z.number().int(),
  cardName: Localized,
  providerId: ForeignId,
  acts: z.array(PermittedAct),
  identityLevel: z.string(),
  outcome: Outcome,
  directSeconds: z.number().int(),
  indirectSeconds: z.number().int(),
  timeCategory: TimeCategory,
  corrected: z.boolean(),
  closedAt: Instant,
});
export type ReportedEvent = z.infer<typeof ReportedEvent>;

export const reportsAtHub = {
  services: base
    .route({ method: 'GET', path: '/reports/services', tags: ['reports'] })
    .input(ReportFilter.extend({ by: ReportGrouping }))
    .output(z.object({ rows: z.array(ReportRow), total: ReportRow, asOf: Instant, lastEvents: z.array(z.object({ pointId: Id, pointName: z.string(), sequence: z.number().int() })) })),
  /** The service events a figure is made of. */
  events: base
    .route({ method: 'GET', path: '/reports/events', tags: ['reports'] })
    .input(ReportFilter.extend({ outcome: Outcome.optional(), act: PermittedAct.optional(), timeCategory: TimeCategory.optional(), corrected: z.literal('only').optional(), limit: z.coerce.number().int().min(1).max(1_000).default(200), offset: z.coerce.number().int().min(0).default(0) }))
    .output(z.object({ rows: z.array(ReportedEvent), total: z.number().int() })),
  /** UTF-8 with BOM and semicolons, as Finnish spreadsheets open it. */
  csv: base
    .route({ method: 'GET', path: '/reports/services/csv', tags: ['reports'] })
    .input(ReportFilter.extend({ by: ReportGrouping, language: z.enum(['fi', 'sv', 'en']) }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
};
