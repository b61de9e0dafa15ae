/** Builds the test's room page with the project's own Vite settings, once a process, into the cache. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/** @returns the folder of the built page */
export const buildRemotePage = async (): Promise<string> => {
  const folder = join(root, 'node_modules', '.cache', `onedoor-remote-page-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(root, 'test', 'support', 'remote-page'),
    base: './',
    html: { cspNonce: '__CSP_NONCE__' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2024', modulePreload: { polyfill: false }, reportCompressedSize: false },
  });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
