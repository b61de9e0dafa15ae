/** A register, and the shift for which one cashier answers: opened with a counted float, closed with a count. */
import * as z from 'zod';
import { ForeignId, Id, Instant, LocalDate, ShortText } from '../words.ts';
import { ChainHead } from './journal.ts';
import { VatRow } from './sales.ts';
import { Cents, TenderKind } from './words.ts';

/** Pieces of each note and coin, by its value in cents. */
export const Count = z.partialRecord(z.enum(['1', '2', '5', '10', '20', '50', '100', '200', '500', '1000', '2000', '5000', '10000', '20000', '50000']), z.number().int().min(0).max(100_000));
export type Count = z.infer<typeof Count>;
export const DENOMINATIONS = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

export const RegisterPrinter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('network'), host: z.string().max(255), port: z.number().int().min(1).max(65_535) }),
  z.object({ kind: z.literal('file'), path: z.string().max(500) }),
]);

export const RegisterTerminal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** The amount is typed on the terminal and its approval code on the desk. */
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('adyen'), host: z.string().max(255), port: z.number().int().min(1).max(65_535), poiId: z.string().max(60), keyIdentifier: z.string().max(60), keyVersion: z.number().int().min(0).max(999) }),
]);

export const Register = z.object({
  id: Id,
  name: ShortText,
  deskIds: z.array(Id).max(60),
  active: z.boolean(),
  /** The cashier counts without seeing what is expected. */
  blindCount: z.boolean(),
  printer: RegisterPrinter,
  terminal: RegisterTerminal,
});
export type Register = z.infer<typeof Register>;

export const Shift = z.object({
  id: Id,
  registerId: Id,
  number: z.number().int().positive(),
  cashierId: Id,
  training: z.boolean(),
  businessDate: LocalDate,
  state: z.enum(['open', 'counted', 'closed']),
  floatCents: Cents,
  /** What should lie in the drawer now; null while a blind count has not been made. */
  expectedCents: Cents.nullable(),
  /** The latest count. */
  counted: z.object({ cents: Cents, differenceCents: Cents, explanation: z.string().nullable(), approvedBy: Id.nullable() }).nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** Opened on an earlier business date: it is counted and closed before anything is sold. */
  forgotten: z.boolean(),
  /** Why it cannot close yet, keys under `payments.cannotClose`. */
  obstacles: z.array(z.enum(['unknownCard', 'openSale', 'notCounted', 'unexplained', 'notApproved'])),
});
export type Shift = z.infer<typeof Shift>;

/** Everything a Z (or X) report tells; a sum of the journal and of nothing else. */
export const ShiftReport = z.object({
  kind: z.enum(['x', 'z']),
  /** Gapless per register on a Z; null on an X. */
  number: z.number().int().nullable(),
  registerId: Id,
  registerName: z.string(),
  shiftId: Id,
  shiftNumber: z.number().int(),
  training: z.boolean(),
  businessDate: LocalDate,
  from: Instant,
  to: Instant,
  sales: z.object({ count: z.number().int(), cents: Cents }),
  refunds: z.object({ count: z.number().int(), cents: Cents }),
  voids: z.object({ count: z.number().int(), cents: Cents }),
  cancelled: z.number().int(),
  discounts: z.object({ count: z.number().int(), cents: Cents }),
  overrides: z.object({ count: z.number().int(), cents: Cents }),
  copies: z.number().int(),
  drawerOpenings: z.number().int(),
  roundingCents: Cents,
  byPayee: z.array(z.object({ payeeId: ForeignId, salesCents: Cents, refundsCents: Cents })),
  byRate: z.array(VatRow),
  byTender: z.array(z.object({ kind: TenderKind, count: z.number().int(), inCents: Cents, outCents: Cents })),
  byCashier: z.array(z.object({ advisorId: Id, count: z.number().int(), cents: Cents })),
  cash: z.object({ floatCents: Cents, takenCents: Cents, cashInCents: Cents, cashOutCents: Cents, expectedCents: Cents, countedCents: Cents.nullable(), differenceCents: Cents.nullable() }),
  difference: z.object({ explanation: z.string().nullable(), approvedBy: Id.nullable() }),
  /** Receipts from the first to the last of the shift. */
  receipts: z.object({ first: z.string().nullable(), last: z.string().nullable(), count: z.number().int() }),
  /** Sum of all sales of the register's life, refunds left out: it never falls. */
  grandTotalCents: z.number().int(),
  head: ChainHead,
});
export type ShiftReport = z.infer<typeof ShiftReport>;
