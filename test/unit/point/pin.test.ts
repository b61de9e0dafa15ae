import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashPin, pinMatches } from '#service/features/point/index.ts';

it('a PIN is kept as scrypt with the cost of a try that the desk gives it (2¹⁴ blocks of 8)', async () => {
  const [kind, salt = '', key] = (await hashPin('7294')).split('$');
  expect(kind).toBe('scrypt');
  expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  expect(key).toBe(scryptSync('7294', Buffer.from(salt, 'base64url'), 32, { N: 2 ** 14, r: 8, p: 1 }).toString('base64url'));
});

it.each([
  ['today’s', undefined],
  ['another', 4],
] as const)('a PIN hashed at %s cost is known by it, and no other PIN is', async (_cost, cost) => {
  const hash = await hashPin('7294', cost);
  expect(await pinMatches('7294', hash)).toBe(true);
  expect(await pinMatches('7295', hash)).toBe(false);
});

it('a hash at one cost is no hash at another', async () => {
  const [, salt, key] = (await hashPin('7294', 4)).split('$');
  expect(await pinMatches('7294', `scrypt$${salt}$${key}`)).toBe(false);
});
