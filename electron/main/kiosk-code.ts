/** The code that opens a kiosk: kept as a salted hash on the machine, with growing waits after wrong tries. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as z from 'zod';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const Kept = z.object({ salt: z.string(), hash: z.string() });

/** Wrong tries that are free; each one after them doubles the wait. */
const FREE_TRIES = 4;
const FIRST_WAIT_MS = 30_000;

export interface KioskCode {
  isSet(): Promise<boolean>;
  /** Replaces the code. The file is written whole or not at all. */
  set(code: string): Promise<void>;
  /** Compares in constant time. While a wait runs, even the right code is refused and nothing is counted. */
  check(code: string): Promise<'right' | 'wrongCode' | 'noCode' | 'tooManyTries'>;
}

/** `file` holds the hash; `now` is in milliseconds. Tries are counted until the application ends. */
export const kioskCode = ({ file, now }: { file: string; now: () => number }): KioskCode => {
  let wrong = 0;
  let waitUntil = 0;

  const read = async () => {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? undefined : Kept.parse(JSON.parse(text));
  };

  return {
    isSet: async () => (await read()) !== undefined,
    set: async (code) => {
      const salt = randomBytes(16);
      const hash = await derive(code, salt, 32);
      await writeFile(`${file}.new`, JSON.stringify({ salt: salt.toString('base64'), hash: hash.toString('base64') }), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
    check: async (code) => {
      if (now() < waitUntil) return 'tooManyTries';
      const kept = await read();
      if (kept === undefined) return 'noCode';
      const expected = Buffer.from(kept.hash, 'base64');
      if (timingSafeEqual(await derive(code, Buffer.from(kept.salt, 'base64'), expected.length), expected)) {
        wrong = 0;
        return 'right';
      }
      wrong += 1;
      if (wrong > FREE_TRIES) waitUntil = now() + FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE_TRIES - 1, 7);
      return 'wrongCode';
    },
  };
};
