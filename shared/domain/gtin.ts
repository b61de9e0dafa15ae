/** Product numbers under bar codes: GTIN-8, -12, -13 and -14 with the check digit of GS1's General Specifications. */

/** Whether `text` is a GTIN: weights 3 and 1 from the right, the sum with the check digit a multiple of ten. */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += Number(text.charAt(text.length - 1 - index)) * (index % 2 === 1 ? 3 : 1);
  return sum % 10 === 0;
}
