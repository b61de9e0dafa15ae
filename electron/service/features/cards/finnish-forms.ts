/**
 * Base forms a Finnish word form may come from, by rule alone. Many are no words at all: the caller keeps
 * those that the dictionary of the feed knows.
 */

/** Clitics and possessive endings, which stand after the case ending. */
const TAILS = ['kaan', 'kään', 'kin', 'ko', 'kö', 'han', 'hän', 'nsa', 'nsä', 'mme', 'nne', 'ni', 'si'];

/** Case endings with what stands before them taken away; the plural ones take the plural's i along. */
const ENDINGS = (
  'n a ä ta tä t ssa ssä sta stä lla llä lta ltä lle na nä ksi tta ttä den tten en ien jen iden itten ja jä ia iä ita itä oita öitä oiden öiden ojen öjen ' +
  'issa issä ista istä illa illä ilta iltä ille ina inä iksi itta ittä ihin iin hin han hän hon hön hun hyn hen seen siin oissa öissä oista öistä oilla öillä oille öille oihin öihin oja öjä'
).split(' ');

/** Weak grade to the strong one of the base form, and strong to weak for words that weaken the other way (`hakkeen`, `hake`). */
const GRADES: readonly (readonly [string, readonly string[]])[] = [
  ['ng', ['nk']], ['nn', ['nt']], ['mm', ['mp']], ['ll', ['lt']], ['rr', ['rt']],
  ['kk', ['k']], ['pp', ['p']], ['tt', ['t']],
  ['k', ['kk']], ['p', ['pp']], ['t', ['tt', 'd']], ['v', ['p']], ['d', ['t']], ['j', ['k']],
];

const VOWEL = /[aeiouyäö]$/u;

/** Stems with their last consonants in the other grade. */
function* graded(stem: string): Generator<string> {
  yield stem;
  const found = /^(.*?)([^aeiouyäö]+)([aeiouyäö]{0,2})$/u.exec(stem);
  if (!found) return;
  const [, head = '', consonants = '', vowels = ''] = found;
  for (const [from, to] of GRADES) if (consonants.endsWith(from)) for (const other of to) yield head + consonants.slice(0, -from.length) + other + vowels;
  // A k that vanished: `laeista`, `tuen`, `luvun` has v.
  if (vowels.length === 2) yield head + consonants + vowels.slice(0, 1) + 'k' + vowels.slice(1);
}

/** Ends of stems and of their base forms. */
const STEM_ENDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/kse?$/u, ['s', 'ksi']],
  [/s[ei]?$/u, ['nen', 's', 'si']],
  [/(?:ude|uute|uksi)$/u, ['us']],
  [/(?:yde|yyte|yksi)$/u, ['ys']],
  [/(?:de|te|t|d)$/u, ['si', 'te']],
  [/ee$/u, ['e']],
  [/e$/u, ['i', 'e', '']],
  [/i$/u, ['i', 'a', 'ä', 'e', '']],
  [/o$/u, ['a', 'o']],
  [/ö$/u, ['ä', 'ö']],
  [/aa$/u, ['as', 'a']],
  [/ää$/u, ['äs', 'ä']],
  [/mm[ae]$/u, ['n']],
  [/me$/u, ['n']],
  [/ne$/u, ['nen', 'n']],
  [/re$/u, ['r']],
  [/(?:nee|ne)$/u, ['nut', 'nyt']],
];

function* basesOfStem(stem: string): Generator<string> {
  yield stem;
  if (!VOWEL.test(stem)) for (const vowel of 'aäiueoöy') yield stem + vowel;
  for (const [end, bases] of STEM_ENDS) if (end.test(stem)) for (const base of bases) yield stem.replace(end, base);
}

const SHORTEST_STEM = 2;

function* withoutEnding(word: string): Generator<string> {
  for (const ending of ENDINGS) if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM) yield word.slice(0, -ending.length);
  // Illative: the stem's last vowel doubled and n.
  if (/([aeiouyäö])\1n$/u.test(word)) yield word.slice(0, -2);
}

/** Without a clitic or a possessive ending; before the latter a genitive has lost its n. */
function* withoutTail(word: string): Generator<string> {
  for (const tail of TAILS)
    if (word.endsWith(tail) && word.length - tail.length > SHORTEST_STEM) {
      yield word.slice(0, -tail.length);
      if (!word.endsWith(`n${tail}`)) yield `${word.slice(0, -tail.length)}n`;
    }
}

/** Candidates in the order of likelihood, without repeats; the word itself is not among them. */
export const baseCandidates = (word: string): Set<string> => {
  const out = new Set<string>();
  const bare = new Set([word]);
  // An ending and a clitic may both stand there: the set grows while it is read.
  for (const form of bare) for (const bared of withoutTail(form)) bare.add(bared);
  for (const form of bare) {
    if (form !== word) out.add(form);
    for (const stem of withoutEnding(form)) for (const grade of graded(stem)) for (const base of basesOfStem(grade)) out.add(base);
  }
  out.delete(word);
  return out;
};
