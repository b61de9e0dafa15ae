/** Reading a bank's XML: no document type, no entities of its own, no endless depth; then plain steps down its elements. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type XmlProblem = 'notXml' | 'documentType';

/** An element: its children by local name, its attributes after `@`, its own text under `#text`. */
export type Element = { readonly [name: string]: unknown };

/** Bank messages nest some fifteen deep. */
const DEPTH = 64;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities that XML itself knows, and characters by number. What else stands there is left as written. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parses a document. A document type is refused before anything is parsed: no message of a bank has one, and all
 * attacks by entities, from files of this machine to a billion laughs, need one (OWASP, XML External Entity Prevention).
 * `line` is where broken XML was noticed, counted from 1.
 */
export const readXml = (text: string): { ok: true; root: Element } | { ok: false; reason: XmlProblem; line?: number } => {
  const document = text.replace(/^\uFEFF/, '').trimStart();
  const above = text.slice(0, text.length - document.length).split('\n').length - 1;
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(document)) return { ok: false, reason: 'documentType' };
  const valid = XMLValidator.validate(document);
  if (valid !== true) return { ok: false, reason: 'notXml', line: above + valid.err.line };
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', transformTagName: (name) => name.slice(name.indexOf(':') + 1), parseTagValue: false, parseAttributeValue: false, processEntities: false, maxNestedTags: DEPTH });
  try {
    const root: unknown = parser.parse(document);
    return isElement(root) ? { ok: true, root } : { ok: false, reason: 'notXml' };
  } catch {
    return { ok: false, reason: 'notXml' };
  }
};

/** All children of that name, in order. */
export const all = (element: Element | undefined, name: string): Element[] => {
  const found = element?.[name];
  const list: unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return list.map((child) => (isElement(child) ? child : { '#text': child }));
};

/** The first element down the path. */
export const down = (element: Element | undefined, ...path: string[]): Element | undefined => {
  let at = element;
  for (const name of path) at = all(at, name)[0];
  return at;
};

/** The text of an element or an attribute (`@Ccy`) at the end of the path; null when there is none. */
export const textAt = (element: Element | undefined, ...path: string[]): string | null => {
  const last = path.at(-1);
  const value = last?.startsWith('@') ? down(element, ...path.slice(0, -1))?.[last] : down(element, ...path)?.['#text'];
  return typeof value === 'string' && value.trim() !== '' ? decoded(value.trim()) : null;
};
