/** The feed's files over HTTP: anyone may read them, since it is the signatures that make them trusted. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';

/** Answers `GET /feed/metadata/*` and `/feed/targets/*`. False when the path is another's. */
export const serveFeed = (folder: string) => {
  const base = normalize(folder);
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    if (!path.startsWith('/feed/') || request.method !== 'GET') return false;
    const wanted = path.slice('/feed/'.length);
    const file = normalize(join(base, wanted));
    const named = /^(metadata|targets)\/[\w./-]+\.(json|zst)$/.test(wanted) && file.startsWith(base + sep);
    if (!named || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('Not found');
      return true;
    }
    const versioned = !file.endsWith(`${sep}timestamp.json`);
    response.writeHead(200, {
      'content-type': file.endsWith('.json') ? 'application/json' : 'application/zstd',
      'cache-control': versioned ? 'public, max-age=31536000, immutable' : 'no-store',
      'x-content-type-options': 'nosniff',
    });
    createReadStream(file).pipe(response);
    return true;
  };
};
