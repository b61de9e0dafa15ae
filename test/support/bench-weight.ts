/** What a screen fetches before it shows itself, from the build's manifest. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as z from 'zod';

const page = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const Manifest = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]), dynamicImports: z.array(z.string()).default([]), css: z.array(z.string()).default([]) }));

/** Kilobytes (1,000 bytes) of script and of style over the line, compressed with brotli, per role; null before a build. */
export const startWeights = (): Record<string, { scriptKB: number; styleKB: number }> | null => {
  const file = join(page, '.vite', 'manifest.json');
  if (!existsSync(file)) return null;
  const chunks = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const needed = (name: string, seen: Set<string>): Set<string> => {
    const chunk = chunks[name];
    if (chunk === undefined || seen.has(name)) return seen;
    seen.add(name);
    for (const other of chunk.imports) needed(other, seen);
    return seen;
  };
  const kB = (files: Iterable<string>) => Math.round([...new Set(files)].reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(page, name))).length, 0) / 100) / 10;
  // What the document imports whatever the role is belongs to each start.
  const always = ['index.html', ...(chunks['index.html']?.dynamicImports ?? []).filter((name) => !name.startsWith('roles/'))];
  const weight = (entry: string) => {
    const used = [...[...always, entry].reduce((seen, name) => needed(name, seen), new Set<string>())].flatMap((name) => chunks[name] ?? []);
    return { scriptKB: kB(used.map((chunk) => chunk.file)), styleKB: kB(used.flatMap((chunk) => chunk.css)) };
  };
  return Object.fromEntries(Object.keys(chunks).flatMap((name) => {
    const role = /^roles\/([^/]+)\/index\.tsx$/.exec(name)?.[1];
    return role === undefined ? [] : [[role, weight(name)]];
  }));
};
