/**
 * Compares a name as told with the name of a machine-readable zone, which knows only A to Z
 * (transliteration of ICAO Doc 9303 part 3, section 6).
 */
import type { MrzName } from './mrz-name.ts';

/** `partial`: what was told fits but is less than surname and a given name, or cannot be compared wholly. */
export type NameMatch = 'match' | 'partial' | 'mismatch';

const TRANSLITERATED: Readonly<Record<string, string>> = {
  Å: '(?:AA|A)',
  Ä: '(?:AE|A)',
  Ö: '(?:OE|O)',
  Ü: '(?:UE|UXX|U)',
  Ø: '(?:OE|O)',
  Æ: 'AE',
  Œ: 'OE',
  ß: 'SS',
  ẞ: 'SS',
  Ñ: '(?:N|NXX)',
  Þ: 'TH',
  Ð: 'D',
  Đ: 'D',
  Ł: 'L',
  ı: 'I',
  Ŋ: 'N',
  Ŧ: 'T',
};

/** A name longer than this is no name; nothing is compared. */
const LONGEST_NAME = 200;

interface ToldWord {
  pattern: RegExp;
  /** The word in A to Z with doubled transliterations made one, for those who type without dots and rings. */
  plain: string;
}

const squeezed = (word: string): string => word.replace(/AA/g, 'A').replace(/([AOU])E/g, '$1');

/** A to Z of one letter as a pattern; the letter without its accent when it has no rule; null when it is not Latin. */
function letterPattern(letter: string): string | null {
  const known = TRANSLITERATED[letter];
  if (known !== undefined) return known;
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Z]$/.test(bare) ? bare : null;
}

function toldWord(word: string): ToldWord | null {
  const letters = Array.from(word, letterPattern);
  if (letters.includes(null)) return null;
  const plain = letters.map((pattern) => pattern?.replace(/^\(\?:.*\|(\w+)\)$/, '$1') ?? '').join('');
  return { pattern: new RegExp(`^${letters.join('')}$`), plain: squeezed(plain) };
}

function toldWords(stated: string): (ToldWord | null)[] {
  return stated
    .normalize('NFC')
    .toUpperCase()
    .replace(/['’´`.]/g, '')
    .split(/[\s,\-‐‑–_/]+/u)
    .filter((word) => word !== '')
    .map(toldWord);
}

/** Words of the zone and each two neighbours as one, since `O<BRIEN` and `OBRIEN` are both written. */
function zoneWords(name: string): { text: string; words: number[] }[] {
  const words = name.split(' ').filter((word) => word !== '');
  return [
    ...words.map((text, index) => ({ text, words: [index] })),
    ...words.slice(1).map((text, index) => ({ text: (words[index] ?? '') + text, words: [index, index + 1] })),
  ];
}

interface Part {
  /** Indexes of told words that were found in this part of the name. */
  told: Set<number>;
  /** How much of the part was told. */
  found: 'all' | 'some' | 'none';
}

function compared(told: readonly ToldWord[], name: string, truncated: boolean): Part {
  const zone = zoneWords(name);
  const count = name.split(' ').filter((word) => word !== '').length;
  const toldHits = new Set<number>();
  const zoneHits = new Set<number>();
  for (const [index, word] of told.entries()) {
    const hit = zone.find(({ text, words }) => {
      const cut = truncated && words.includes(count - 1) && text.length > 1 && word.plain.startsWith(squeezed(text));
      return cut || word.pattern.test(text) || word.plain === squeezed(text);
    });
    if (hit === undefined) continue;
    toldHits.add(index);
    for (const position of hit.words) zoneHits.add(position);
  }
  return { told: toldHits, found: zoneHits.size === 0 ? 'none' : zoneHits.size === count ? 'all' : 'some' };
}

/**
 * `match` when the whole surname and at least one given name were told and nothing else; order,
 * hyphens, case, missing middle names, and Å Ä Ö written as AA AE OE or A O do not matter. A name in
 * another script, or more or less than that, is `partial`; another surname or given name `mismatch`.
 */
export function compareNames(stated: string, zone: MrzName): NameMatch {
  if (stated.length > LONGEST_NAME) return 'mismatch';
  const words = toldWords(stated);
  if (words.length === 0 || words.includes(null)) return 'partial';
  const told = words.filter((word) => word !== null);
  const surname = compared(told, zone.primary, zone.truncated && zone.secondary === '');
  const given = compared(told, zone.secondary, zone.truncated);
  const unexplained = told.filter((_, index) => !surname.told.has(index) && !given.told.has(index)).length;
  const surnameOk = surname.found !== 'none';
  const givenOk = given.found !== 'none' || zone.secondary === '';
  if (surname.found === 'all' && givenOk && unexplained === 0) return 'match';
  if (unexplained === 0) return 'partial';
  return surnameOk && given.found !== 'none' ? 'partial' : 'mismatch';
}
