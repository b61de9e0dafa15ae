/** An invoice as it is kept: all that its paper and its XML say, so that both come out the same whenever they are asked for. */
import type { Buyer } from '#shared/contract/payments/procedures.ts';
import type { SaleLine, VatRow } from '#shared/contract/payments/sales.ts';
import type { Payee } from '#shared/contract/payments/words.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';

export interface InvoiceDocument {
  /** At most 20 characters (Finvoice 3.0), without a gap at the point. */
  number: string;
  /** Finnish reference number. */
  reference: string;
  /** Names the message to the operators; every message has its own. */
  messageId: string;
  issuedAt: string;
  issuedOn: string;
  dueOn: string;
  language: ContentLanguage;
  payee: Payee;
  buyer: Buyer;
  /** As sold; on a credit note too, where `sign` turns them. */
  lines: readonly SaleLine[];
  vat: readonly VatRow[];
  totalCents: number;
  /** The invoice that this one takes back, or null for an invoice. */
  credits: { number: string; issuedOn: string } | null;
  reason: string | null;
}

/** A credit note's amounts are negative (Finvoice 3.0, INV02). */
export const signOf = ({ credits }: Pick<InvoiceDocument, 'credits'>): 1 | -1 => (credits === null ? 1 : -1);
