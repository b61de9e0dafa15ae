/** The bill: what is to be paid, on paper before it is. It is no receipt and leaves no row in the journal. */
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { Read } from '../../../kernel/acts.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { PaymentAct } from '../journal/append.ts';
import { planNext } from '../receipts/print-queue.ts';
import { paperOfSale, tillOf } from './paper.ts';
import { linesIn, saleRow, tendersIn, toSale } from './stored.ts';
import { requireSale } from './till.ts';

/** Throws `NOT_FOUND`, the refusals of a sale whose lines may not change, `CONFLICT` with `noLines` or `noPrinter`. */
export const printProForma = (act: PaymentAct, advisor: SignedIn, { saleId }: { saleId: string }): { ok: true } => {
  const row = requireSale(act, advisor, saleId, 'change');
  if (linesIn(row).length === 0) throw new Refusal('CONFLICT', { reason: 'noLines' });
  if (planNext(act, row.register_id, 'bill', saleId) === null) throw new Refusal('CONFLICT', { reason: 'noPrinter' });
  act.record({ kind: 'bill.printed', subjectId: saleId, visitId: row.visit_id, data: {} });
  act.audit({ detail: { sale: saleId } });
  return { ok: true };
};

/** The bill as it is now, or null once a part is paid or the sale is over: late paper would ask for money again. */
export const billOf = (db: Read, saleId: string, now: string): Receipt | null => {
  const row = saleRow(db, saleId);
  if (row.state === 'completed' || row.state === 'cancelled' || tendersIn(row).length > 0) return null;
  const till = tillOf(db, row);
  const paper = paperOfSale(db, till, toSale(db, row), { kind: 'proForma', number: '', at: now });
  // A bill has no row in the journal and never shows one.
  return { ...paper, cashier: till.cashier, journal: { sequence: 0, hash: '' } };
};
