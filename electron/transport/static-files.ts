/** The built page over HTTP: one document for every role, its files, each with the security headers. */
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { NONCE_PLACE, securityHeaders } from '#shared/content-security-policy.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
};

/** Files whose name carries the digest of their content never change. */
const isHashed = (path: string) => path.startsWith(`assets${sep}`);

/** The file below `root` that a path names; null when it would lie outside or does not exist. */
const fileOf = (root: string, path: string): string | null => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = normalize(join(root, decoded));
  if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) return null;
  return file;
};

export interface PageOptions {
  root: string;
  /** First path segments that the one document answers. */
  roles: readonly string[];
}

/** Answers a GET for the page or one of its files. False when it is neither. */
export const servePage = ({ root, roles }: PageOptions) => {
  const base = normalize(root);
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const [first = '', ...rest] = path.split('/').filter(Boolean);
    const isDocument = roles.includes(first) && rest.length === 0;
    const file = isDocument ? fileOf(base, '/index.html') : fileOf(base, path);
    if (!file || (!isDocument && file.endsWith('index.html'))) return false;
    const type = TYPES[extname(file)];
    if (!type) return false;
    if (isDocument) {
      const nonce = randomBytes(16).toString('base64');
      response.writeHead(200, { ...securityHeaders({ nonce, textRecognition: first === 'advisor' }), 'content-type': type });
      response.end(readFileSync(file, 'utf8').replaceAll(NONCE_PLACE, nonce));
      return true;
    }
    const cache = isHashed(file.slice(base.length + 1)) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {};
    const compressed = /\bbr\b/.test(request.headers['accept-encoding']?.toString() ?? '') && existsSync(`${file}.br`) ? { 'content-encoding': 'br', vary: 'accept-encoding' } : null;
    response.writeHead(200, { ...securityHeaders({ textRecognition: true }), ...cache, 'content-type': type, ...compressed });
    createReadStream(compressed ? `${file}.br` : file).pipe(response);
    return true;
  };
};
