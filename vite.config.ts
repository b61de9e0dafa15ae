/** The page of all five roles: one document, the role by path, each role fetched when it is entered. */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';

const brotli = promisify(brotliCompress);

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

/** Compressed once, here, rather than for each screen that asks: the host sends what lies beside a file. */
const compressed = (): Plugin => ({
  name: 'onedoor-compressed',
  async writeBundle({ dir = '' }, bundle) {
    const names = Object.keys(bundle).filter((name) => name.startsWith('assets/') && /[.](js|css|svg)$/.test(name));
    await Promise.all(names.map(async (name) => writeFile(join(dir, `${name}.br`), await brotli(await readFile(join(dir, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))));
  },
});

/** The part of the application that every role starts with, in the build's manifest. */
const BOOT = 'app/boot.tsx';

/**
 * Names in the document what the first import will ask for, so that it is fetched while the document is painted.
 * Nothing of it stands in the way of that: the document's own picture needs none of it.
 */
const startFetched = (): Plugin => ({
  name: 'onedoor-start-fetched',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const needed = new Set<string>();
      const need = (file: string) => {
        const chunk = chunks.find(({ fileName }) => fileName === file);
        if (chunk === undefined || needed.has(file)) return;
        needed.add(file);
        chunk.imports.forEach(need);
      };
      const boot = chunks.find(({ moduleIds }) => moduleIds.includes(here(`renderer/${BOOT}`)));
      if (boot === undefined) throw new Error(`the build has no chunk of ${BOOT}`);
      need(boot.fileName);
      const styles = chunks.filter(({ fileName }) => needed.has(fileName)).flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'body' });
      return [...[...needed].map((file) => link({ rel: 'modulepreload', href: `./${file}` })), ...styles.map((file) => link({ rel: 'preload', as: 'style', href: `./${file}` }))];
    },
  },
});

export default defineConfig({
  root: here('renderer'),
  base: './',
  plugins: [react(), textRecognition(), startFetched(), compressed()],
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
    // Every browser that reads the target knows `modulepreload`.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every role starts with is one file, with all it stands on: better compressed than in pieces, and asked for once.
      // The bundler's own import helper stands alone, for the document's statement needs it before that file.
      output: {
        codeSplitting: {
          groups: [
            { name: 'import', test: /vite[\\/]preload-helper/, priority: 2 },
            { name: 'start', test: /[\\/]renderer[\\/]app[\\/]boot[.]tsx$/, priority: 1 },
          ],
        },
      },
      // Nothing of ours happens at import, so a role takes from a slice's face only what it draws; styles stay with their part.
      treeshake: { moduleSideEffects: [{ test: /[\\/]renderer[\\/](app|kit|features|roles)[\\/].*[.]tsx?$/, sideEffects: false }] },
    },
  },
});
