/** The script a screen fetches before it shows itself: at most 110 kB, compressed with brotli. */
import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { exists, filesBelow, root, textOf } from './tree.ts';

const built = 'out/renderer/.vite/manifest.json';
const limit = 110_000;
const limitBeforePaint = 3_000;

const Chunk = z.object({ file: z.string(), imports: z.array(z.string()).default([]), dynamicImports: z.array(z.string()).default([]) });
const chunks = exists(built) ? z.record(z.string(), Chunk).parse(JSON.parse(textOf(built))) : {};

/** The chunk, and all that it cannot run without. */
function needed(name: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks[name];
  if (chunk === undefined || seen.has(name)) return seen;
  seen.add(name);
  for (const other of chunk.imports) needed(other, seen);
  return seen;
}

/** What the document imports whatever the role is, once its own picture is painted. */
const always = (): string[] => (chunks['index.html']?.dynamicImports ?? []).filter((name) => !name.startsWith('roles/'));

/** Bytes over the line of what the given entries need. */
function weightOf(entries: readonly string[]): number {
  const names = new Set(entries.flatMap((name) => [...needed(name)]));
  const files = new Set([...names].map((name) => chunks[name]?.file ?? ''));
  return [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(root, 'out', 'renderer', file))).length, 0);
}

const roles = [...new Set(filesBelow('renderer/roles', /\/index\.tsx$/).map((path) => path.split('/')[2] ?? ''))];

describe('the start of a screen', () => {
  test('is built (npm run build)', () => {
    expect(Object.keys(chunks)).toContain('index.html');
    expect(always()).toHaveLength(1);
    expect(roles.map((role) => `roles/${role}/index.tsx`).filter((name) => !(name in chunks))).toEqual([]);
  });

  test.each(roles)('%s is within its weight', (role) => {
    expect(weightOf(['index.html', ...always(), `roles/${role}/index.tsx`])).toBeLessThanOrEqual(limit);
  });

  test('nothing of weight runs before the document is painted', () => {
    expect(weightOf(['index.html'])).toBeLessThanOrEqual(limitBeforePaint);
  });
});
