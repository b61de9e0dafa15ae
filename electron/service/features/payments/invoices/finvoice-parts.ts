/** Small parts of a Finvoice: how it writes money, rates and days, and what it refuses to hold. */
import { parseBusinessId } from '#shared/domain/business-id.ts';
import { el, type XmlElement } from '../xml-out.ts';

/** A value that Finvoice cannot hold whole: cut, it would point at nothing. `field` is the buyer's or the payee's. */
export class FinvoiceRefused extends Error {
  override name = 'FinvoiceRefused';
  readonly field: string;
  readonly reason: 'missing' | 'tooLong' | 'notValid';
  constructor(field: string, reason: FinvoiceRefused['reason']) {
    super(`${field}: ${reason}`);
    this.field = field;
    this.reason = reason;
  }
}

/** Decimal comma and two decimals. */
export const decimal = (cents: number): string => {
  const size = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.trunc(size / 100)},${String(size % 100).padStart(2, '0')}`;
};

export const amount = (name: string, cents: number): XmlElement => el(name, decimal(cents), { AmountCurrencyIdentifier: 'EUR' });
export const day = (name: string, date: string): XmlElement => el(name, date.replaceAll('-', ''), { Format: 'CCYYMMDD' });
/** 2550 is `25,5`. */
export const percent = (rate: number): string => String(rate / 100).replace('.', ',');

/** An identifier as it is. Throws `FinvoiceRefused` when it is missing or longer than the element holds. */
export const identifier = (text: string | undefined, field: string, most: number, form = /^.{2,}$/): string => {
  if (text === undefined || text === '') throw new FinvoiceRefused(field, 'missing');
  if (text.length > most) throw new FinvoiceRefused(field, 'tooLong');
  if (!form.test(text)) throw new FinvoiceRefused(field, 'notValid');
  return text;
};

/** An OVT address: `0037`, the eight digits of a business id, and up to five characters of the organisation's own (ISO 6523, 0216). */
export const ovt = (text: string | undefined, field: string): string => {
  const address = identifier(text, field, 17, /^0037\d{8}[0-9A-Z]{0,5}$/);
  if (!parseBusinessId(`${address.slice(4, 11)}-${address.slice(11, 12)}`).ok) throw new FinvoiceRefused(field, 'notValid');
  return address;
};

/** The OVT address that every Finnish organisation has by its business id. */
export const ovtOf = (businessId: string): string => `0037${businessId.replace('-', '')}`;

/** An operator: its OVT code or, for a bank, its BIC. */
export const operator = (text: string | undefined, field: string): string => identifier(text, field, 35, /^[A-Za-z0-9]{2,35}$/);

/** A text over as many elements of `most` characters as it needs, broken between words where it can. Throws when more than `lines`. */
export const spread = (name: string, text: string, most: number, lines: number, field: string): XmlElement[] => {
  const parts: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = parts.at(-1);
    if (word.length > most) throw new FinvoiceRefused(field, 'tooLong');
    if (last !== undefined && last.length + 1 + word.length <= most) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word);
  }
  if (parts.length > lines) throw new FinvoiceRefused(field, 'tooLong');
  return parts.map((part) => el(name, part));
};
