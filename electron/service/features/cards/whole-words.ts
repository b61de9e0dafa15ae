/** A name or a term as one word of the index, so that asking for just that is one look-up. */

/** Letters of private use, which nobody types: the index takes them for letters. */
const MARKS = { name: '\u{e001}', term: '\u{e002}' };

/** `key` is the words of the name or term with spaces between. */
export const wholeWord = (of: keyof typeof MARKS, key: string): string => MARKS[of] + key.replaceAll(' ', MARKS[of]);
