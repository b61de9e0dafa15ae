/** What each kind of journal entry holds; `JournalEntry.body` is one of these, by its `kind`. */
import * as z from 'zod';
import { ForeignId, Id, LocalDate } from '../words.ts';
import type { EntryKind } from './journal.ts';
import { CardPayment, Receipt, Sale } from './sales.ts';
import { Count, ShiftReport } from './shifts.ts';
import { Cents } from './words.ts';

const Paper = z.object({ sale: Sale, receipt: Receipt.omit({ journal: true, cashier: true }) });

export const entryBodies = {
  shiftOpened: z.object({ number: z.number().int(), floatCents: Cents, count: Count, registerName: z.string() }),
  sale: Paper,
  refund: Paper,
  void: Paper,
  saleCancelled: z.object({ sale: Sale, reason: z.string().nullable() }),
  cardStarted: z.object({ cardPayment: CardPayment }),
  cardEnded: z.object({ cardPayment: CardPayment }),
  cashIn: z.object({ cents: Cents, reason: z.string() }),
  cashOut: z.object({ cents: Cents, reason: z.string() }),
  drawerOpened: z.object({ reason: z.string() }),
  receiptCopied: z.object({ receiptNumber: z.string(), copy: z.number().int() }),
  stockReceived: z.object({ productId: ForeignId, pieces: z.number().int(), left: z.number().int() }),
  stockCorrected: z.object({ productId: ForeignId, pieces: z.number().int(), left: z.number().int(), reason: z.string() }),
  counted: z.object({ count: Count, cents: Cents, expectedCents: Cents, differenceCents: Cents, explanation: z.string().nullable(), approvedBy: Id.nullable() }),
  xReport: z.object({ report: ShiftReport }),
  zReport: z.object({ report: ShiftReport }),
  /** `credits` names the invoice that a credit note takes back; its `cents` are negative then. The buyer is not in the journal. */
  invoiceIssued: z.object({ number: z.string(), reference: z.string(), dueDate: LocalDate, saleId: Id, cents: Cents, payeeIds: z.array(ForeignId), sale: Sale, credits: z.string().nullable(), reason: z.string().nullable() }),
  correction: z.object({ ofSequence: z.number().int(), reason: z.string() }),
} satisfies Record<EntryKind, z.ZodType>;

export type EntryBody<Kind extends EntryKind> = z.infer<(typeof entryBodies)[Kind]>;
