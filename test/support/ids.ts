/** Ids and randomness that are the same in every run. */
import type { Ids, Random } from '#service/kernel/ids.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULID-shaped ids in counting order; `prefix` tells two makers apart, `given` is how many are in use already. */
export const countedIds = (prefix = '0', given = 0): Ids => {
  let count = given;
  return {
    next: () => {
      count += 1;
      let rest = count;
      let tail = '';
      for (let place = 0; place < 12; place++) {
        tail = ALPHABET[rest % 32]! + tail;
        rest = Math.floor(rest / 32);
      }
      return `0${prefix}`.slice(0, 2).padEnd(14, '0') + tail;
    },
  };
};

/** A small generator with a seed (mulberry32): good enough to vary tests, the same each time. */
export const seededRandom = (seed = 1): Random & { number: () => number } => {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { number, bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(number() * 256)) };
};
