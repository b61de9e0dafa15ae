/** A sale becomes an invoice instead of a receipt: number, journal row, stock and the visit's acts in one act; no money moves at the desk. */
import type { Buyer } from '#shared/contract/payments/procedures.ts';
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { ContentLanguage, CustomerLanguage } from '#shared/contract/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { pointRow } from '../../point/index.ts';
import { recordPaid } from '../../visits/index.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { payeeOf } from '../products/price-list.ts';
import { moveStock } from '../products/stock.ts';
import { giveBackRefusal, refusePersonalData } from '../rules.ts';
import { keepSale, saleRow, toSale } from '../sales/stored.ts';
import { requireSale, tillAt } from '../sales/till.ts';
import type { InvoiceDocument } from './document.ts';
import { finvoiceXml, wantsFinvoice } from './finvoice.ts';
import { FinvoiceRefused } from './finvoice-parts.ts';
import { invoiceNumber } from './numbering.ts';
import { invoiceByNumber, isCredited, keepInvoice, nextSequence } from './stored.ts';

/** The farthest due date, in days: a slip of the keyboard is not next century's debt. */
const LONGEST_TERM = 366;

const IN_CONTENT: Readonly<Record<CustomerLanguage, ContentLanguage>> = { fi: 'fi', sv: 'sv', en: 'en', se: 'fi', uk: 'en', ru: 'en', ar: 'en', so: 'en' };

/** A field that Finvoice cannot hold is the buyer's to mend, or the payee's account at the hub. */
const finvoiceOf = (document: InvoiceDocument): string | null => {
  if (!wantsFinvoice(document)) return null;
  try {
    return finvoiceXml(document);
  } catch (error) {
    if (!(error instanceof FinvoiceRefused)) throw error;
    if (!error.field.startsWith('buyer.')) throw new Refusal('CONFLICT', { reason: 'payeeWithoutFinvoice' });
    throw badField(error.field, error.reason === 'tooLong' ? 'tooLarge' : error.reason);
  }
};

const refuseUnlessInvoiceable = (sale: Sale): void => {
  if (sale.training) throw new Refusal('CONFLICT', { reason: 'training' });
  if (sale.lines.length === 0 || sale.totals.totalCents <= 0) throw new Refusal('CONFLICT', { reason: 'nothingToInvoice' });
  if (sale.lines.some((line) => line.kind === 'invoice')) throw new Refusal('CONFLICT', { reason: 'invoiceLine' });
  // An invoice has one creditor and one account (and Finvoice one payment order).
  if (new Set(sale.lines.map((line) => line.payeeId)).size > 1) throw new Refusal('CONFLICT', { reason: 'severalPayees' });
};

/** A Finnish personal identity code has no place on an invoice; digits of addresses and operators may look like other codes. */
const checkBuyer = (buyer: Buyer): void => {
  for (const field of ['name', 'address', 'town'] as const) refusePersonalData(`buyer.${field}`, buyer[field]);
};

const recordIssued = (act: PaymentAct, document: InvoiceDocument, sale: Sale, shiftId: string, registerId: string): void => {
  const cents = document.credits ? -document.totalCents : document.totalCents;
  const body = { number: document.number, reference: document.reference, dueDate: document.dueOn, saleId: sale.id, cents, payeeIds: [document.payee.providerId], sale, credits: document.credits?.number ?? null, reason: document.reason };
  append(act, { registerId, training: false, kind: 'invoiceIssued', shiftId, receiptNumber: null, body });
  act.record({ kind: document.credits ? 'invoice.credited' : 'invoice.issued', subjectId: sale.id, visitId: sale.visitId, data: { number: document.number, cents } });
  act.audit({ visitId: sale.visitId, detail: { number: document.number, cents } });
};

