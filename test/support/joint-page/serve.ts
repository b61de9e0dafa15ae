/** Builds the joint work's own page and serves it under the application's real content security policy. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { NONCE_PLACE, securityHeaders } from '../../../shared/content-security-policy.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff', '.json': 'application/json' };

export interface JointPage {
  /** The page of one participant: `advisor`, `customer`, `expert` or `interpreter`, in the room of that name. */
  readonly address: (room: string, who: string, more?: Readonly<Record<string, string>>) => string;
  readonly close: () => Promise<void>;
}

export async function serveJointPage(): Promise<JointPage> {
  const built = mkdtempSync(join(tmpdir(), 'onedoor-joint-page-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    html: { cspNonce: NONCE_PLACE },
    build: { outDir: built, emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, minify: false, reportCompressedSize: false, chunkSizeWarningLimit: 10_000, modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => {
    const path = resolve(join(built, new URL(request.url ?? '/', 'http://page').pathname.replace(/\/$/, '/index.html')));
    const type = TYPES[extname(path)];
    try {
      if (!path.startsWith(built + sep) || type === undefined) throw new Error('not of the page');
      const nonce = randomBytes(16).toString('base64');
      const content = readFileSync(path);
      response.writeHead(200, { ...securityHeaders(type.startsWith('text/html') ? { nonce } : {}), 'content-type': type });
      response.end(type.startsWith('text/html') ? content.toString().replaceAll(NONCE_PLACE, nonce) : content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: (room, who, more = {}) => `http://127.0.0.1:${port}/?${new URLSearchParams({ room, who, ...more }).toString()}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(built, { recursive: true, force: true });
    },
  };
}
