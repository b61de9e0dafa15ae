/**
 * Words of the SAF-T Cash Register format: its predefined codes, and amounts, dates and times as it writes them.
 * Codes: Skatteetaten, SAF-T Cash Register code lists (basics 11, 12 and 13).
 */
import { localDateTime } from '#shared/domain/local-date.ts';
import type { EntryKind } from '#shared/contract/payments/journal.ts';
import { el, type XmlElement } from '../xml-out.ts';

export interface SaftCode {
  id: string;
  name: string;
}

export const TRANSACTIONS = {
  sale: { id: '11001', name: 'Cash sale' },
  refund: { id: '11013', name: 'Return products' },
  void: { id: '11009', name: 'Correction' },
  invoice: { id: '11002', name: 'Credit sale' },
} as const;

export const PAYMENTS = { cash: { id: '12001', name: 'Cash' }, card: { id: '12002', name: 'Debit card' } } as const;

const OTHER: SaftCode = { id: '13999', name: 'Other' };
export const TRAINING_RECEIPT: SaftCode = { id: '13017', name: 'Training receipt' };

/** Kinds the format has no word of its own for are other events. */
export const EVENTS: Record<EntryKind, SaftCode> = {
  shiftOpened: { id: '13003', name: 'Employee log in' },
  sale: { id: '13012', name: 'Sales receipt' },
  refund: { id: '13013', name: 'Return receipt' },
  void: { id: '13028', name: 'Void receipt' },
  saleCancelled: OTHER,
  cardStarted: OTHER,
  cardEnded: OTHER,
  cashIn: OTHER,
  cashOut: { id: '13019', name: 'Cash withdrawal' },
  drawerOpened: { id: '13005', name: 'Open cash drawer' },
  receiptCopied: { id: '13014', name: 'Copy receipt' },
  stockReceived: OTHER,
  stockCorrected: OTHER,
  counted: OTHER,
  xReport: { id: '13008', name: 'X report' },
  zReport: { id: '13009', name: 'Z report' },
  invoiceIssued: { id: '13018', name: 'Other reports or receipts' },
  correction: OTHER,
};

/** `1234.50`, never negative: which way the money goes is told by `amntTp`. */
export const amount = (cents: number): string => (Math.abs(cents) / 100).toFixed(2);

/** With its sign, where the format has no other place for it. */
export const signed = (cents: number): string => `${cents < 0 ? '-' : ''}${amount(cents)}`;

/** Credit is what came to the seller, debit what went back. */
export const side = (cents: number): 'C' | 'D' => (cents < 0 ? 'D' : 'C');

/** Hundredths of a percent as a percentage; "no VAT" is told by its code and has no percentage but 0. */
export const percent = (rate: number | null): string => ((rate ?? 0) / 100).toFixed(2);

export const vatCode = (vatClass: string, rate: number | null): string => (rate === null ? vatClass : `${vatClass}-${rate}`);

/** Two elements with the wall clock's date and time at the point. */
export const wallClock = (dateName: string, timeName: string, instant: string, zone: string): XmlElement[] => {
  const { date, time } = localDateTime(instant, zone);
  return [el(dateName, date), el(timeName, `${time}:${instant.slice(17, 19)}`)];
};
