/** What the project stands on: pinned, explained, and not argued with by switching checks off. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { exists, filesBelow, sources, textOf } from './tree.ts';

const Versions = z.record(z.string(), z.string());
const Manifest = z.object({ dependencies: Versions, optionalDependencies: Versions, devDependencies: Versions });
const manifest = Manifest.parse(JSON.parse(textOf('package.json')));
const all = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };

describe('dependencies', () => {
  test('are pinned to one version', () => {
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('are the ones that the lock has', () => {
    const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) }).parse(JSON.parse(textOf('package-lock.json')));
    expect(Object.entries(all).filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  test('are each named in ARCHITECTURE.md', () => {
    const text = exists('ARCHITECTURE.md') ? textOf('ARCHITECTURE.md') : '';
    expect(Object.keys(all).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('are used, when they are for running', () => {
    const code = [...sources(), ...filesBelow('renderer', /\.(css|html)$/), 'vite.config.ts'].map((path) => textOf(path)).join('\n');
    const broughtForOthers = new Set([
      // suomifi-ui-components needs them beside it without saying so.
      'tslib',
      'styled-components',
    ]);
    expect(Object.keys(manifest.dependencies).filter((name) => !broughtForOthers.has(name) && !new RegExp(`['"/]${name}[/'"]`).test(code))).toEqual([]);
  });
});

describe('checks', () => {
  const switches: [what: string, pattern: RegExp][] = [
    ['the compiler', /@ts-(ignore|nocheck|expect-error)/],
    ['types', /\bas (any|unknown as)\b/],
    ['the linter without a reason', /(ox|es)lint-disable(?!.* -- \S)/],
  ];
  const files = [...sources(), ...filesBelow('test', /\.tsx?$/), ...filesBelow('scripts', /\.mjs$/)].filter((path) => path !== 'test/architecture/dependencies.test.ts');

  test.each(switches)('no file switches off %s', (_what, pattern) => {
    expect(files.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });

  test('no test is left out or alone', () => {
    const tests = files.filter((path) => /\.(test|spec)\.tsx?$/.test(path));
    expect(tests.filter((path) => /\b(test|it|describe)\.(skip|only|todo|fixme)\b/.test(textOf(path)))).toEqual([]);
  });
});
