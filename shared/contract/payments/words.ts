/**
 * The words of the cash desk. Money is integer cents of euro, negative where money goes back; rates are hundredths
 * of a percent (2550 is 25.5 %), so that neither ever meets a binary fraction.
 */
import * as z from 'zod';
import { ForeignId, LocalDate, Localized, ShortText } from '../words.ts';

/** Up to a million euros either way: a slip of the keyboard beyond it is refused, and sums stay exact. */
export const Cents = z.number().int().min(-100_000_000).max(100_000_000);
export const PositiveCents = z.number().int().min(1).max(100_000_000);

/**
 * `none`: outside value added tax (fees of authorities under public law), which is not the zero rate. `reduced1` is
 * food and restaurants; `reducedMoved` books, passenger transport, culture and sports, which went from the second
 * reduced rate to the first on 2025-01-01; `reduced2` newspapers and magazines.
 */
export const VatClass = z.enum(['none', 'zero', 'general', 'reduced1', 'reducedMoved', 'reduced2']);
export type VatClass = z.infer<typeof VatClass>;

export const TenderKind = z.enum(['cash', 'card']);
export type TenderKind = z.infer<typeof TenderKind>;

/** Shown to the customer and printed: `25.5 %` is 2550; null is "no VAT". */
export const VatRate = z.number().int().min(0).max(10_000).nullable();

/** At most six first and four last digits, the rest covered: `541333******4242` (PCI DSS 3.4). */
export const MaskedCardNumber = z.string().regex(/^\d{0,6}[*•xX]{4,}\d{0,4}$/);

/** A price by date: the one with the latest `from` not after the day holds. */
export const Price = z.object({ from: LocalDate, cents: z.number().int().min(0).max(100_000_000) });

/** What a provider sells or charges for, through the feed. */
export const Product = z.object({
  id: ForeignId,
  providerId: ForeignId,
  version: z.number().int().positive(),
  kind: z.enum(['fee', 'goods', 'deposit']),
  name: Localized,
  unit: Localized.optional(),
  prices: z.array(Price).min(1).max(50),
  vatClass: VatClass,
  /** Service cards that offer it, the common fee of a card first. */
  cardIds: z.array(ForeignId).max(200),
  gtin: z.string().regex(/^\d{8}(\d{4}(\d(\d)?)?)?$/).optional(),
  /** Whether the point counts it: forms, maps, passes. */
  stocked: z.boolean(),
  /** From when it may no longer be sold; absent while it is in use. */
  until: LocalDate.optional(),
});
export type Product = z.infer<typeof Product>;

/** Whose money it is. `businessId` and `iban` are on receipts and settlements. */
export const Payee = z.object({
  providerId: ForeignId,
  name: Localized,
  businessId: z.string().regex(/^\d{7}-\d$/),
  iban: z.string().max(34),
  bic: z.string().max(11).optional(),
  address: ShortText.optional(),
});
export type Payee = z.infer<typeof Payee>;
