/** The cash desk at a station: registers and shifts, sales and their payments, receipts, refunds, stock, journal. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from '../base.ts';
import { CustomerLanguage, ForeignId, Id, Instant, LocalDate, ShortText } from '../words.ts';
import { Chain, ChainFault, ChainHead } from './journal.ts';
import { PaidInvoice, Receipt, Sale, SaleView } from './sales.ts';
import { Count, Register, Shift, ShiftReport } from './shifts.ts';
import { Cents, Payee, PositiveCents, Product, TenderKind } from './words.ts';

const Reason = z.string().trim().min(3).max(500);

const till = base.errors({
  NO_SHIFT: { status: 409, message: 'Open a shift first' },
  SHIFT_FORGOTTEN: { status: 409, message: 'A shift of an earlier day is open', data: z.object({ shiftId: Id, businessDate: LocalDate }) },
  NOT_YOUR_SHIFT: { status: 403, message: 'The shift is another cashier’s' },
  OVER_LIMIT: { status: 403, message: 'More than the role may', data: z.object({ limitCents: Cents }) },
  SALE_OVER: { status: 409, message: 'The sale is completed or cancelled' },
  PAYMENT_OPEN: { status: 409, message: 'A card payment has no certain end yet' },
  WRONG_AMOUNT: { status: 422, message: 'The amount is not right', data: z.object({ reason: z.enum(['tooMuch', 'tooLittle', 'notPayableInCash', 'zero']) }) },
  OUT_OF_STOCK: { status: 409, message: 'Not in stock', data: z.object({ left: z.number().int() }) },
  CANNOT_CLOSE: { status: 409, message: 'The shift cannot close yet', data: z.object({ obstacles: Shift.shape.obstacles }) },
  REFUNDED_ALREADY: { status: 409, message: 'Already given back', data: z.object({ leftCents: Cents }) },
  TERMINAL_AWAY: { status: 503, message: 'The card terminal does not answer' },
});

const ofSale = <Shape extends z.ZodRawShape>(shape: Shape) => command({ saleId: Id, ...shape });

/** What a register's printer prints; a bill is what is to be paid, before it is. */
export const PaperKind = z.enum(['receipt', 'x', 'z', 'bill']);
export type PaperKind = z.infer<typeof PaperKind>;

const Picture = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });
/** The Z report of a closed shift, or the latest X report of a shift. */
const ofReport = { shiftId: Id, kind: ShiftReport.shape.kind.default('z') };

/** A sale stands before the advisor with what the desk may do next. */
export const RegisterView = z.object({
  register: Register.nullable(),
  shift: Shift.nullable(),
  /** The sale that is open; when none is, the latest one completed in the shift, so that its change and receipt stay in sight. */
  sale: Sale.nullable(),
  /** What the printer has not taken yet, oldest first: receipts by their numbers, reports as `Z 12` and `X`, bills without a number. */
  unprinted: z.array(z.object({ paper: PaperKind, receiptNumber: z.string(), since: Instant, problem: z.string().nullable() })),
});
export type RegisterView = z.infer<typeof RegisterView>;

export const PricedProduct = z.object({ product: Product, payee: Payee, cents: Cents, stock: z.number().int().nullable() });
export type PricedProduct = z.infer<typeof PricedProduct>;

export const ReceiptRow = z.object({ number: z.string(), kind: z.enum(['sale', 'refund', 'void']), at: Instant, cents: Cents, payeeIds: z.array(ForeignId), tenders: z.array(TenderKind), leftCents: Cents, training: z.boolean() });
export type ReceiptRow = z.infer<typeof ReceiptRow>;

/** Who an invoice is for. With `eInvoiceAddress` (OVT) and `operator` it is made as Finvoice too. */
export const Buyer = z.object({
  name: ShortText,
  address: ShortText,
  postcode: z.string().regex(/^\d{5}$/),
  town: ShortText,
  businessId: z.string().max(9).optional(),
  eInvoiceAddress: z.string().max(35).optional(),
  operator: z.string().max(35).optional(),
});
export type Buyer = z.infer<typeof Buyer>;

export const IssuedInvoice = z.object({ number: z.string(), reference: z.string(), pdfBase64: z.string(), finvoice: z.string().nullable() });
export type IssuedInvoice = z.infer<typeof IssuedInvoice>;

