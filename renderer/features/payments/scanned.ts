/** What a scanner types: it looks like a keyboard, and the length tells what it read. */

/** Whether the text is a bank bar code of an invoice, 54 digits, perhaps with blanks. */
export const isBarcode = (text: string): boolean => /^\d{54}$/.test(text.replace(/\s/g, ''));
