/** Every entry of the journal as a SAF-T event; X and Z reports with what they said. */
import type { JournalEntry } from '#shared/contract/payments/journal.ts';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { el, maybe, type XmlElement } from '../xml-out.ts';
import { amount, EVENTS, PAYMENTS, percent, side, signed, TRAINING_RECEIPT, vatCode, wallClock } from './saft-words.ts';

export interface Company {
  ident: string;
  name: string;
}

const list = (name: string, rows: XmlElement[]): XmlElement | null => (rows.length > 0 ? el(name, rows) : null);

const counted = (name: string, { count, cents }: { count: number; cents: number }): XmlElement[] => [el(`${name}Num`, String(count)), el(`${name}Amnt`, amount(cents))];

/** What the journal does not count (offers, deliveries, credit) is there as zero, since the format asks for it. */
const nothing = { count: 0, cents: 0 };

const reportOf = (report: ShiftReport, at: string, registerNumber: number, company: Company, zone: string): XmlElement =>
  el('eventReport', [
    el('reportID', String(report.number ?? report.shiftNumber)),
    el('reportType', report.kind === 'z' ? 'Z report' : 'X report'),
    el('companyIdent', company.ident),
    el('companyName', company.name),
    ...wallClock('reportDate', 'reportTime', at, zone),
    el('registerID', String(registerNumber)),
    el('reportTotalCashSales', [el('totalCashSaleAmnt', amount(report.sales.cents))]),
    list('reportArtGroups', report.byPayee.map(({ payeeId, salesCents }) => el('reportArtGroup', [el('artGroupID', payeeId), el('artGroupNum', '0'), el('artGroupAmnt', amount(salesCents))]))),
    list('reportPayments', report.byTender.map(({ kind, count, inCents, outCents }) => el('reportPayment', [el('paymentType', PAYMENTS[kind].id), el('paymentNum', String(count)), el('paymentAmnt', signed(inCents - outCents))]))),
    list(
      'reportCashSalesVat',
      report.byRate.map((row) => el('reportCashSaleVat', [el('vatCode', vatCode(row.vatClass, row.vatRate)), el('vatPerc', percent(row.vatRate)), el('cashSaleAmnt', amount(row.netCents)), el('vatAmnt', amount(row.vatCents)), el('vatAmntTp', side(row.vatCents))])),
    ),
    el('reportOpeningChangeFloat', amount(report.cash.floatCents)),
    el('reportReceiptNum', String(report.receipts.count)),
    el('reportOpenCashBoxNum', String(report.drawerOpenings)),
    ...counted('reportReceiptCopy', { count: report.copies, cents: 0 }),
    ...counted('reportReceiptProforma', nothing),
    ...counted('reportReturn', report.refunds),
    ...counted('reportDiscount', report.discounts),
    ...counted('reportVoidTrans', report.voids),
    ...counted('reportReceiptDelivery', nothing),
    ...counted('reportTraining', report.training ? report.sales : nothing),
    el('reportGrandTotalSales', amount(report.grandTotalCents)),
  ]);

const reportIn = (entry: JournalEntry): ShiftReport | null => (entry.kind === 'xReport' || entry.kind === 'zReport' ? (entry.body['report'] as ShiftReport) : null);

const isReceipt = ({ kind }: JournalEntry): boolean => kind === 'sale' || kind === 'refund' || kind === 'void';

/** The event's text is the entry's kind in the journal's own word, which tells apart what the format calls "other". */
export const event = (entry: JournalEntry, registerNumber: number, company: Company, zone: string): XmlElement => {
  const report = reportIn(entry);
  const code = isReceipt(entry) && entry.chain === 'training' ? TRAINING_RECEIPT : EVENTS[entry.kind];
  return el('event', [
    el('eventID', `${entry.chain === 'training' ? 'T' : ''}${entry.sequence}`),
    el('eventType', code.id),
    isReceipt(entry) ? el('transID', entry.id) : null,
    maybe('empID', entry.advisorId),
    ...wallClock('eventDate', 'eventTime', entry.at, zone),
    el('eventText', entry.kind),
    report ? reportOf(report, entry.at, registerNumber, company, zone) : null,
  ]);
};
