/** Codes of bookings: six letters and digits, none of which is mistaken for another. */
import type { Random } from '../../../kernel/ids.ts';
import type { Reader } from './reading.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 6;
/** Of 10^9 codes, ten in a row that are taken mean that the randomness is broken. */
const TRIES = 10;

/** A code that neither a booking nor a place on the wait list has or had. */
export const freshCode = async (db: Reader, random: Random): Promise<string> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const code = Array.from(random.bytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
    const known = await db.selectFrom('booking').select('id').where('code', '=', code).union(db.selectFrom('wait_list_entry').select('id').where('code', '=', code)).executeTakeFirst();
    if (!known) return code;
  }
  throw new Error('no free code was found');
};

/** As typed or scanned: small letters and what stands between them do not matter. */
export const typedCode = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
