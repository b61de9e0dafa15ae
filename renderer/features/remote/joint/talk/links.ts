/** Web addresses in a plain text. Only `http` and `https` can be followed; all else stays text. */

export interface TextPart {
  readonly text: string;
  /** The address it leads to, or null for text. */
  readonly address: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"“”«»]{1,2000}/giu;

/** What ends a sentence rather than an address; a closing bracket belongs to it only with its opening one. */
function withoutEnd(found: string): string {
  let kept = found;
  for (;;) {
    const last = kept.at(-1) ?? '';
    const bracket = last === ')' && kept.split('(').length <= kept.split(')').length - 1;
    if (!bracket && !'.,;:!?\'’'.includes(last)) return kept;
    if (kept === '') return kept;
    kept = kept.slice(0, -1);
  }
}

/** The address as the browser reads it, where it names a host and no user; null otherwise. */
function addressOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // A name before the host makes one address look like another.
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' && url.username === '' && url.password === '' ? url.href : null;
}

/** The text in parts, none left out, in order. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const found = withoutEnd(match[0]);
    const address = addressOf(found);
    if (address === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), address: null });
    parts.push({ text: found, address });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), address: null });
  return parts;
}
