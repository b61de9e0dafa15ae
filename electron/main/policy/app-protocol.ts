/** From an address of our own protocol to a file of the built renderer, and never to another. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { WINDOW_KINDS } from '#shared/host.ts';
import { parseOwnUrl } from './navigation.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.traineddata': 'application/octet-stream',
};

export type Served = { file: string; type: string } | { refused: 400 | 403 | 404 };

/** The media type of a file by its extension, or undefined for what the renderer has no use of. */
export const mediaType = (file: string): string | undefined => TYPES[path.extname(file).toLowerCase()];

/**
 * The path below the root that an address names, or undefined if the address is not ours or is
 * written to mean something else: encoded dots and slashes, empty segments, drive letters, streams.
 * A document of a window kind (`/advisor`, `/advisor/visit`) is the one built page.
 */
export const filePath = (address: string): string | undefined => {
  if (/%(2e|2f|5c|00|25)/i.test(address) || /\/\.\.?(\/|$|[?#])/.test(address)) return undefined;
  const url = parseOwnUrl(address);
  if (url === undefined) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  const segments = decoded.slice(1).split('/');
  if (segments.some((segment) => !/^[\w@~+-][\w@~+. -]*$/.test(segment))) return undefined;
  const isDocument = WINDOW_KINDS.some((kind) => kind === segments[0]) && path.extname(decoded) === '';
  return isDocument ? 'index.html' : segments.join('/');
};

/**
 * The file that answers an address. `root` is the folder of the built renderer. The real path, after
 * symbolic links, must lie below the real root: 403 if not, 404 if there is no such file or type.
 */
export const resolveAsset = async (root: string, address: string): Promise<Served> => {
  const wanted = filePath(address);
  if (wanted === undefined) return { refused: 400 };
  const type = mediaType(wanted);
  if (type === undefined) return { refused: 404 };
  try {
    const realRoot = await realpath(root);
    const file = await realpath(path.join(realRoot, wanted));
    return file.startsWith(realRoot + path.sep) ? { file, type } : { refused: 403 };
  } catch {
    return { refused: 404 };
  }
};

/** The bytes of a resolved file; undefined if it is a folder or cannot be read. */
export const readAsset = async (file: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    return undefined;
  }
};
