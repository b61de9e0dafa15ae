/** Ids for the user's acts, made on the screen. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A ULID: ten characters of milliseconds and sixteen of randomness.
 * @param millis milliseconds since 1970
 * @param random sixteen bytes; five bits of each are used
 */
export function ulidOf(millis: number, random: Uint8Array): string {
  const time = Array.from({ length: 10 }, (_, place) => ALPHABET.charAt(Math.floor(millis / 32 ** (9 - place)) % 32));
  const tail = Array.from(random.subarray(0, 16), (byte) => ALPHABET.charAt(byte % 32));
  return [...time, ...tail].join('');
}

/** A new ULID from the machine's clock and its cryptographic randomness. */
export function newUlid(): string {
  return ulidOf(Date.now(), crypto.getRandomValues(new Uint8Array(16)));
}
