/**
 * What an Adyen terminal answers, and what the desk takes from it. Only the fields named here leave this file, each
 * checked: whatever else the terminal sends (whole card numbers by mistake included) is dropped at this edge.
 */
import * as z from 'zod';
import type { CardEnd, CardOrder, Heard, TerminalReference } from '#service/features/payments/index.ts';
import { hasCardNumber, maskedCardNumber, withoutCardNumbers } from '#shared/domain/card-number.ts';
import { categoryOf, type MessageHeader } from './nexo-requests.ts';

const Header = z.object({ MessageCategory: z.string(), MessageType: z.literal('Response'), SaleID: z.string(), ServiceID: z.string(), POIID: z.string() });
const Response = z.object({ Result: z.enum(['Success', 'Partial', 'Failure']), ErrorCondition: z.string().optional() });
const TransactionId = z.object({ TransactionID: z.string(), TimeStamp: z.string() });
const Text = z.object({ Text: z.string().optional() });
const Receipt = z.object({ OutputContent: z.object({ OutputText: z.array(Text).optional() }).optional() });

const PaymentResponse = z.object({
  Response,
  SaleData: z.object({ SaleTransactionID: z.object({ TransactionID: z.string() }) }),
  POIData: z.object({ POITransactionID: TransactionId }).optional(),
  PaymentResult: z
    .object({
      AmountsResp: z.object({ AuthorizedAmount: z.number(), Currency: z.string().optional() }).optional(),
      PaymentInstrumentData: z.object({ CardData: z.object({ MaskedPan: z.string().optional(), PaymentBrand: z.string().optional() }).optional() }).optional(),
      PaymentAcquirerData: z.object({ ApprovalCode: z.string().optional() }).optional(),
    })
    .optional(),
  PaymentReceipt: z.array(Receipt).optional(),
});

const ReversalResponse = z.object({ Response, POIData: z.object({ POITransactionID: TransactionId }).optional(), ReversedAmount: z.number().optional(), PaymentReceipt: z.array(Receipt).optional() });

const StatusResponse = z.object({
  Response,
  RepeatedMessageResponse: z
    .object({
      MessageHeader: z.object({ ServiceID: z.string(), SaleID: z.string() }),
      RepeatedResponseMessageBody: z.object({ PaymentResponse: z.unknown().optional(), ReversalResponse: z.unknown().optional() }),
    })
    .optional(),
});

const UNREADABLE: Heard = { kind: 'silence', reason: 'unreadable' };

/** Failures that are the end of the order they answer. */
const ENDS: Record<string, Pick<CardEnd, 'state' | 'reason'>> = {
  Refusal: { state: 'declined', reason: 'refused' },
  WrongPIN: { state: 'declined', reason: 'wrongPin' },
  InvalidCard: { state: 'declined', reason: 'invalidCard' },
  PaymentRestriction: { state: 'declined', reason: 'notAllowed' },
  UnreachableHost: { state: 'declined', reason: 'bankAway' },
  Cancel: { state: 'cancelled', reason: 'cancelledByCustomer' },
  Aborted: { state: 'cancelled', reason: 'cancelledByCashier' },
};

const short = (text: string | undefined, form: RegExp): string | null => (text !== undefined && form.test(text) && !hasCardNumber(text) ? text : null);

const referenceOf = (told: z.infer<typeof TransactionId> | undefined): TerminalReference | null => {
  const id = short(told?.TransactionID.trim(), /^[A-Za-z0-9.\-_]{1,80}$/);
  const at = short(told?.TimeStamp, /^[0-9TZ:.+-]{1,40}$/);
  return id !== null && at !== null ? { id, at } : null;
};

const cents = (euros: number): number => Math.round(euros * 100);

/**
 * Any other failure (busy, device out, a number used before) may answer a second copy of an order whose first copy is
 * being carried out: only when the terminal repeats it as what became of the order is it the end.
 */
const failed = (condition: string, reference: TerminalReference | null, repeated: boolean): Heard => {
  const end = ENDS[condition] ?? (repeated ? { state: 'declined' as const, reason: 'terminalFault' as const } : null);
  return end ? { kind: 'ended', cents: 0, cardNumber: null, scheme: null, approvalCode: null, reference, ...end } : { kind: 'silence', reason: 'terminalBusy' };
};

