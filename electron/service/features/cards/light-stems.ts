/** What stays of a Swedish or English word when one of its common endings is taken away. */

const ENDINGS = ['ernas', 'arnas', 'ornas', 'erna', 'arna', 'orna', 'ande', 'ings', 'ing', 'ens', 'ets', 'en', 'et', 'ar', 'er', 'or', 'ed', 'es', 'na', 's', 'n', 't', 'e', 'a', 'y'];
const SHORTEST = 4;

/** The longest stem of at least four letters, or null when the word has no such ending. */
export const lightStem = (word: string): string | null => {
  if (word.endsWith('ies') && word.length >= SHORTEST + 3) return word.slice(0, -3);
  const ending = ENDINGS.find((candidate) => word.endsWith(candidate) && word.length - candidate.length >= SHORTEST);
  return ending === undefined ? null : word.slice(0, -ending.length);
};
