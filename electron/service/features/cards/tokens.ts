/** Words of a text as the search index knows them. */

/** The commonest letters stand for themselves first: twice as fast as asking of each what kind of letter it is. */
const WORD = /(?:[a-z0-9åäö]+|[\p{L}\p{N}\u0300-\u036f])+/gu;

/** Words in lower case, whatever stands between them left out; `å`, `ä` and `ö` stay letters of their own. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(WORD) ?? [];
