/** Numbers as they are typed here: a comma or a point for decimals, spaces between thousands. */

/** Undefined for what is no number. */
export function typedNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.').replace('\u2212', '-');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

export const numberAsTyped = (value: number): string => String(value).replace('.', ',');
