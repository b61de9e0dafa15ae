/** A customer's invoice, scanned or typed: what the bar code or the paper says, checked field by field. */
import type { PaidInvoice } from '#shared/contract/payments/sales.ts';
import type { Payee } from '#shared/contract/payments/words.ts';
import { readBankBarcode } from '#shared/domain/bank-barcode.ts';
import { dayNumber } from '#shared/domain/calendar-date.ts';
import { readFinnishIban } from '#shared/domain/iban.ts';
import { readCents } from '#shared/domain/money-text.ts';
import { readReference } from '#shared/domain/reference-number.ts';
import type { Read } from '../../../kernel/acts.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { payeeWithIban } from '../products/price-list.ts';

export type TypedInvoice = Omit<PaidInvoice, 'overdueDays'>;

export interface ReadInvoice extends PaidInvoice {
  cents: number | null;
  payeeId: string | null;
}

/** Days past the due date on `today`; 0 on the day itself and before. */
const overdueOn = (dueDate: string | null, today: string): number => (dueDate === null ? 0 : Math.max(0, dayNumber(today) - dayNumber(dueDate)));

const refuse = (fields: { path: string; reason: string }[]): void => {
  if (fields.length > 0) throw new Refusal('BAD_INPUT', { fields });
};

/** What is wrong with a field, as the screens have words for: `iban.checkDigits`, `reference.checkDigit`, `barcode.length`. */
const wrong = (path: string, what: 'iban' | 'reference' | 'barcode' | 'amount', reason: string) => ({ path, reason: `${what}.${reason}` });

/** The invoice with its numbers in their own form, and whose account it is to. Throws `BAD_INPUT` by field. */
export const checkedInvoice = (db: Read, typed: TypedInvoice, today: string, at = 'invoice.'): { invoice: PaidInvoice; payee: Payee | null } => {
  const account = readFinnishIban(typed.iban);
  const read = readReference(typed.reference);
  refuse([...(account.ok ? [] : [wrong(`${at}iban`, 'iban', account.reason)]), ...(read.ok ? [] : [wrong(`${at}reference`, 'reference', read.reason)])]);
  if (!account.ok || !read.ok) throw new Error('an invoice was let through with a wrong field');
  const invoice = { iban: account.iban, reference: read.reference, dueDate: typed.dueDate, overdueDays: overdueOn(typed.dueDate, today) };
  return { invoice, payee: payeeWithIban(db, account.iban) };
};

export interface InvoiceInput {
  barcode?: string | undefined;
  iban?: string | undefined;
  reference?: string | undefined;
  amount?: string | undefined;
  dueDate?: string | undefined;
}

const scanned = (barcode: string): TypedInvoice & { cents: number | null } => {
  const read = readBankBarcode(barcode);
  if (!read.ok) throw new Refusal('BAD_INPUT', { fields: [wrong('barcode', 'barcode', read.reason)] });
  return { iban: read.iban, reference: read.reference, dueDate: read.dueDate, cents: read.cents === 0 ? null : read.cents };
};

const typedAmount = (text: string | undefined): number | null => {
  if (text === undefined || text.trim() === '') return null;
  const read = readCents(text);
  if ('reason' in read) throw new Refusal('BAD_INPUT', { fields: [wrong('amount', 'amount', read.reason)] });
  return read.cents;
};

/** Reads what was scanned, else what was typed. Throws `BAD_INPUT` with every wrong field and why. */
export const readInvoice = (db: Read, input: InvoiceInput, today: string): ReadInvoice => {
  const byCode = input.barcode === undefined || input.barcode.trim() === '' ? null : scanned(input.barcode);
  const typed = byCode ?? { iban: input.iban ?? '', reference: input.reference ?? '', dueDate: input.dueDate ?? null };
  const { invoice, payee } = checkedInvoice(db, typed, today, '');
  return { ...invoice, cents: byCode?.cents ?? typedAmount(input.amount), payeeId: payee?.providerId ?? null };
};
