/** The sums of a report, part by part as an auditor reads them. */
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { plainAmount } from './amounts.ts';
import type { PaperLine, PaperStyle } from './paper.ts';
import { taxTable } from './paper-payment.ts';
import type { ReportNames, ReportSpeech } from './report-names.ts';

const RULE: PaperLine = { kind: 'rule' };
const pair = (left: string, right: string, style: PaperStyle = 'plain'): PaperLine => ({ kind: 'pair', left, right, style });
const title = (text: string): PaperLine => ({ kind: 'text', text, style: 'strong', align: 'left' });

/** A part under its title; nothing when it has no lines. */
const part = (name: string, lines: PaperLine[]): PaperLine[] => (lines.length === 0 ? [] : [RULE, title(name), ...lines]);

/** What was sold and given back, and how far from the price list. */
export const sumLines = (report: ShiftReport, speech: ReportSpeech): PaperLine[] => {
  const { say, tell } = speech;
  const counted = (key: 'sales' | 'refunds' | 'voids' | 'discounts' | 'overrides') => pair(tell(key, { count: report[key].count }), plainAmount(report[key].cents, speech));
  const net = report.sales.cents + report.refunds.cents + report.voids.cents;
  return part(tell('sums'), [
    counted('sales'),
    counted('refunds'),
    counted('voids'),
    pair(say('total'), plainAmount(net, speech), 'strong'),
    pair(say('rounding'), plainAmount(report.roundingCents, speech)),
    counted('discounts'),
    counted('overrides'),
  ]);
};

/** Whose money it is, the tax in it, how it was paid and who took it. */
export const takingLines = (report: ShiftReport, names: ReportNames, speech: ReportSpeech): PaperLine[] => {
  const { say, tell } = speech;
  const money = (cents: number) => plainAmount(cents, speech);
  const payeeName = (id: string): string => {
    const name = names.payee(id);
    return name === null ? id : speech.name(name);
  };
  const payees = report.byPayee.flatMap(({ payeeId, salesCents, refundsCents }) => [
    pair(payeeName(payeeId), money(salesCents + refundsCents)),
    ...(refundsCents === 0 ? [] : [pair(tell('salesOf'), money(salesCents), 'small'), pair(tell('refundsOf'), money(refundsCents), 'small')]),
  ]);
  const tenders = report.byTender.flatMap(({ kind, count, inCents, outCents }) => [
    pair(tell('counted', { name: say(kind), count }), money(inCents - outCents)),
    ...(outCents === 0 ? [] : [pair(tell('into'), money(inCents), 'small'), pair(tell('out'), money(-outCents), 'small')]),
  ]);
  const cashiers = report.byCashier.map(({ advisorId, count, cents }) => pair(tell('counted', { name: names.advisor(advisorId), count }), money(cents)));
  return [...part(tell('byPayee'), payees), ...taxTable(report.byRate, speech), ...part(tell('byTender'), tenders), ...part(tell('byCashier'), cashiers)];
};

/** The drawer from its float to its count, and the word on what did not fit. */
export const cashLines = (report: ShiftReport, names: ReportNames, speech: ReportSpeech): PaperLine[] => {
  const { tell } = speech;
  const { cash, difference } = report;
  const money = (cents: number) => plainAmount(cents, speech);
  return part(tell('drawer'), [
    pair(tell('float'), money(cash.floatCents)),
    pair(tell('cashSales'), money(cash.takenCents)),
    pair(tell('cashIn'), money(cash.cashInCents)),
    pair(tell('cashOut'), money(-cash.cashOutCents)),
    pair(tell('expected'), money(cash.expectedCents), 'strong'),
    pair(tell('found'), cash.countedCents === null ? tell('notCounted') : money(cash.countedCents)),
    ...(cash.differenceCents === null ? [] : [pair(tell('difference'), money(cash.differenceCents), 'strong')]),
    ...(difference.explanation === null ? [] : difference.explanation.split('\n').map((text, index): PaperLine => ({ kind: 'text', text: index === 0 ? `${tell('explanation')}: ${text}` : text, style: 'plain', align: 'left' }))),
    ...(difference.approvedBy === null ? [] : [pair(tell('approvedBy'), names.advisor(difference.approvedBy))]),
  ]);
};

/** What an auditor looks at first, and the number that never falls. */
export const watchedLines = (report: ShiftReport, speech: ReportSpeech): PaperLine[] => {
  const { tell } = speech;
  const { first, last, count } = report.receipts;
  const span = first === null ? '\u2013' : first === last ? first : `${first} \u2013 ${last}`;
  return part(tell('watched'), [
    pair(tell('cancelled'), String(report.cancelled)),
    pair(tell('copies'), String(report.copies)),
    pair(tell('drawerOpenings'), String(report.drawerOpenings)),
    pair(tell('receipts', { count }), span),
    pair(tell('grandTotal'), plainAmount(report.grandTotalCents, speech), 'strong'),
  ]);
};
