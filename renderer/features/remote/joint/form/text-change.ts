/** What changed between two states of a text, as the one piece between what is the same before and after it. */

export interface TextChange {
  readonly at: number;
  readonly gone: number;
  readonly come: string;
}

const high = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** A letter of two code units stays whole. */
export function textChange(before: string, after: string): TextChange {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  if (head > 0 && high(before.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && high(before.charCodeAt(before.length - tail - 1)) && before.length - tail > head) tail -= 1;
  return { at: head, gone: before.length - head - tail, come: after.slice(head, after.length - tail) };
}

/** Where a caret belongs after the text around it changed by another's hand. */
export function caretAfter(caret: number, { at, gone, come }: TextChange): number {
  if (caret <= at) return caret;
  return caret >= at + gone ? caret - gone + come.length : at + come.length;
}
