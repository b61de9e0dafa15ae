/** What the linter refuses: each planted file breaks one rule. Checked in a folder of its own, since the tree leaves them out. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');
const planted = join(import.meta.dirname, 'planted', 'lint');

const expected: Record<string, string> = {
  'any.ts': 'typescript(no-explicit-any)',
  'default-export.ts': 'import(no-default-export)',
  'floating-promise.ts': 'typescript(no-floating-promises)',
  'hook.tsx': 'react(hooks)',
  'misused-promise.ts': 'typescript(no-misused-promises)',
  'picture.tsx': 'jsx-a11y(alt-text)',
  'switch.ts': 'typescript(switch-exhaustiveness-check)',
  'too-long.ts': 'eslint(max-lines)',
};

const Report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

let folder = '';
let found: Record<string, string[]> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onedoor-lint-'));
  cpSync(planted, folder, { recursive: true });
  const settings = { lib: ['es2024', 'dom'], jsx: 'react-jsx', types: [], allowImportingTsExtensions: true };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions: settings, include: ['*.ts', '*.tsx'] }));
  writeFileSync(join(folder, 'too-long.ts'), Array.from({ length: 401 }, (_, line) => `export const line${line} = ${line};\n`).join(''));
  const args = ['-c', join(root, '.oxlintrc.json'), '--deny-warnings', '--format', 'json', '.'];
  const output = await promisify(execFile)(join(root, 'node_modules', '.bin', 'oxlint'), args, { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  const { diagnostics } = Report.parse(JSON.parse(output));
  found = Object.fromEntries(readdirSync(folder).map((file) => [file, diagnostics.filter(({ filename }) => basename(filename) === file).map(({ code }) => code)]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter', () => {
  test('has an expectation for each planted file', () => {
    expect([...readdirSync(planted), 'too-long.ts'].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(Object.entries(expected))('refuses %s by %s', (file, rule) => {
    expect(found[file]).toContain(rule);
  });
});
