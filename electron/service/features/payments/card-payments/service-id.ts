import { createHash } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * The terminal's key of a payment: ten characters made of its id alone, so that the same payment has the same key
 * after a crash or a restored backup, and no other has (the terminal wants it unique for 48 hours).
 */
export const serviceIdOf = (paymentId: string): string => Array.from(createHash('sha256').update(`onedoor-card ${paymentId}`).digest().subarray(0, LENGTH), (byte) => CROCKFORD[byte % 32]).join('');
