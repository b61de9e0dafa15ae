/** Where the recorded words are in their files. */
import words from '../../../assets/sounds/words.json' with { type: 'json' };

type Span = readonly [begins: number, lasts: number];

/** Where each of the words is in the language's file; words that were not recorded are left out. */
export function spansOf(language: string, keys: readonly string[]): Span[] {
  const known: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = words;
  return keys.flatMap((key): Span[] => {
    const [begins, lasts] = known[language]?.[key] ?? [];
    return begins === undefined || lasts === undefined ? [] : [[begins, lasts]];
  });
}
