/** What a report's paper needs beside the report: names for its ids, and its words. */
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { ReportKey, Speech, Values } from './texts.ts';

/** What stands in the report as ids and instants, told for people. */
export interface ReportNames {
  point: Pick<Receipt['point'], 'name' | 'businessId'>;
  /** Whose shift it is. */
  cashier: string;
  /** An advisor's name by id. */
  advisor: (id: string) => string;
  /** A payee's name by id; null for one that left the price list. */
  payee: (id: string) => Localized | null;
  /** Wall-clock time at the point, `2026-11-22 14.05`. */
  localTime: (instant: string) => string;
}

/** How the parts of a report speak. */
export interface ReportSpeech extends Speech {
  tell: (key: ReportKey, values?: Values) => string;
}
