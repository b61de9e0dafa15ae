/** The codes on paper: by one a receipt is found again, by the other a journal is proved. */
import qrcode from 'qrcode';
import type { ChainHead } from '#shared/contract/payments/journal.ts';
import type { Receipt } from '#shared/contract/payments/sales.ts';

const PREFIX = 'OD1';
const HASH_CHARACTERS = 12;

/** The first characters of a journal row's hash, as printed. */
export const hashStart = (hash: string): string => hash.slice(0, HASH_CHARACTERS);

/**
 * `OD1*<number>*<start of the hash>`: the number finds the receipt, the hash shows that the paper is of this journal.
 * In capitals, which a code holds in fewer and so larger squares.
 */
export const receiptCode = ({ number, journal }: Pick<Receipt, 'number' | 'journal'>): string => [PREFIX, number, hashStart(journal.hash)].join('*').toUpperCase();

/**
 * `OD1H*<register>*<chain>*<sequence>*<hash>`: the end of a chain, whole, so that a paper read years later can be
 * held against the journal without typing 64 characters.
 */
export const headCode = ({ registerId, chain, sequence, hash }: ChainHead): string => [`${PREFIX}H`, registerId, chain, sequence, hash].join('*').toUpperCase();

/** What a scanned code says, or null when it is no receipt's. */
export const readReceiptCode = (text: string): { number: string; hash: string } | null => {
  const [, number, hash] = /^OD1\*([A-Z0-9-]{1,40})\*([0-9A-F]{12})$/i.exec(text.trim()) ?? [];
  return number !== undefined && hash !== undefined ? { number: number.toUpperCase(), hash: hash.toLowerCase() } : null;
};

/** A QR code's squares: `size` rows of `size`, 1 is dark. */
export interface Squares {
  size: number;
  dark: (row: number, column: number) => boolean;
}

/** Of a code on paper. Error correction M: 15 % of it may be creased or faded. */
export const squaresOf = (code: string): Squares => {
  const { modules } = qrcode.create([{ data: code, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' });
  return { size: modules.size, dark: (row, column) => modules.get(row, column) === 1 };
};
