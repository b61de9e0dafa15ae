/** The page of all five roles: one document, the role by path, each role fetched when it is entered. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Files of the text recognition, fetched from beside the page when a document is held before the camera. */
const RECOGNITION = {
  'worker.min.js': 'tesseract.js/dist/worker.min.js',
  'tesseract-core-lstm.wasm.js': 'tesseract.js-core/tesseract-core-lstm.wasm.js',
  'tesseract-core-simd-lstm.wasm.js': 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js',
  'tesseract-core-relaxedsimd-lstm.wasm.js': 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm.js',
  'eng.traineddata.gz': '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
};

const textRecognition = (): Plugin => ({
  name: 'onedoor-text-recognition',
  generateBundle() {
    for (const [name, from] of Object.entries(RECOGNITION)) this.emitFile({ type: 'asset', fileName: `text-recognition/${name}`, source: readFileSync(here(`node_modules/${from}`)) });
  },
});

export default defineConfig({
  root: here('renderer'),
  base: './',
  plugins: [react(), textRecognition()],
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
    rolldownOptions: {
      // Nothing of ours happens at import, so a role takes from a slice's face only what it draws; styles stay with their part.
      treeshake: { moduleSideEffects: [{ test: /[\\/]renderer[\\/](app|kit|features|roles)[\\/].*[.]tsx?$/, sideEffects: false }] },
    },
  },
});
