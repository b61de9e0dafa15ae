/**
 * The text that is hashed. JSON by RFC 8785: keys in order, no spaces, strings as JSON writes them. Only whole
 * numbers are let in, so that no reader's way of writing fractions can matter.
 */

const PLAIN = /^[ !#-[\]-~]*$/;

/** A string as JSON writes it; most have nothing to escape. */
export const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

const membersOf = (value: Record<string, unknown>): string => {
  let text = '';
  for (const key of Object.keys(value).toSorted()) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalText(member)}`;
  }
  return text;
};

/** Throws a `TypeError` on what JSON or a whole number cannot say; a key without a value is left out, as JSON does. */
export const canonicalText = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number`);
    return String(value === 0 ? 0 : value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical text`);
  // of an object that is no array, every key is text
  return `{${membersOf(value as Record<string, unknown>)}}`;
};
