/**
 * The text that is hashed. JSON by RFC 8785: keys in order, no spaces, strings as JSON writes them. Only whole
 * numbers are let in, so that no reader's way of writing fractions can matter.
 */

/** Throws a `TypeError` on what JSON or a whole number cannot say; a key without a value is left out, as JSON does. */
export const canonicalText = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical text`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`;
};
