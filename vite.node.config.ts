/**
 * The programs that run outside the page. Everything from the registry is bundled, so that the packaged
 * application carries few files; only what has a native part, and Electron itself, stays outside.
 */
import { builtinModules } from 'node:module';
import type { InlineConfig } from 'vite';

const outside = ['electron', 'better-sqlite3', 'pg', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** One program or several that share pieces: their entries by name, where they go, and as which kind of module. */
export type NodeBundle = { entries: Record<string, string>; outDir: string; format: 'es' | 'cjs' };

/** The build of one bundle; entries are absolute paths. */
export function nodeBundle({ entries, outDir, format }: NodeBundle): InlineConfig {
  return {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: outside, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: entries,
        external: outside,
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}
