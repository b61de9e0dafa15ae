/** Nothing in the tree tells where or by whom it was made, or opens a door. */
import { describe, expect, test } from 'vitest';
import { filesBelow, textOf } from './tree.ts';

const text = filesBelow('.', /\.(ts|tsx|mjs|cjs|js|json|md|yml|yaml|html|css|svg|sh|txt|csv|ndjson)$|(^|\/)(\.ci\/run|\.gitignore|\.npmrc)$/);

const forbidden: [what: string, pattern: RegExp][] = [
  ['a path of a machine', /(?:^|[\s"'`(=])\/(?:work|root|home\/[a-z][\w-]*|Users\/[A-Za-z]\w*)\/[\w.]/],
  ['a package host', /https?:\/\/(?:[\w-]+\.)*(?:registry\.npmjs\.org|npmmirror\.com|jfrog\.io|deb\.debian\.org|security\.debian\.org)/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ['an access token', /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|npm_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16})\b/],
];

describe('no file of the tree holds', () => {
  test.each(forbidden)('%s', (_what, pattern) => {
    expect(text.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });
});
