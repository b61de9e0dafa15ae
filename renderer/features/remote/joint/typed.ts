/** What a key does to a text and the place in it. Pure. */

export interface Typed {
  readonly text: string;
  /** What is selected, in code units; the caret where both are the same. */
  readonly from: number;
  readonly to: number;
}

/** The letter in the place of what is selected, with the caret behind it. */
export const written = ({ text, from, to }: Typed, letter: string): Typed => ({ text: text.slice(0, from) + letter + text.slice(to), from: from + letter.length, to: from + letter.length });

/** Without what is selected, or without the whole letter before the caret; the same object where there is none. */
export const erased = (typed: Typed): Typed => {
  const { text, from, to } = typed;
  if (from !== to) return written(typed, '');
  const before = Array.from(text.slice(0, from));
  if (before.length === 0) return typed;
  const kept = before.slice(0, -1).join('');
  return { text: kept + text.slice(from), from: kept.length, to: kept.length };
};
