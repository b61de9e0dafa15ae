/** Invoices as rows: written once and never changed. */
import type { Read } from '../../../kernel/acts.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { PaymentAct } from '../journal/append.ts';
import { signOf, type InvoiceDocument } from './document.ts';

export interface StoredInvoice {
  document: InvoiceDocument;
  finvoice: string | null;
  saleId: string;
  registerId: string;
}

/** Counts invoices and credit notes of the point together. */
export const nextSequence = (act: PaymentAct): number => Number(act.first(act.q.selectFrom('invoice').select((e) => e.fn.max('sequence').as('last')))?.last ?? 0) + 1;

export const keepInvoice = (act: PaymentAct, sequence: number, { document, finvoice, saleId, registerId }: StoredInvoice): void =>
  void act.run(
    act.q.insertInto('invoice').values({
      number: document.number,
      sequence,
      sale_id: saleId,
      register_id: registerId,
      credits: document.credits?.number ?? null,
      payee_id: document.payee.providerId,
      reference: document.reference,
      total_cents: signOf(document) * document.totalCents,
      document: JSON.stringify(document),
      finvoice,
      issued_at: document.issuedAt,
    }),
  );

/** Throws `NOT_FOUND`. */
export const invoiceByNumber = (db: Read, number: string): StoredInvoice => {
  const row = db.first(db.q.selectFrom('invoice').selectAll().where('number', '=', number));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'invoice' });
  return { document: JSON.parse(row.document) as InvoiceDocument, finvoice: row.finvoice, saleId: row.sale_id, registerId: row.register_id };
};

export const isCredited = (db: Read, number: string): boolean => db.first(db.q.selectFrom('invoice').select('number').where('credits', '=', number)) !== undefined;
