/** A receipt of the journal as a SAF-T cash transaction. */
import type { EntryBody } from '#shared/contract/payments/entries.ts';
import type { JournalEntry } from '#shared/contract/payments/journal.ts';
import type { SaleLine } from '#shared/contract/payments/sales.ts';
import { vatWithin } from '#shared/domain/vat-rows.ts';
import { el, maybe, type XmlElement } from '../xml-out.ts';
import { amount, PAYMENTS, percent, side, TRANSACTIONS, vatCode, wallClock } from './saft-words.ts';

type Paper = EntryBody<'sale'>;

const vat = (row: { vatClass: string; vatRate: number | null; vatCents: number; netCents: number }): XmlElement =>
  el('vat', [el('vatCode', vatCode(row.vatClass, row.vatRate)), el('vatPerc', percent(row.vatRate)), el('vatAmnt', amount(row.vatCents)), el('vatAmntTp', side(row.vatCents)), el('vatBasAmnt', amount(row.netCents))]);

const lineOf = (line: SaleLine, at: number, entry: JournalEntry, zone: string): XmlElement => {
  const vatCents = line.vatRate === null ? 0 : vatWithin(line.totalCents, line.vatRate);
  const netCents = line.totalCents - vatCents;
  return el('ctLine', [
    el('nr', String(at + 1)),
    el('lineID', line.id),
    el('lineType', line.kind),
    el('artGroupID', line.payeeId),
    el('artID', line.productId ?? line.kind),
    el('qnt', String(line.quantity)),
    el('lineAmntIn', amount(line.totalCents)),
    el('lineAmntEx', amount(netCents)),
    el('amntTp', side(line.totalCents)),
    el('ppu', amount(line.unitCents)),
    maybe('empID', entry.advisorId),
    maybe('cashTransLineDescr', line.name.fi ?? line.name.sv ?? line.name.en),
    ...wallClock('lineDate', 'lineTime', entry.at, zone),
    vat({ vatClass: line.vatClass, vatRate: line.vatRate, vatCents, netCents }),
    line.discountCents > 0 ? el('discount', [el('dscTp', line.reason ?? 'discount'), el('dscAmnt', amount(line.discountCents))]) : null,
  ]);
};

/** The number after the register's own, which is what the format counts. */
const receiptCount = (number: string): string => number.slice(number.lastIndexOf('-') + 1);

const paymentOf = ({ kind, cents, cardPaymentId }: Paper['sale']['tenders'][number], entry: JournalEntry): XmlElement =>
  el('payment', [el('paymentType', PAYMENTS[kind].id), el('paidAmnt', amount(cents)), maybe('empID', entry.advisorId), el('curCode', 'EUR'), maybe('paymentRefID', cardPaymentId)]);

/** `signature` is the entry's own over its hash, so that the file leads back to the journal row by row. */
export const transaction = (entry: JournalEntry, { sale }: Paper, zone: string): XmlElement => {
  const { totals } = sale;
  const netCents = totals.vat.reduce((sum, row) => sum + row.netCents, 0);
  return el('cashtransaction', [
    el('nr', String(entry.sequence)),
    el('transID', entry.id),
    el('transType', TRANSACTIONS[sale.kind].id),
    el('transAmntIn', amount(totals.totalCents)),
    el('transAmntEx', amount(netCents)),
    el('amntTp', side(totals.totalCents)),
    maybe('empID', entry.advisorId),
    ...wallClock('transDate', 'transTime', entry.at, zone),
    el('bookDate', entry.businessDate),
    maybe('refID', sale.originalReceipt),
    maybe('desc', sale.reason),
    ...sale.lines.map((line, at) => lineOf(line, at, entry, zone)),
    ...totals.vat.map(vat),
    totals.roundingCents === 0 ? null : el('rounding', [el('roundingAmnt', (totals.roundingCents / 100).toFixed(2))]),
    ...sale.tenders.map((tender) => paymentOf(tender, entry)),
    el('signature', entry.signature),
    el('keyVersion', '1'),
    entry.receiptNumber === null ? null : el('receiptNum', receiptCount(entry.receiptNumber)),
    el('voidTransaction', String(sale.kind === 'void')),
    el('trainingID', String(entry.chain === 'training')),
  ]);
};