/** What was sold in the visit. A credit note leaves it as a refund does: it may come long after the visit was told of. */
const recordSold = (act: PaymentAct, sale: Sale): void => {
  if (sale.visitId === null) return;
  const sold = sale.lines.flatMap((line) => (line.serviceEventId === null || line.kind !== 'goods' ? [] : [{ eventId: line.serviceEventId, act: 'ProductSale' as const }]));
  recordPaid(act, sale.visitId, sold, sale.id, true);
};

/**
 * Issues the sale's invoice and answers with its number. Throws the refusals of `requireSale`; `CONFLICT` for training,
 * an empty sale, a customer's own invoice among the lines, several payees, or a payee that cannot send Finvoice; and
 * `BAD_INPUT` for a due date that is past or too far, and for what is wrong with the buyer.
 */
export const issueInvoice = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; buyer: Buyer; dueDate: string }): string => {
  const row = requireSale(act, advisor, input.saleId, 'change');
  const before = toSale(act, row);
  refuseUnlessInvoiceable(before);
  checkBuyer(input.buyer);
  if (input.dueDate < act.businessDate) throw badField('dueDate', 'inPast');
  if (input.dueDate > addDays(act.businessDate, LONGEST_TERM)) throw badField('dueDate', 'tooFar');
  const payee = payeeOf(act, before.lines[0]?.payeeId ?? '');
  if (!payee) throw new Refusal('NOT_FOUND', { what: 'payee' });
  const sequence = nextSequence(act);
  const document: InvoiceDocument = {
    ...invoiceNumber(pointRow(act)?.id ?? '', sequence),
    messageId: act.newId(),
    issuedAt: act.now,
    issuedOn: act.businessDate,
    dueOn: input.dueDate,
    language: IN_CONTENT[before.language],
    payee,
    buyer: input.buyer,
    lines: before.lines,
    vat: before.totals.vat,
    totalCents: before.totals.totalCents,
    credits: null,
    reason: null,
  };
  const finvoice = finvoiceOf(document);
  const sale = toSale(act, keepSale(act, { ...row, state: 'completed', completed_at: act.now, total_cents: document.totalCents }));
  keepInvoice(act, sequence, { document, finvoice, saleId: sale.id, registerId: sale.registerId });
  recordIssued(act, document, sale, sale.shiftId, sale.registerId);
  moveStock(act, sale.lines, -1);
  recordSold(act, sale);
  return document.number;
};

/**
 * Takes an invoice back whole, by a credit note under the same reference, from the desk's open shift. Throws the
 * refusals of `tillAt`, `NOT_FOUND`, `CONFLICT` when it was credited already or is a credit note, and `OVER_LIMIT`.
 */
export const creditInvoice = (act: PaymentAct, advisor: SignedIn, input: { number: string; deskId: string; reason: string }): string => {
  const shift = tillAt(act, advisor, input.deskId);
  refusePersonalData('reason', input.reason);
  const original = invoiceByNumber(act, input.number);
  if (shift.chain === 'training') throw new Refusal('CONFLICT', { reason: 'training' });
  if (original.document.credits !== null) throw new Refusal('CONFLICT', { reason: 'creditNote' });
  if (isCredited(act, input.number)) throw new Refusal('CONFLICT', { reason: 'creditedAlready' });
  const refusal = giveBackRefusal(advisor.role, original.document.totalCents);
  if (refusal) throw refusal;
  const sequence = nextSequence(act);
  const document: InvoiceDocument = {
    ...original.document,
    number: invoiceNumber(pointRow(act)?.id ?? '', sequence).number,
    messageId: act.newId(),
    issuedAt: act.now,
    issuedOn: act.businessDate,
    dueOn: act.businessDate,
    credits: { number: original.document.number, issuedOn: original.document.issuedOn },
    reason: input.reason,
  };
  const sale = toSale(act, saleRow(act, original.saleId));
  keepInvoice(act, sequence, { document, finvoice: finvoiceOf(document), saleId: sale.id, registerId: shift.register_id });
  recordIssued(act, document, sale, shift.id, shift.register_id);
  moveStock(act, sale.lines, 1);
  return document.number;
};
