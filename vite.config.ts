/** The page of all five roles: one document, the role by path, each role fetched when it is entered. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('renderer'),
  base: './',
  plugins: [react()],
  // The host puts a fresh value in its place each time it serves the document.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    manifest: true,
    sourcemap: false,
    // Inlined files would need `data:` in the page's policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
  },
});
