/** What is typed or scanned into the one field of the till: a scanner looks like a keyboard, and the length tells what it read. */

/** Whether the text is a bank bar code of an invoice, 54 digits, perhaps with blanks. */
export const isBarcode = (text: string): boolean => /^\d{54}$/.test(text.replace(/\s/g, ''));

/** The same rows, those whose name begins with the words first: Enter takes the first. */
export function byBeginning<Row>(rows: readonly Row[], words: string, nameOf: (row: Row) => string): Row[] {
  const sought = words.trim().toLowerCase();
  const begins = (row: Row) => sought !== '' && nameOf(row).toLowerCase().startsWith(sought);
  const exact = (row: Row) => nameOf(row).toLowerCase() === sought;
  const rank = (row: Row) => (exact(row) ? 0 : begins(row) ? 1 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}
