/** A register's public key and its signatures have one way of being written: each other one is refused. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSignedBy } from '#service/features/payments/journal/keys.ts';

const HASH = '5c'.repeat(32);

/** Every text that is one bit away. */
const neighbours = (text: string): string[] =>
  [...text].flatMap((letter, at) => [0, 1, 2, 3, 4, 5, 6].map((bit) => text.slice(0, at) + String.fromCharCode(letter.charCodeAt(0) ^ (1 << bit)) + text.slice(at + 1)));

/** A key whose last byte is even: a bit string with an unused bit would read as the very same key. */
const evenKey = () => {
  for (;;) {
    const pair = generateKeyPairSync('ed25519');
    const der = pair.publicKey.export({ type: 'spki', format: 'der' });
    if (der.at(-1)! % 16 === 0) return { key: der.toString('base64url'), sign: (hash: string) => sign(null, Buffer.from(hash, 'hex'), pair.privateKey).toString('base64url') };
  }
};

it('no key and no signature one bit away is taken for it', () => {
  const { key, sign: signed } = evenKey();
  const signature = signed(HASH);
  expect(isSignedBy(key, HASH, signature)).toBe(true);
  expect(neighbours(key).filter((other) => isSignedBy(other, HASH, signature))).toEqual([]);
  expect(neighbours(signature).filter((other) => isSignedBy(key, HASH, other))).toEqual([]);
  expect(isSignedBy('', HASH, signature)).toBe(false);
});
