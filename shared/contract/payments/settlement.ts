/** Settlement at the hub: what each payee is owed, paid out by the bank's own files and matched with its statements. */
import * as z from 'zod';
import { base, command } from '../base.ts';
import { ForeignId, Id, Instant, LocalDate, Localized, ShortText } from '../words.ts';
import { ChainHead, CoSigned } from './journal.ts';
import { Receipt, VatRow } from './sales.ts';
import { ShiftReport } from './shifts.ts';
import { Payee, Product } from './words.ts';

/** A receipt as the hub keeps it; the customer is not in it. */
export const ReceiptIssued = z.object({ receipt: Receipt.omit({ cashier: true }), registerId: Id, businessDate: LocalDate });
export type ReceiptIssued = z.infer<typeof ReceiptIssued>;

export const ShiftClosed = z.object({ report: ShiftReport });
export type ShiftClosed = z.infer<typeof ShiftClosed>;

/** Cents of many points and days together: not bounded as one sale is. */
const Sum = z.number().int();

/** What the collector keeps of a payee's sales: an amount a receipt, and a share in hundredths of a percent. */
export const FeeRule = z.object({ perReceiptCents: z.number().int().min(0).max(100_000), share: z.number().int().min(0).max(10_000) });
export type FeeRule = z.infer<typeof FeeRule>;

/** A payee as the hub keeps it; the stations get it without the fees. */
export const SettledPayee = Payee.extend({ fees: FeeRule.default({ perReceiptCents: 0, share: 0 }) });
export type SettledPayee = z.infer<typeof SettledPayee>;

/** Who collects the desks' money and pays it out to the payees. */
export const Collector = z.object({ name: ShortText, businessId: z.string().regex(/^\d{7}-\d$/), iban: z.string().max(34), bic: z.string().max(11).optional() });
export type Collector = z.infer<typeof Collector>;

/**
 * `refundsCents` is negative or zero, and `payableCents = salesCents + refundsCents − feesCents`; negative when more was
 * given back than sold, and then the payee owes it.
 */
export const Settlement = z.object({
  id: Id,
  payeeId: ForeignId,
  payeeName: Localized,
  from: LocalDate,
  to: LocalDate,
  salesCents: Sum,
  refundsCents: Sum,
  feesCents: Sum,
  payableCents: Sum,
  vat: z.array(VatRow.extend({ netCents: Sum, vatCents: Sum, grossCents: Sum })),
  receipts: z.number().int(),
  madeAt: Instant,
  /** `EndToEndId` and reference under which the bank pays and tells it back. */
  paymentId: z.string(),
  state: z.enum(['made', 'sent', 'paid']),
  heads: z.array(ChainHead),
});
export type Settlement = z.infer<typeof Settlement>;

/** Why a file is not read as a bank statement; `notXml` comes with the line where the XML breaks. */
export const StatementFault = z.enum(['notXml', 'documentType', 'notOffered', 'empty', 'amount', 'date', 'account', 'otherAccount']);

/** A row of a bank statement (camt.053) or notification (camt.054). */
export const StatementRow = z.object({
  id: z.string(),
  iban: z.string(),
  bookedOn: LocalDate,
  /** Hundredths of the currency's unit, negative where money left the account. */
  cents: Sum,
  currency: z.string().length(3),
  reference: z.string().nullable(),
  endToEndId: z.string().nullable(),
  counterparty: z.string().nullable(),
  settlementId: Id.nullable(),
});
export type StatementRow = z.infer<typeof StatementRow>;

const FindingBase = z.object({
  id: z.string().max(60),
  pointName: z.string(),
  registerId: Id,
  /** As its Z reports name it; empty before the first. */
  registerName: z.string(),
  foundAt: Instant,
  explanation: z.string().nullable(),
  explainedAt: Instant.nullable(),
});

/**
 * Where the hub's books and a register's journal do not agree. `shiftDiffers`: the receipts that came are not those the
 * Z report counts; `parts` are the sums that differ. `otherHistory`: the journal is not the one whose head the hub knows.
 */
