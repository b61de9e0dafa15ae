/** What may be handed to the machine's own browser: plain https addresses of named hosts. */

/**
 * The address as it may be opened, normalized, or undefined if it may not. Refused are all schemes
 * but https, user names (they hide the real host), ports other than 443, hosts that are numbers or
 * have no dot (the machine itself and its neighbours), and characters that parsers read differently.
 */
export const externalUrl = (address: string): string | undefined => {
  if (address.length > 2_000 || /[\s\p{Cc}\p{Cf}\\]/u.test(address)) return undefined;
  const authority = /^https:\/\/([^/?#]+)/i.exec(address)?.[1];
  if (authority === undefined || authority.includes('@')) return undefined;
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return undefined;
  const host = url.hostname.replace(/\.$/, '');
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(host);
  if (!isName || /(^|\.)(localhost|local|internal|lan|home\.arpa)$/.test(host)) return undefined;
  return url.href;
};

/** Opens the address by `open` if it may be opened; tells whether it was. What `open` throws passes through. */
export const openExternalSafely = async (address: string, open: (url: string) => Promise<void>): Promise<boolean> => {
  const url = externalUrl(address);
  if (url === undefined) return false;
  await open(url);
  return true;
};
