/** Lines as they are added: name, price and tax are frozen, whatever the feed brings before the sale is paid. */
import type { PaidInvoice, SaleLine } from '#shared/contract/payments/sales.ts';
import type { Product } from '#shared/contract/payments/words.ts';
import { lineTotal } from '#shared/domain/sale-totals.ts';
import { priceOn } from '#shared/domain/price-on.ts';
import { vatRateOn } from '#shared/domain/vat-rates.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import type { PaymentAct } from '../journal/append.ts';

/** A price line's sum stays within what an amount may be. */
const LARGEST = 100_000_000;

const bounded = (line: SaleLine): SaleLine => {
  if (Math.abs(line.quantity * line.unitCents) > LARGEST) throw badField('quantity', 'tooLarge');
  return line;
};

/** The rate of the day of delivery; what is paid before it keeps the rate of today (a prepayment). Throws `BAD_INPUT` on a day before the tax. */
const rateFor = (product: Pick<Product, 'vatClass'>, deliveryDate: string, today: string): number | null => {
  try {
    return vatRateOn(product.vatClass, deliveryDate, today);
  } catch (error) {
    if (error instanceof RangeError) throw badField('deliveryDate', 'tooSmall');
    throw error;
  }
};

export interface ProductWanted {
  quantity: number;
  deliveryDate: string;
  serviceEventId: string | null;
}

/** Throws `NOT_FOUND` when the product has no price today. */
export const productLine = (act: PaymentAct, product: Product, { quantity, deliveryDate, serviceEventId }: ProductWanted): SaleLine => {
  const cents = priceOn(product, act.businessDate);
  if (cents === null) throw new Refusal('NOT_FOUND', { what: 'price' });
  return bounded({
    id: act.newId(),
    kind: product.kind,
    productId: product.id,
    productVersion: product.version,
    name: product.name,
    payeeId: product.providerId,
    quantity,
    unitCents: cents,
    listCents: cents,
    discountCents: 0,
    reason: null,
    totalCents: quantity * cents,
    vatClass: product.vatClass,
    vatRate: rateFor(product, deliveryDate, act.businessDate),
    deliveryDate,
    invoice: null,
    serviceEventId,
    refundsLineId: null,
  });
};

const INVOICE_NAME = { fi: 'Lasku', sv: 'Faktura', en: 'Invoice' };

/** The tax of an invoice was told on the invoice; here its money only passes through. */
export const invoiceLine = (act: PaymentAct, invoice: PaidInvoice, payeeId: string, cents: number): SaleLine => ({
  id: act.newId(),
  kind: 'invoice',
  productId: null,
  productVersion: null,
  name: INVOICE_NAME,
  payeeId,
  quantity: 1,
  unitCents: cents,
  listCents: cents,
  discountCents: 0,
  reason: null,
  totalCents: cents,
  vatClass: 'none',
  vatRate: null,
  deliveryDate: act.businessDate,
  invoice,
  serviceEventId: null,
  refundsLineId: null,
});

export interface LineChange {
  quantity?: number | undefined;
  unitCents?: number | undefined;
  discountCents?: number | undefined;
  reason?: string | undefined;
}

/**
 * The line with the change. Beside the list a reason is kept, at the list's price none. Throws `BAD_INPUT` when the
 * reason is missing or the discount is more than the price, and `CONFLICT` with `invoiceLine`.
 */
export const changedLine = (line: SaleLine, change: LineChange): SaleLine => {
  if (line.kind === 'invoice') throw new Refusal('CONFLICT', { reason: 'invoiceLine' });
  const next = { ...line, quantity: change.quantity ?? line.quantity, unitCents: change.unitCents ?? line.unitCents, discountCents: change.discountCents ?? line.discountCents };
  if (next.discountCents > next.quantity * next.unitCents) throw badField('discountCents', 'tooLarge');
  const beside = next.unitCents !== next.listCents || next.discountCents > 0;
  const reason = beside ? (change.reason ?? line.reason) : null;
  if (beside && reason === null) throw badField('reason', 'missing');
  return bounded({ ...next, reason, totalCents: lineTotal(next) });
};
