/** A product as it is typed, and back. */
import type { Product, VatClass } from '#shared/contract/payments/words.ts';
import { isCalendarDate } from '#shared/domain/calendar-date.ts';
import { isGtin } from '#shared/domain/gtin.ts';
import { readCents } from '#shared/domain/money-text.ts';
import { asTyped } from '../till.ts';

export interface ProductDraft {
  readonly id: string;
  readonly kind: Product['kind'];
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string };
  readonly unit: Product['unit'];
  readonly prices: readonly { readonly from: string; readonly amount: string }[];
  readonly vatClass: VatClass;
  /** Ids of service cards, with blanks or commas between. */
  readonly cards: string;
  readonly gtin: string;
  readonly stocked: boolean;
  readonly until: string;
}

export function draftOf(product: Product | null, today: string): ProductDraft {
  return {
    id: product?.id ?? '',
    kind: product?.kind ?? 'fee',
    name: { fi: product?.name.fi ?? '', sv: product?.name.sv ?? '', en: product?.name.en ?? '' },
    unit: product?.unit,
    prices: product?.prices.map(({ from, cents }) => ({ from, amount: asTyped(cents) })) ?? [{ from: today, amount: '' }],
    vatClass: product?.vatClass ?? 'none',
    cards: product?.cardIds.join(' ') ?? '',
    gtin: product?.gtin ?? '',
    stocked: product?.stocked ?? false,
    until: product?.until ?? '',
  };
}

const cardIdsOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];

/** What is wrong, as field → key under `priceList.faults` in the texts of payments. */
export function productFaults(draft: ProductDraft): ReadonlyMap<string, string> {
  const days = draft.prices.map(({ from }) => from);
  const all: [string, string | null][] = [
    ['id', /^[A-Za-z0-9._:-]{1,100}$/.test(draft.id.trim()) ? null : 'id'],
    ['name', draft.name.fi.trim() === '' ? 'name' : null],
    ['gtin', draft.gtin.trim() === '' || isGtin(draft.gtin.trim()) ? null : 'gtin'],
    ['until', draft.until === '' || isCalendarDate(draft.until) ? null : 'day'],
    ...draft.prices.flatMap(({ from, amount }, at): [string, string | null][] => [
      [`prices.${at}.from`, !isCalendarDate(from) ? 'day' : days.indexOf(from) === at ? null : 'sameDay'],
      [`prices.${at}.amount`, 'cents' in readCents(amount) ? null : 'amount'],
    ]),
  ];
  return new Map(all.flatMap(([field, reason]): [string, string][] => (reason === null ? [] : [[field, reason]])));
}

/** The product that a draft without faults makes. */
export function productOf(draft: ProductDraft): Omit<Product, 'version' | 'providerId'> {
  const name = Object.fromEntries(Object.entries(draft.name).flatMap(([language, text]) => (text.trim() === '' ? [] : [[language, text.trim()]])));
  const prices = draft.prices.flatMap(({ from, amount }) => {
    const read = readCents(amount);
    return 'cents' in read ? [{ from, cents: read.cents }] : [];
  });
  return {
    id: draft.id.trim(),
    kind: draft.kind,
    name,
    ...(draft.unit === undefined ? {} : { unit: draft.unit }),
    prices,
    vatClass: draft.vatClass,
    cardIds: cardIdsOf(draft.cards),
    ...(draft.gtin.trim() === '' ? {} : { gtin: draft.gtin.trim() }),
    stocked: draft.stocked,
    ...(draft.until === '' ? {} : { until: draft.until }),
  };
}
