/** A sale before it is paid: begun, filled, changed. Kept row by row, so that it survives a restart of the desk. */
import type { Sale, SaleLine } from '#shared/contract/payments/sales.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { settingsOf } from '../../point/index.ts';
import { requireOwnVisit, serviceFor } from '../../visits/index.ts';
import type { PaymentAct } from '../journal/append.ts';
import { payeeOf, productOf } from '../products/price-list.ts';
import { freeStock } from '../products/stock.ts';
import { besideListRefusal, refusePersonalData } from '../rules.ts';
import { finishCancelling } from './cancelling.ts';
import { checkedInvoice, type TypedInvoice } from './invoices-in.ts';
import { changedLine, invoiceLine, productLine, type LineChange } from './lines.ts';
import { insertSale, keepSale, linesIn, openRowOn, toSale } from './stored.ts';
import { requireSale, tillAt } from './till.ts';

const LINES_ON_A_SALE = 200;

/**
 * Begins a sale on the desk's register, in the visit or without one. Begun already for the same customer, it is
 * that sale: a button pressed twice begins one. One that nothing was put on gives way. Throws the refusals of
 * `tillAt`, and `CONFLICT` with `saleOpen` when another customer's sale is not finished.
 */
export const startSale = (act: PaymentAct, advisor: SignedIn, input: { deskId: string; visitId?: string | undefined; language?: CustomerLanguage | undefined }): Sale => {
  const shift = tillAt(act, advisor, input.deskId);
  const visit = input.visitId === undefined ? null : requireOwnVisit(act, advisor, input.visitId);
  if (visit && visit.desk_id !== input.deskId) throw new Refusal('CONFLICT', { reason: 'otherDesk' });
  const before = openRowOn(act, shift.register_id);
  if (before) {
    if (before.kind === 'sale' && before.desk_id === input.deskId && before.visit_id === (visit?.id ?? null)) return toSale(act, before);
    if (before.state !== 'open' || before.kind !== 'sale' || before.lines !== '[]' || before.tenders !== '[]') throw new Refusal('CONFLICT', { reason: 'saleOpen' });
    finishCancelling(act, before, null);
  }
  const language = input.language ?? visit?.language ?? settingsOf(act)?.customerLanguages[0] ?? 'fi';
  const row = insertSale(act, { kind: 'sale', register_id: shift.register_id, shift_id: shift.id, desk_id: input.deskId, visit_id: visit?.id ?? null, advisor_id: advisor.id, language, training: shift.chain === 'training' ? 1 : 0 });
  return toSale(act, row);
};

const keepLines = (act: PaymentAct, row: SaleTable, lines: readonly SaleLine[]): Sale => {
  if (lines.length > LINES_ON_A_SALE) throw new Refusal('CONFLICT', { reason: 'saleFull' });
  return toSale(act, keepSale(act, { ...row, lines: JSON.stringify(lines) }));
};

/** Goods are on the shelf, or there is nothing to sell: training takes nothing off it. */
const requireStock = (act: PaymentAct, row: SaleTable, productId: string, more: number): void => {
  if (row.training === 1) return;
  const left = freeStock(act, productId);
  if (left < more) throw new Refusal('OUT_OF_STOCK', { left: Math.max(left, 0) });
};

/**
 * Adds a product at today's price. The same product at the list's price, for the same service and day, is one line
 * with more pieces. Throws `NOT_FOUND`, `OUT_OF_STOCK`, and `CONFLICT` with `actNotHere` when the service's card
 * does not let money be taken here.
 */
export const addProduct = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; productId: string; quantity: number; serviceEventId?: string | undefined; deliveryDate?: string | undefined }): Sale => {
  const row = requireSale(act, advisor, input.saleId, 'change');
  const product = productOf(act, input.productId);
  if (!product || !payeeOf(act, product.providerId)) throw new Refusal('NOT_FOUND', { what: 'product' });
  if (product.stocked) requireStock(act, row, product.id, input.quantity);
  const service = row.visit_id === null ? null : serviceFor(act, row.visit_id, product, product.kind === 'goods' ? 'ProductSale' : 'PaymentReceived', input.serviceEventId);
  const line = productLine(act, product, { quantity: input.quantity, deliveryDate: input.deliveryDate ?? act.businessDate, serviceEventId: service });
  const lines = linesIn(row);
  const same = lines.find((one) => one.productId === line.productId && one.productVersion === line.productVersion && one.reason === null && one.unitCents === line.unitCents && one.vatRate === line.vatRate && one.deliveryDate === line.deliveryDate && one.serviceEventId === line.serviceEventId);
  if (!same) return keepLines(act, row, [...lines, line]);
  const quantity = same.quantity + line.quantity;
  if (quantity > 9_999) throw badField('quantity', 'tooLarge');
  return keepLines(act, row, lines.map((one) => (one === same ? changedLine(same, { quantity }) : one)));
};

/** Adds a customer's invoice of a payee that the point takes money for. Throws `BAD_INPUT`, and `CONFLICT` with `invoiceOnSale`. */
export const addInvoice = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; invoice: TypedInvoice; payeeId: string; cents: number }): Sale => {
  const row = requireSale(act, advisor, input.saleId, 'change');
  const { invoice, payee } = checkedInvoice(act, input.invoice, act.businessDate);
  if (payee?.providerId !== input.payeeId) throw badField('invoice.iban', 'unknownPayee');
  const lines = linesIn(row);
  if (lines.some((line) => line.invoice?.iban === invoice.iban && line.invoice.reference === invoice.reference)) throw new Refusal('CONFLICT', { reason: 'invoiceOnSale' });
  return keepLines(act, row, [...lines, invoiceLine(act, invoice, input.payeeId, input.cents)]);
};

const lineOf = (lines: readonly SaleLine[], lineId: string): SaleLine => {
  const line = lines.find((one) => one.id === lineId);
  if (!line) throw new Refusal('NOT_FOUND', { what: 'line' });
  return line;
};

/** Throws `NOT_FOUND`, `OVER_LIMIT`, `OUT_OF_STOCK`, `BAD_INPUT`, and the refusals of `changedLine`. */
export const changeLine = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; lineId: string } & LineChange): Sale => {
  const row = requireSale(act, advisor, input.saleId, 'change');
  if (input.reason !== undefined) refusePersonalData('reason', input.reason);
  const lines = linesIn(row);
  const before = lineOf(lines, input.lineId);
  const line = changedLine(before, input);
  const more = line.quantity - before.quantity;
  const product = line.productId === null ? null : productOf(act, line.productId);
  if (more > 0 && product?.stocked) requireStock(act, row, product.id, more);
  const refusal = besideListRefusal(advisor.role, line);
  if (refusal) throw refusal;
  if (line.reason !== null && line.reason !== before.reason) act.record({ kind: 'sale.priceChanged', subjectId: row.id, visitId: row.visit_id, data: { lineId: line.id, unitCents: line.unitCents, discountCents: line.discountCents, reason: line.reason } });
  return keepLines(act, row, lines.map((one) => (one === before ? line : one)));
};

/** Throws `NOT_FOUND`. */
export const removeLine = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; lineId: string }): Sale => {
  const row = requireSale(act, advisor, input.saleId, 'change');
  const lines = linesIn(row);
  const line = lineOf(lines, input.lineId);
  act.record({ kind: 'sale.lineRemoved', subjectId: row.id, visitId: row.visit_id, data: { productId: line.productId, quantity: line.quantity, totalCents: line.totalCents } });
  return keepLines(act, row, lines.filter((one) => one !== line));
};