export const JournalFinding = z.discriminatedUnion('kind', [
  FindingBase.extend({
    kind: z.literal('shiftDiffers'),
    zNumber: z.number().int(),
    businessDate: LocalDate,
    reportedReceipts: z.number().int(),
    receivedReceipts: z.number().int(),
    parts: z.array(z.object({ payeeId: ForeignId, part: z.enum(['sales', 'refunds']), reportedCents: Sum, receivedCents: Sum })),
  }),
  FindingBase.extend({ kind: z.literal('otherHistory'), known: ChainHead, told: ChainHead }),
]);
export type JournalFinding = z.infer<typeof JournalFinding>;

const File = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });

export const paymentsAtHub = {
  /** The hub's signature over a chain's head; refused when the head goes back or tells another history. */
  coSign: base
    .route({ method: 'POST', path: '/payments/heads', tags: ['payments'] })
    .errors({ OTHER_HISTORY: { status: 409, message: 'The chain is not the one seen before', data: z.object({ known: ChainHead }) } })
    .input(z.object({ head: ChainHead, publicKey: z.string().max(200) }))
    .output(CoSigned),
  payees: base.route({ method: 'GET', path: '/portal/payees', tags: ['payments'] }).output(z.array(SettledPayee)),
  savePayee: base.route({ method: 'POST', path: '/portal/payees', tags: ['payments'] }).input(command({ payee: SettledPayee })).output(SettledPayee),
  collector: base.route({ method: 'GET', path: '/portal/collector', tags: ['payments'] }).output(Collector.nullable()),
  saveCollector: base.route({ method: 'POST', path: '/portal/collector', tags: ['payments'] }).input(command({ collector: Collector })).output(Collector),
  products: base.route({ method: 'GET', path: '/portal/products', tags: ['payments'] }).output(z.array(Product)),
  /** A new version of a product, published to every point. */
  publishProduct: base.route({ method: 'POST', path: '/portal/products', tags: ['payments'] }).input(command({ product: Product.omit({ version: true, providerId: true }) })).output(Product),
  settlements: base.route({ method: 'GET', path: '/portal/settlements', tags: ['payments'] }).input(z.object({ payeeId: ForeignId.optional() })).output(z.array(Settlement)),
  /** Closes a period for a payee: each receipt line is in exactly one settlement. */
  settle: base.route({ method: 'POST', path: '/portal/settlements', tags: ['payments'] }).input(command({ payeeId: ForeignId, to: LocalDate })).output(Settlement),
  statement: base.route({ method: 'GET', path: '/portal/settlements/{settlementId}/statement', tags: ['payments'] }).input(z.object({ settlementId: Id, as: z.enum(['pdf', 'csv']), language: z.enum(['fi', 'sv', 'en']) })).output(File),
  /** ISO 20022 pain.001 credit transfers for the settlements named. */
  creditTransfers: base.route({ method: 'POST', path: '/portal/settlements/transfers', tags: ['payments'] }).input(command({ settlementIds: z.array(Id).min(1).max(500), executeOn: LocalDate })).output(File),
  /** Reads camt.053 or camt.054; rows that were read before are passed over. */
  readStatement: base
    .route({ method: 'POST', path: '/portal/bank-statements', tags: ['payments'] })
    .errors({ STATEMENT_REFUSED: { status: 422, message: 'The file is no bank statement that can be read', data: z.object({ reason: StatementFault, line: z.number().int().nullable() }) } })
    .input(command({ xml: z.string().max(6_000_000) })).output(z.object({ added: z.number().int(), known: z.number().int(), matched: z.number().int() })),
  unmatched: base.route({ method: 'GET', path: '/portal/bank-statements/unmatched', tags: ['payments'] }).output(z.array(StatementRow)),
  /** What does not agree, open ones first; a provider's editor sees the shifts in which its own sums differ. */
  findings: base.route({ method: 'GET', path: '/portal/journal-findings', tags: ['payments'] }).output(z.array(JournalFinding)),
  /** A person's word on a finding, which closes it. Said again it replaces the earlier word. */
  explainFinding: base.route({ method: 'POST', path: '/portal/journal-findings/explain', tags: ['payments'] }).input(command({ findingId: z.string().max(60), explanation: z.string().trim().min(3).max(500) })).output(JournalFinding),
  match: base.route({ method: 'POST', path: '/portal/bank-statements/match', tags: ['payments'] }).input(command({ rowId: z.string().max(200), settlementId: Id })).output(StatementRow),
};
