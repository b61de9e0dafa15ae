/**
 * The bank bar code of Finnish invoices (Finance Finland's guide, Code 128 set C, 54 digits): version 4 holds a
 * Finnish reference, version 5 an RF reference. Sums over 999 999.99 € leave the field as zeros.
 */
import { isCalendarDate } from './calendar-date.ts';
import { readFinnishIban } from './iban.ts';
import { readReference } from './reference-number.ts';

export interface BankBarcode {
  version: 4 | 5;
  iban: string;
  /** 0 when the invoice leaves the sum open. */
  cents: number;
  reference: string;
  dueDate: string | null;
}
export type BarcodeProblem = 'empty' | 'format' | 'length' | 'version' | 'iban' | 'reference' | 'date';

/** Reads what a scanner typed; blanks and a line's end do not matter. */
export function readBankBarcode(input: string): ({ ok: true } & BankBarcode) | { ok: false; reason: BarcodeProblem } {
  const code = input.slice(0, 200).replace(/\s/g, '');
  if (code === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(code)) return { ok: false, reason: 'format' };
  if (code.length !== 54) return { ok: false, reason: 'length' };
  const version = code.startsWith('4') ? 4 : code.startsWith('5') ? 5 : null;
  if (version === null || (version === 4 && code.slice(25, 28) !== '000')) return { ok: false, reason: 'version' };
  const account = readFinnishIban(`FI${code.slice(1, 17)}`);
  if (!account.ok) return { ok: false, reason: 'iban' };
  const written = version === 4 ? code.slice(28, 48) : `RF${code.slice(25, 27)}${code.slice(27, 48).replace(/^0+/, '')}`;
  const reference = readReference(written);
  if (!reference.ok) return { ok: false, reason: 'reference' };
  const [year, month, day] = [code.slice(48, 50), code.slice(50, 52), code.slice(52)];
  const dueDate = code.endsWith('000000') ? null : `20${year}-${month}-${day}`;
  if (dueDate !== null && !isCalendarDate(dueDate)) return { ok: false, reason: 'date' };
  return { ok: true, version, iban: account.iban, cents: Number(code.slice(17, 25)), reference: reference.reference, dueDate };
}

/** The 54 digits of an invoice. RangeError when the account or the reference is not valid. */
export function bankBarcode({ iban, cents, reference, dueDate }: Omit<BankBarcode, 'version'>): string {
  const account = readFinnishIban(iban);
  const read = readReference(reference);
  if (!account.ok || !read.ok || !/^(RF)?\d+$/.test(read.reference)) throw new RangeError('a bar code needs a Finnish account and a reference of digits');
  const sum = cents > 99_999_999 ? '0'.repeat(8) : String(cents).padStart(8, '0');
  const due = dueDate === null ? '000000' : dueDate.slice(2).replaceAll('-', '');
  const tail = read.kind === 'national' ? `000${read.reference.padStart(20, '0')}` : `${read.reference.slice(2, 4)}${read.reference.slice(4).padStart(21, '0')}`;
  return `${read.kind === 'national' ? 4 : 5}${account.iban.slice(2)}${sum}${tail}${due}`;
}
