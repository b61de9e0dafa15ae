/** PINs: kept as scrypt hashes, tried with a growing delay. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Each step doubles what a try costs. */
const COST = 14;
const LENGTH = 32;

const derive = (pin: string, salt: Buffer, cost: number) =>
  new Promise<Buffer>((resolve, reject) => scrypt(pin, salt, LENGTH, { N: 2 ** cost, r: 8, p: 1 }, (error, key) => (error ? reject(error) : resolve(key))));

/**
 * `scrypt$salt$key` in base64url; also used for the hub's passwords. A hash of another cost than today's says so
 * (`scrypt-10$salt$key`), and is tried at its own.
 */
export const hashPin = async (pin: string, cost = COST): Promise<string> => {
  const salt = randomBytes(16);
  const kind = cost === COST ? 'scrypt' : `scrypt-${cost}`;
  return `${kind}$${salt.toString('base64url')}$${(await derive(pin, salt, cost)).toString('base64url')}`;
};

/** Takes the same time whether the PIN is right or wrong. */
export const pinMatches = async (pin: string, hash: string): Promise<boolean> => {
  const [kind = '', salt = '', key = ''] = hash.split('$');
  const [, cost = COST] = kind.split('-');
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(pin, Buffer.from(salt, 'base64url'), Number(cost));
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