export const payments = {
  registers: base.route({ method: 'GET', path: '/payments/registers', tags: ['payments'] }).output(z.array(Register)),
  saveRegister: base
    .route({ method: 'POST', path: '/payments/registers', tags: ['payments'] })
    .input(command({ register: Register.omit({ id: true }), id: Id.optional() }))
    .output(Register),
  /** What opens the line to a register's card terminal: kept among the station's secrets, and never told again. */
  setTerminalSecret: base
    .route({ method: 'POST', path: '/payments/registers/{registerId}/terminal', tags: ['payments'] })
    .input(command({ registerId: Id, passphrase: z.string().min(8).max(200), certificate: z.string().max(20_000) }))
    .output(Done),
  /** The register of a desk, its shift and the sale on it, live. */
  watchDesk: base.route({ method: 'GET', path: '/payments/desk/{deskId}/live', tags: ['payments'] }).input(z.object({ deskId: Id })).output(eventIterator(RegisterView)),

  openShift: till.route({ method: 'POST', path: '/payments/shifts', tags: ['payments'] }).input(command({ registerId: Id, count: Count, training: z.boolean().default(false) })).output(Shift),
  countShift: till.route({ method: 'POST', path: '/payments/shifts/{shiftId}/count', tags: ['payments'] }).input(command({ shiftId: Id, count: Count, explanation: Reason.optional() })).output(Shift),
  /** By a lead or administrator who is not the cashier of the shift. */
  approveDifference: till.route({ method: 'POST', path: '/payments/shifts/{shiftId}/approve', tags: ['payments'] }).input(command({ shiftId: Id, explanation: Reason })).output(Shift),
  closeShift: till.route({ method: 'POST', path: '/payments/shifts/{shiftId}/close', tags: ['payments'] }).input(command({ shiftId: Id })).output(ShiftReport),
  xReport: till.route({ method: 'POST', path: '/payments/shifts/{shiftId}/x', tags: ['payments'] }).input(command({ shiftId: Id })).output(ShiftReport),
  shifts: base
    .route({ method: 'GET', path: '/payments/shifts', tags: ['payments'] })
    .input(z.object({ from: LocalDate, to: LocalDate, registerId: Id.optional() }))
    .output(z.array(Shift.extend({ differenceCents: Cents.nullable() }))),
  zReport: base.route({ method: 'GET', path: '/payments/shifts/{shiftId}/z', tags: ['payments'] }).input(z.object({ shiftId: Id })).output(ShiftReport),
  /** Prints a report that is in the journal; again, it is marked as a copy. */
  printReport: till.route({ method: 'POST', path: '/payments/shifts/{shiftId}/print', tags: ['payments'] }).input(command(ofReport)).output(Done),
  reportPicture: till
    .route({ method: 'GET', path: '/payments/shifts/{shiftId}/picture', tags: ['payments'] })
    .input(z.object({ ...ofReport, as: z.enum(['svg', 'pdf']) }))
    .output(Picture),
  moveCash: till
    .route({ method: 'POST', path: '/payments/cash', tags: ['payments'] })
    .input(command({ shiftId: Id, direction: z.enum(['in', 'out']), cents: PositiveCents, reason: Reason }))
    .output(Done),
  openDrawer: till.route({ method: 'POST', path: '/payments/drawer', tags: ['payments'] }).input(command({ shiftId: Id, reason: Reason })).output(Done),

  /** The price list: of a card (its common fee first), by words, by a scanned GTIN, or all. */
  products: base
    .route({ method: 'GET', path: '/payments/products', tags: ['payments'] })
    .input(z.object({ cardId: ForeignId.optional(), text: z.string().max(80).optional(), date: LocalDate.optional() }))
    .output(z.array(PricedProduct)),
  /** Whose money the point takes. */
  payees: base.route({ method: 'GET', path: '/payments/payees', tags: ['payments'] }).output(z.array(Payee)),
  /** Reads a bar code or a typed invoice; what is wrong is told by field. */
  readInvoice: base
    .route({ method: 'POST', path: '/payments/invoices/read', tags: ['payments'] })
    .input(z.object({ barcode: z.string().max(80).optional(), iban: z.string().max(50).optional(), reference: z.string().max(40).optional(), amount: z.string().max(20).optional(), dueDate: LocalDate.optional() }))
    .output(PaidInvoice.extend({ cents: Cents.nullable(), payeeId: ForeignId.nullable() })),

  startSale: till.route({ method: 'POST', path: '/payments/sales', tags: ['payments'] }).input(command({ deskId: Id, visitId: Id.optional(), language: CustomerLanguage.optional() })).output(Sale),
  addProduct: till
    .route({ method: 'POST', path: '/payments/sales/{saleId}/products', tags: ['payments'] })
    .input(ofSale({ productId: ForeignId, quantity: z.number().int().min(1).max(9_999).default(1), serviceEventId: Id.optional(), deliveryDate: LocalDate.optional() }))
    .output(Sale),
  addInvoice: till
    .route({ method: 'POST', path: '/payments/sales/{saleId}/invoices', tags: ['payments'] })
    .input(ofSale({ invoice: PaidInvoice.omit({ overdueDays: true }), payeeId: ForeignId, cents: PositiveCents }))
    .output(Sale),
  /** Quantity, discount or a price of one's own; the last two need a reason and a right. */
  changeLine: till
    .route({ method: 'POST', path: '/payments/sales/{saleId}/lines', tags: ['payments'] })
    .input(ofSale({ lineId: Id, quantity: z.number().int().min(1).max(9_999).optional(), unitCents: PositiveCents.optional(), discountCents: z.number().int().min(0).max(100_000_000).optional(), reason: Reason.optional() }))
    .output(Sale),
  removeLine: till.route({ method: 'POST', path: '/payments/sales/{saleId}/remove', tags: ['payments'] }).input(ofSale({ lineId: Id })).output(Sale),
  /** What is to be paid, on paper before it is: no receipt, and marked so. */
  printProForma: till.route({ method: 'POST', path: '/payments/sales/{saleId}/bill', tags: ['payments'] }).input(ofSale({})).output(Done),
  cancelSale: till.route({ method: 'POST', path: '/payments/sales/{saleId}/cancel', tags: ['payments'] }).input(ofSale({ reason: Reason.optional() })).output(Sale),
  /** Cash for all that is due, or for `cents` of it; the sale completes when nothing is due. */
  payCash: till.route({ method: 'POST', path: '/payments/sales/{saleId}/cash', tags: ['payments'] }).input(ofSale({ givenCents: PositiveCents, cents: PositiveCents.optional() })).output(Sale),
  /** Starts a payment on the terminal for all that is due or `cents` of it; the end comes through `watchDesk`. */
  payCard: till.route({ method: 'POST', path: '/payments/sales/{saleId}/card', tags: ['payments'] }).input(ofSale({ cents: PositiveCents.optional() })).output(Sale),
  /** For a manual terminal: what its display said. */
  endManualCard: till
    .route({ method: 'POST', path: '/payments/card-payments/{cardPaymentId}/end', tags: ['payments'] })
    .input(command({ cardPaymentId: Id, approved: z.boolean(), approvalCode: z.string().regex(/^[A-Za-z0-9]{4,10}$/).optional() }))
    .output(Sale),
  /** Asks the terminal what became of a payment whose end is not known. */
  askCard: till.route({ method: 'POST', path: '/payments/card-payments/{cardPaymentId}/ask', tags: ['payments'] }).input(command({ cardPaymentId: Id })).output(Sale),
  cancelCard: till.route({ method: 'POST', path: '/payments/card-payments/{cardPaymentId}/cancel', tags: ['payments'] }).input(command({ cardPaymentId: Id })).output(Sale),

  /** By number, by the code on the paper, or by amount and time. */
  findReceipts: base
    .route({ method: 'GET', path: '/payments/receipts', tags: ['payments'] })
    .input(z.object({ number: z.string().max(120).optional(), cents: z.coerce.number().int().optional(), from: Instant.optional(), to: Instant.optional() }))
    .output(z.array(ReceiptRow)),
  receipt: base.route({ method: 'GET', path: '/payments/receipts/{number}', tags: ['payments'] }).input(z.object({ number: z.string().max(40) })).output(Receipt),
  receiptPicture: base
    .route({ method: 'GET', path: '/payments/receipts/{number}/picture', tags: ['payments'] })
    .input(z.object({ number: z.string().max(40), as: z.enum(['svg', 'pdf']) }))
    .output(Picture),
  printCopy: till.route({ method: 'POST', path: '/payments/receipts/{number}/copy', tags: ['payments'] }).input(command({ number: z.string().max(40) })).output(Done),
  /** Tries the printer again for what waits. */
  printAgain: till.route({ method: 'POST', path: '/payments/receipts/print', tags: ['payments'] }).input(command({ registerId: Id })).output(Done),
  /** An address for the customer's phone that works for a limited time. */
  receiptLink: till.route({ method: 'POST', path: '/payments/receipts/{number}/link', tags: ['payments'] }).input(command({ number: z.string().max(40) })).output(z.object({ address: z.string(), until: Instant })),
  refund: till
    .route({ method: 'POST', path: '/payments/receipts/{number}/refund', tags: ['payments'] })
    .input(command({ number: z.string().max(40), deskId: Id, lines: z.array(z.object({ lineId: Id, quantity: z.number().int().min(1).max(9_999), cents: PositiveCents.optional() })).min(1).max(200), reason: Reason }))
    .output(Sale),
  /** Takes back a whole receipt of the open shift as if it had not been; later it is a refund. */
  voidReceipt: till.route({ method: 'POST', path: '/payments/receipts/{number}/void', tags: ['payments'] }).input(command({ number: z.string().max(40), deskId: Id, reason: Reason })).output(Sale),

  stock: base.route({ method: 'GET', path: '/payments/stock', tags: ['payments'] }).output(z.array(PricedProduct)),
  changeStock: till
    .route({ method: 'POST', path: '/payments/stock', tags: ['payments'] })
    .input(command({ productId: ForeignId, change: z.discriminatedUnion('kind', [z.object({ kind: z.literal('received'), pieces: z.number().int().min(1).max(100_000) }), z.object({ kind: z.literal('counted'), pieces: z.number().int().min(0).max(100_000), reason: Reason })]) }))
    .output(Done),

  /** Sells on invoice: a payment slip with reference and bar code, and Finvoice where the buyer has an e-invoice address. */
  issueInvoice: till.route({ method: 'POST', path: '/payments/sales/{saleId}/invoice', tags: ['payments'] }).input(ofSale({ buyer: Buyer, dueDate: LocalDate })).output(IssuedInvoice),
  /** An invoice as it was issued, to print or send again. */
  invoice: base.route({ method: 'GET', path: '/payments/invoices/{number}', tags: ['payments'] }).input(z.object({ number: z.string().max(20) })).output(IssuedInvoice),
  /** Takes a whole invoice back by a credit note. */
  creditInvoice: till.route({ method: 'POST', path: '/payments/invoices/{number}/credit', tags: ['payments'] }).input(command({ number: z.string().max(20), deskId: Id, reason: Reason })).output(IssuedInvoice),

  /** Registers in use whose journal the hub knows otherwise; `at` is when that first came out. */
  otherHistories: base.route({ method: 'GET', path: '/payments/journal/other-histories', tags: ['payments'] }).output(z.array(z.object({ registerId: Id, registerName: z.string(), chain: Chain, at: Instant }))),
  verifyJournal: base.route({ method: 'POST', path: '/payments/journal/verify', tags: ['payments'] }).input(z.object({ registerId: Id })).output(z.object({ rows: z.number().int(), heads: z.array(ChainHead), faults: z.array(ChainFault.extend({ chain: Chain })) })),
  exportJournal: base
    .route({ method: 'GET', path: '/payments/journal/export', tags: ['payments'] })
    .input(z.object({ registerId: Id, from: LocalDate, to: LocalDate, as: z.enum(['json', 'csv', 'saft']) }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  /** For the charts: takings by hour, payee and tender of a span of days, and each shift's difference. */
  takings: base
    .route({ method: 'GET', path: '/payments/takings', tags: ['payments'] })
    .input(z.object({ from: LocalDate, to: LocalDate, registerId: Id.optional() }))
    .output(
      z.object({
        byHour: z.array(z.object({ hour: z.number().int(), cents: Cents, count: z.number().int() })),
        byPayee: z.array(z.object({ payeeId: ForeignId, cents: Cents })),
        byTender: z.array(z.object({ kind: TenderKind, cents: Cents })),
        differences: z.array(z.object({ shiftId: Id, shiftNumber: z.number().int(), businessDate: LocalDate, differenceCents: Cents })),
      }),
    ),
  /** The paired terminal's part: each line and the total before paying. */
  watchCustomer: base.route({ method: 'GET', path: '/payments/customer/live', tags: ['payments'] }).output(eventIterator(SaleView)),
  watchCustomerOf: base.route({ method: 'GET', path: '/payments/customer/{deskId}/live', tags: ['payments'] }).input(z.object({ deskId: Id })).output(eventIterator(SaleView)),
};
