/** Who may take how much off a price or give back, and what may be done to a sale in which state. Pure. */
import type { Sale, SaleLine } from '#shared/contract/payments/sales.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import type { Role } from '../../kernel/access.ts';
import { badField, Refusal } from '../../kernel/errors.ts';

const EUROS = 100;

/**
 * Cents that a role may take off or put on one line beside the price list, and give back on one receipt. A point
 * with a single advisor must be able to give a common fee back; what is more needs a lead at the register.
 */
const LIMITS: Record<Role, { besideList: number; giveBack: number }> = {
  advisor: { besideList: 0, giveBack: 100 * EUROS },
  cashier: { besideList: 50 * EUROS, giveBack: 500 * EUROS },
  lead: { besideList: 1_000 * EUROS, giveBack: 10_000 * EUROS },
  administrator: { besideList: 1_000 * EUROS, giveBack: 10_000 * EUROS },
};

const overLimit = (cents: number, limitCents: number): Refusal | null => (cents > limitCents ? new Refusal('OVER_LIMIT', { limitCents }) : null);

/** How far a line's price is from the list's, either way, its discount included. */
export const besideList = ({ quantity, unitCents, listCents, discountCents }: Pick<SaleLine, 'quantity' | 'unitCents' | 'listCents' | 'discountCents'>): number =>
  quantity * Math.abs(unitCents - listCents) + discountCents;

/** `OVER_LIMIT` when the role may not sell so far beside the list. At the list's price anyone may. */
export const besideListRefusal = (role: Role, line: Parameters<typeof besideList>[0]): Refusal | null => overLimit(besideList(line), LIMITS[role].besideList);

/** `OVER_LIMIT` when the role may not give so much back at once. */
export const giveBackRefusal = (role: Role, cents: number): Refusal | null => overLimit(cents, LIMITS[role].giveBack);

/** Refuses, in a reason that is kept for years, what surely singles a person out. */
export const refusePersonalData = (field: string, text: string): void => {
  if (personalDataIn(text).some((finding) => finding.certainty === 'sure')) throw badField(field, 'personalData');
};

/** `change`: lines; `pay`: a tender; `cancel`: giving it up. */
export type SaleDeed = 'change' | 'pay' | 'cancel';

/**
 * Why the deed is refused, or null. While a card payment has no certain end nothing else happens to the sale; once
 * a part is paid its lines stand; a refund's lines were fixed by its receipt.
 */
export const saleRefusal = (deed: SaleDeed, sale: Pick<Sale, 'state' | 'kind'> & { tenders: readonly unknown[] }): Refusal | null => {
  if (sale.state === 'completed' || sale.state === 'cancelled') return new Refusal('SALE_OVER');
  if (sale.state === 'paying') return new Refusal('PAYMENT_OPEN');
  if (deed !== 'change') return null;
  if (sale.kind !== 'sale') return new Refusal('CONFLICT', { reason: 'linesOfReceipt' });
  return sale.tenders.length > 0 ? new Refusal('CONFLICT', { reason: 'partlyPaid' }) : null;
};
