/** The rules between folders: the tree keeps them, and each of them can turn red. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { checkFolders } from '../../scripts/folders.mjs';

const planted = join(import.meta.dirname, 'planted', 'folders');
const Rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const config = Rules.parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs'));
const rules = [...config.forbidden.map((rule) => rule.name), 'electron-by-its-bare-name'];

describe('rules between folders', () => {
  test('each rule has a planted violation', () => {
    expect(readdirSync(planted).toSorted()).toEqual(rules.toSorted());
  });

  test.each(rules)('%s reports its planted violation, and nothing else does', async (rule) => {
    const { violations, unread } = await checkFolders(join(planted, rule));
    expect(unread).toEqual([]);
    expect([...new Set(violations.map((violation) => violation.rule))]).toEqual([rule]);
  });

  test('the cruiser reads every source file of a tree', async () => {
    const { modules, unread } = await checkFolders(join(planted, 'no-circles'));
    expect({ modules, unread }).toEqual({ modules: 2, unread: [] });
  });
});
