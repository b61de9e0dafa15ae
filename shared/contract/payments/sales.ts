/** A sale: lines of several payees, how each was paid, and the receipt that closes it. */
import * as z from 'zod';
import { CustomerLanguage, ForeignId, Id, Instant, LocalDate, Localized } from '../words.ts';
import { Cents, MaskedCardNumber, Payee, PositiveCents, TenderKind, VatClass, VatRate } from './words.ts';

/** A paid invoice: what the bar code or the customer's paper said. */
export const PaidInvoice = z.object({ iban: z.string().max(34), reference: z.string().max(25), dueDate: LocalDate.nullable(), overdueDays: z.number().int().min(0) });
export type PaidInvoice = z.infer<typeof PaidInvoice>;

export const SaleLine = z.object({
  id: Id,
  kind: z.enum(['fee', 'goods', 'deposit', 'invoice']),
  productId: ForeignId.nullable(),
  productVersion: z.number().int().nullable(),
  name: Localized,
  payeeId: ForeignId,
  quantity: z.number().int().min(1).max(9_999),
  /** Price of one before discount, tax included; `listCents` what the price list says. */
  unitCents: Cents,
  listCents: Cents,
  discountCents: z.number().int().min(0).max(100_000_000),
  /** Why the discount or the price beside the list; null when neither is. */
  reason: z.string().nullable(),
  /** `quantity × unitCents − discountCents`. */
  totalCents: Cents,
  vatClass: VatClass,
  vatRate: VatRate,
  deliveryDate: LocalDate,
  invoice: PaidInvoice.nullable(),
  serviceEventId: Id.nullable(),
  /** On a refund: the line that is given back. */
  refundsLineId: Id.nullable(),
});
export type SaleLine = z.infer<typeof SaleLine>;

/** `unknown`: the terminal's answer was lost; its status is asked, nothing is charged again and no day closes on it. */
export const CardState = z.enum(['pending', 'approved', 'declined', 'unknown', 'cancelled']);
export type CardState = z.infer<typeof CardState>;

export const CardPayment = z.object({
  id: Id,
  saleId: Id,
  cents: Cents,
  state: CardState,
  cardNumber: MaskedCardNumber.nullable(),
  scheme: z.string().max(40).nullable(),
  approvalCode: z.string().max(20).nullable(),
  /** Why it was declined or is unknown, a key under `payments.cardReasons`. */
  reason: z.string().max(60).nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
});
export type CardPayment = z.infer<typeof CardPayment>;

/**
 * One part of a split payment: `cents` is what really changed hands (in cash `givenCents − changeCents`), and
 * `cents − roundingCents` is how much of the bill it covers. Only cash is rounded.
 */
export const Tender = z.object({
  id: Id,
  kind: TenderKind,
  cents: Cents,
  roundingCents: Cents,
  givenCents: Cents.nullable(),
  changeCents: Cents.nullable(),
  cardPaymentId: Id.nullable(),
});
export type Tender = z.infer<typeof Tender>;

export const VatRow = z.object({ vatClass: VatClass, vatRate: VatRate, netCents: Cents, vatCents: Cents, grossCents: Cents });
export type VatRow = z.infer<typeof VatRow>;

export const Totals = z.object({
  /** Sum of the lines, before rounding. */
  totalCents: Cents,
  /** What the law's rounding added (+) or took (−) from the part paid in cash; its own row. */
  roundingCents: Cents,
  paidCents: Cents,
  vat: z.array(VatRow),
  byPayee: z.array(z.object({ payeeId: ForeignId, cents: Cents })),
});
export type Totals = z.infer<typeof Totals>;

export const SaleState = z.enum(['open', 'paying', 'completed', 'cancelled']);

export const Sale = z.object({
  id: Id,
  kind: z.enum(['sale', 'refund', 'void']),
  registerId: Id,
  shiftId: Id,
  visitId: Id.nullable(),
  language: CustomerLanguage,
  training: z.boolean(),
  state: SaleState,
  lines: z.array(SaleLine),
  tenders: z.array(Tender),
  cardPayments: z.array(CardPayment),
  totals: Totals,
  /** Left to pay; in cash `cashDueCents`, which the law's rounding may make differ. */
  dueCents: Cents,
  cashDueCents: Cents,
  receiptNumber: z.string().nullable(),
  /** On a refund or void: the receipt it points at. */
  originalReceipt: z.string().nullable(),
  reason: z.string().nullable(),
  startedAt: Instant,
  completedAt: Instant.nullable(),
  revision: z.number().int(),
});
export type Sale = z.infer<typeof Sale>;

/** Content of law 658/2013 section 4: who, when, which number, what, how much with tax per rate. */
export const Receipt = z.object({
  number: z.string(),
  saleId: Id,
  kind: z.enum(['sale', 'refund', 'void', 'proForma']),
  language: CustomerLanguage,
  issuedAt: Instant,
  /** Wall-clock time at the point, `2026-11-22 14.05`. */
  localTime: z.string(),
  point: z.object({ name: z.string(), address: z.string(), phone: z.string(), businessId: z.string() }),
  register: z.object({ name: z.string(), shiftNumber: z.number().int() }),
  cashier: z.string(),
  payees: z.array(Payee),
  lines: z.array(SaleLine),
  tenders: z.array(Tender),
  cardPayments: z.array(CardPayment),
  totals: Totals,
  originalReceipt: z.string().nullable(),
  reason: z.string().nullable(),
  training: z.boolean(),
  /** 0 is the original; a copy says which it is. */
  copy: z.number().int().min(0),
  /** Sequence and first characters of the journal row's hash: ties the paper to the chain. */
  journal: z.object({ sequence: z.number().int(), hash: z.string() }),
});
export type Receipt = z.infer<typeof Receipt>;

/** What the paired terminal shows before and after paying, in the customer's language. */
export const SaleView = z.object({
  language: CustomerLanguage,
  state: z.enum(['nothing', 'lines', 'cash', 'card', 'done']),
  lines: z.array(z.object({ name: Localized, payee: Localized, quantity: z.number().int(), totalCents: Cents, discountCents: Cents })),
  totalCents: Cents,
  /** Left to pay after what has been taken; in cash `cashDueCents`. */
  dueCents: Cents,
  cashDueCents: Cents,
  givenCents: Cents.nullable(),
  changeCents: Cents.nullable(),
  cardState: CardState.nullable(),
  /** Address of the receipt for the customer's phone, for a limited time. */
  receiptAddress: z.string().nullable(),
});
export type SaleView = z.infer<typeof SaleView>;

export const AmountInput = PositiveCents;
