/** Writing XML: elements in the order given, empty ones left out, every text escaped. */

export type Content = string | readonly (XmlElement | null)[];
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: Content;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold at all are left out (section 2.2). */
// oxlint-disable-next-line no-control-regex -- these are the very characters XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const escaped = (text: string) => text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

export const el = (name: string, content: Content, attributes: Record<string, string> = {}): XmlElement => ({ name, attributes, content });

/** An element with text, or none when the text is missing. */
export const maybe = (name: string, text: string | null | undefined, attributes: Record<string, string> = {}): XmlElement | null => (text === null || text === undefined || text === '' ? null : el(name, text, attributes));

const written = ({ name, attributes, content }: XmlElement, indent: string): string => {
  const open = `${indent}<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}`;
  if (typeof content === 'string') return `${open}>${escaped(content)}</${name}>`;
  const inside = content.filter((child) => child !== null).map((child) => written(child, `${indent}  `));
  return inside.length === 0 ? `${open}/>` : `${open}>\n${inside.join('\n')}\n${indent}</${name}>`;
};

/** The document as text, UTF-8 by its declaration. */
export const xmlText = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
