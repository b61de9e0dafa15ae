import type { Product } from '../contract/payments/words.ts';

/** The price in cents that holds on a local date, tax included; null before the first price and after the last day. */
export function priceOn({ prices, until }: Pick<Product, 'prices' | 'until'>, date: string): number | null {
  if (until !== undefined && date >= until) return null;
  let held: Product['prices'][number] | null = null;
  for (const price of prices) if (price.from <= date && (held === null || price.from > held.from)) held = price;
  return held?.cents ?? null;
}
