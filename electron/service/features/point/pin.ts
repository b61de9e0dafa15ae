/** PINs: kept as scrypt hashes, tried with a growing delay. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 14, r: 8, p: 1 };
const LENGTH = 32;

const derive = (pin: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) => scrypt(pin, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key))));

/** `scrypt$salt$key` in base64url; also used for the hub's passwords. */
export const hashPin = async (pin: string): Promise<string> => {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(pin, salt)).toString('base64url')}`;
};

/** Takes the same time whether the PIN is right or wrong. */
export const pinMatches = async (pin: string, hash: string): Promise<boolean> => {
  const [, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(pin, Buffer.from(salt, 'base64url'));
  return expected.length === found.length && timingSafeEqual(expected, found);
};

/**
 * The same check, one after another. It takes a core for long, as it must: when many sign in at once, as each
 * morning, those who already serve customers would wait for as many cores as there are.
 */
export const pinsInTurn = (check = pinMatches): typeof pinMatches => {
  let last: Promise<unknown> = Promise.resolve();
  return (pin, hash) => {
    const matches = last.then(() => check(pin, hash));
    last = matches.catch(() => {});
    return matches;
  };
};
