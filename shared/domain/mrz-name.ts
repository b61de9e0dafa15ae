/** The name field of a machine-readable zone (ICAO Doc 9303 part 3, section 4.6). */

export interface MrzName {
  /** Surname, words separated by one space, `SMITH JONES`. */
  primary: string;
  /** Given names; empty when the holder has one name only. */
  secondary: string;
  /** The field is full to its end, so the name may go on. */
  truncated: boolean;
}

/** Reads the field; null when it holds a digit or no name, or begins with a filler. */
export function readMrzName(field: string): MrzName | null {
  if (!/^[A-Z][A-Z<]*$/.test(field)) return null;
  const [primary = '', ...given] = field.split('<<');
  const words = (text: string): string => text.split('<').filter(Boolean).join(' ');
  return { primary: words(primary), secondary: words(given.join('<')), truncated: !field.endsWith('<') };
}
