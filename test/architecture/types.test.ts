/** What the compiler refuses, layer by layer: each planted file breaks one rule and nothing else. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const planted = join(import.meta.dirname, 'planted', 'types');

/** The compiler's code for each planted file; `level.ts` is the harmless neighbour of `type-import.ts`. */
const expected: Record<string, Record<string, string>> = {
  shared: {
    'enum.ts': 'TS1294',
    'exact-optional.ts': 'TS2375',
    'fallthrough.ts': 'TS7029',
    'implicit-any.ts': 'TS7006',
    'index-signature.ts': 'TS4111',
    'level.ts': 'right',
    'node.ts': 'TS2591',
    'null-in-string.ts': 'TS2322',
    'override.ts': 'TS4114',
    'type-import.ts': 'TS1484',
    'unchecked-index.ts': 'TS2322',
    'window.ts': 'TS2304',
  },
  electron: { 'document.ts': 'TS2584' },
  renderer: { 'node.ts': 'TS2591', 'process.ts': 'TS2591' },
};

/** Type checks one planted folder with its layer's own settings; answers the first code of each of its files. */
async function findings(layer: string): Promise<Record<string, string>> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '--noEmit', '--pretty', 'false', '-p', join(planted, layer)];
  const output = await promisify(execFile)(process.execPath, args, { cwd: root }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  const found = Object.fromEntries(readdirSync(join(planted, layer)).filter((file) => file.endsWith('.ts')).map((file) => [file, 'right']));
  for (const [, file, code] of output.matchAll(/([\w-]+\.ts)\(\d+,\d+\): error (TS\d+)/g)) found[String(file)] = String(code);
  return found;
}

describe('the compiler', () => {
  test.each(Object.keys(expected))('refuses in %s what that layer may not do', async (layer) => {
    expect(await findings(layer)).toEqual(expected[layer]);
  });
});
