/** Remainder by 97 of digits and letters (A is 10 … Z is 35), as ISO 7064 counts check digits of IBAN and RF. */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}
