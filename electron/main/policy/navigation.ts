/** Where a window may go: to the documents of its own kind at our own origin, and nowhere else. */
import type { WindowKind } from '#shared/host.ts';

export const SCHEME = 'app';
export const HOST = 'onedoor';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** The address of the document that a window of this kind shows. */
export const documentUrl = (kind: WindowKind): string => `${ORIGIN}/${kind}`;

/**
 * Parses an address and answers it only if it is exactly of our own origin: no user, no port, no
 * other spelling of the host. URL parsers drop tabs and line breaks and read `\` as `/` in some
 * schemes, so an address with such characters is refused before it is parsed.
 */
export const parseOwnUrl = (address: string): URL | undefined => {
  if (/[\s\p{Cc}\\]/u.test(address)) return undefined;
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== HOST) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return address.startsWith(`${ORIGIN}/`) ? url : undefined;
};

/**
 * Whether a window may load the address in its main frame. Only a document of its own kind: what a
 * terminal shows must never become the advisor's page, although the service would refuse it anyway.
 */
export const navigationAllowed = (kind: WindowKind, address: string): boolean => {
  const url = parseOwnUrl(address);
  return url !== undefined && (url.pathname === `/${kind}` || url.pathname.startsWith(`/${kind}/`)) && !/%2f|%5c|%2e/i.test(url.pathname);
};
