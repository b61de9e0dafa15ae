/** Pages for customers' phones behind a secret address: what every slice that has one shares. */
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { keyed, type SecretKey } from './secrets.ts';

export interface PhonePage {
  /** `there`; `gone` after its time; `unknown` when there never was such a link. */
  state: 'there' | 'gone' | 'unknown';
  /** The document, given the nonce that its style needs. */
  html: (nonce: string) => string;
  /** The document to save; null when there is none. */
  pdf: { fileName: string; bytes: () => Promise<Uint8Array> } | null;
}

/**
 * Two weeks: time to save the document after a holiday, and short enough that an address left in a phone or passed on
 * does not show for long what someone was here for. Afterwards the desk gives a copy.
 */
export const LINK_DAYS = 14;

const SECRET_BYTES = 16;

/** 128 bits that nobody can guess: made of the link's id with the station's key, so that the secret itself is kept nowhere. */
export const linkSecret = (key: SecretKey, what: 'receipt' | 'summary', linkId: string): string => keyed(key, `${what}:${linkId}`).subarray(0, SECRET_BYTES).toString('base64url');

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for the inside of an element or attribute of XML or HTML. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

const STYLE = [
  'body{margin:0;padding:1rem;background:#f0f0f0;color:#222;font:1.125rem/1.5 system-ui,sans-serif;text-align:center}',
  'main{max-width:30rem;margin:0 auto}',
  'h1{font-size:1.5rem;margin:.5rem 0}',
  'svg{width:100%;height:auto;max-width:24rem;box-shadow:0 1px 4px rgba(0,0,0,.3)}',
  'a{display:inline-block;margin:1rem 0;padding:.75rem 1.5rem;border-radius:4px;background:#2a6ebb;color:#fff;font-weight:600;text-decoration:none}',
  'button{display:block;width:100%;min-height:3.5rem;margin:.75rem 0;border:2px solid #2a6ebb;border-radius:4px;background:#fff;color:#1a4a85;font:inherit;font-weight:600}',
  'button[value=take]{background:#2a6ebb;color:#fff}',
  'a:focus,button:focus{outline:3px solid #222;outline-offset:2px}',
  'dl,blockquote{margin:1rem 0;padding:1rem;background:#fff;border-radius:4px;text-align:start}',
  'dt{font-weight:600}dd{margin:0 0 .5rem}blockquote{white-space:pre-line;overflow-wrap:anywhere}',
].join('');

/** One document that needs nothing else: no script and no font from anywhere. `body` is HTML, `title` is text. */
export const phoneDocument = (language: CustomerLanguage, title: string, body: string, nonce: string): string =>
  [
    `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main>${body}</main></body></html>`,
  ].join('');
