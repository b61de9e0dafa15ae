/** Cash is rounded to five cents: Act on the Rounding of Cash Payments (laki 890/2000), sections 2 and 3. */

/**
 * What is paid in cash for `cents`: endings 1, 2, 6 and 7 go down, 3, 4, 8 and 9 up. A payment of one or two cents
 * is not rounded. Money given back is rounded as money taken. RangeError unless whole cents.
 */
export function roundCash(cents: number): number {
  if (!Number.isSafeInteger(cents)) throw new RangeError('money is whole cents');
  const size = Math.abs(cents);
  if (size <= 2) return cents;
  const rest = size % 5;
  const rounded = rest <= 2 ? size - rest : size + 5 - rest;
  return cents < 0 ? -rounded : rounded;
}
