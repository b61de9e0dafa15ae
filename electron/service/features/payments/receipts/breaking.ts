/** Breaking texts into lines, whatever they are measured in. */

/** Width of a text in some unit: points, dots or characters. */
export type Measure = (text: string) => number;

const LONGEST = 400;

/** Text without what would break a line or begin a command, its letters whole (`a` and `¨` apart become `ä`): the fonts hold no loose accents. */
export const oneLine = (text: string): string => text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp} ]+/gu, ' ').slice(0, LONGEST).trim();

/** Breaks between words, and inside a word that alone is too wide. */
export const wrapped = (text: string, room: number, widthOf: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > 1 && widthOf(line) > room) {
      let fits = line.length - 1;
      while (fits > 1 && widthOf(line.slice(0, fits)) > room) fits -= 1;
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  lines.push(line);
  return lines;
};

export interface BrokenPair {
  left: string;
  right: string;
}

/** A pair in lines: the right side beside the first one of the left, or on a line below when they have no room for each other. */
export const brokenPair = (left: string, right: string, room: number, gap: number, widthOf: Measure): BrokenPair[] => {
  const edge = oneLine(right);
  const beside = edge === '' ? room : room - widthOf(edge) - gap;
  const longestWord = Math.max(...oneLine(left).split(' ').map(widthOf));
  if (longestWord <= beside || beside >= room * 0.6) return wrapped(left, beside, widthOf).map((text, index) => ({ left: text, right: index === 0 ? edge : '' }));
  return [...wrapped(left, room, widthOf).map((text) => ({ left: text, right: '' })), ...wrapped(edge, room, widthOf).map((text) => ({ left: '', right: text }))];
};