const paymentEnd = (order: CardOrder, body: unknown, repeated: boolean): Heard => {
  const parsed = PaymentResponse.safeParse(body);
  if (!parsed.success || parsed.data.SaleData.SaleTransactionID.TransactionID !== order.paymentId) return UNREADABLE;
  const { Response: result, POIData, PaymentResult } = parsed.data;
  const reference = referenceOf(POIData?.POITransactionID);
  if (result.Result === 'Failure') return failed(result.ErrorCondition ?? '', reference, repeated);
  const amounts = PaymentResult?.AmountsResp;
  if ((amounts?.Currency ?? 'EUR') !== 'EUR' || (result.Result === 'Partial' && !amounts)) return UNREADABLE;
  const card = PaymentResult?.PaymentInstrumentData?.CardData;
  return {
    kind: 'ended',
    state: 'approved',
    cents: amounts ? cents(amounts.AuthorizedAmount) * Math.sign(order.cents) : order.cents,
    cardNumber: card?.MaskedPan === undefined ? null : maskedCardNumber(card.MaskedPan),
    scheme: short(card?.PaymentBrand, /^[A-Za-z0-9 _-]{1,40}$/),
    approvalCode: short(PaymentResult?.PaymentAcquirerData?.ApprovalCode, /^[A-Za-z0-9]{1,12}$/),
    reason: null,
    reference,
  };
};

const reversalEnd = (order: CardOrder, body: unknown, repeated: boolean): Heard => {
  const parsed = ReversalResponse.safeParse(body);
  if (!parsed.success) return UNREADABLE;
  const { Response: result, POIData, ReversedAmount } = parsed.data;
  const reference = referenceOf(POIData?.POITransactionID);
  if (result.Result === 'Failure') return failed(result.ErrorCondition ?? '', reference, repeated);
  return { kind: 'ended', state: 'approved', cents: ReversedAmount === undefined ? order.cents : -cents(ReversedAmount), cardNumber: null, scheme: null, approvalCode: null, reason: null, reference };
};

const endOf = (order: CardOrder, bodies: { PaymentResponse?: unknown; ReversalResponse?: unknown }, repeated: boolean): Heard =>
  categoryOf(order) === 'Reversal' ? reversalEnd(order, bodies.ReversalResponse, repeated) : paymentEnd(order, bodies.PaymentResponse, repeated);

/** Whether the message answers exactly the one that was sent. */
export const isAnswerTo = (sent: MessageHeader, message: Record<string, unknown>): boolean => {
  const header = Header.safeParse(message['MessageHeader']);
  if (!header.success) return false;
  return (['MessageCategory', 'SaleID', 'ServiceID', 'POIID'] as const).every((field) => header.data[field] === sent[field]);
};

/** What the answer to the order itself says. */
export const heardOfOrder = (order: CardOrder, message: Record<string, unknown>): Heard => endOf(order, message, false);

/** What the answer to a status question says: carried out (with the lost answer inside), under way, or not known. */
export const heardOfStatus = (order: CardOrder, message: Record<string, unknown>): Heard => {
  const parsed = StatusResponse.safeParse(message['TransactionStatusResponse']);
  if (!parsed.success) return UNREADABLE;
  const { Response: result, RepeatedMessageResponse: repeated } = parsed.data;
  if (result.Result === 'Failure') {
    if (result.ErrorCondition === 'NotFound') return { kind: 'notFound' };
    return result.ErrorCondition === 'InProgress' ? { kind: 'inProgress' } : { kind: 'silence', reason: 'noAnswer' };
  }
  if (!repeated || repeated.MessageHeader.ServiceID !== order.serviceId || repeated.MessageHeader.SaleID !== order.registerId) return UNREADABLE;
  return endOf(order, repeated.RepeatedResponseMessageBody, true);
};

const LONGEST_LINE = 100;

/** Receipt lines as `name: value`, card numbers covered; null when the answer holds no receipt. */
export const receiptLines = (message: Record<string, unknown>): string[] | null => {
  const parsed = StatusResponse.safeParse(message['TransactionStatusResponse']);
  const bodies = parsed.success ? parsed.data.RepeatedMessageResponse?.RepeatedResponseMessageBody : undefined;
  const payment = PaymentResponse.safeParse(bodies?.PaymentResponse);
  const reversal = ReversalResponse.safeParse(bodies?.ReversalResponse);
  const receipts = (payment.success && payment.data.PaymentReceipt) || (reversal.success && reversal.data.PaymentReceipt) || null;
  if (!receipts) return null;
  const texts = receipts.flatMap((receipt) => receipt.OutputContent?.OutputText ?? []).map(({ Text: text }) => new URLSearchParams(text ?? ''));
  return texts.map((fields) => withoutCardNumbers([fields.get('name'), fields.get('value')].filter(Boolean).join(': ')).slice(0, LONGEST_LINE)).filter((line) => line !== '');
};
