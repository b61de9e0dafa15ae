/** What was sold, under whose money it is: each payee with its business id, its lines and, of several, its own sum. */
import type { Receipt, SaleLine } from '#shared/contract/payments/sales.ts';
import { formatIban } from '#shared/domain/iban.ts';
import { formatReference } from '#shared/domain/reference-number.ts';
import { dateText, plainAmount, rate } from './amounts.ts';
import type { PaperLine, PaperStyle } from './paper.ts';
import type { Speech } from './texts.ts';

const left = (text: string, style: PaperStyle): PaperLine => ({ kind: 'text', text, style, align: 'left' });

/** A rate, or that there is no tax at all, which is not the zero rate. */
export const rateText = (vatRate: number | null, speech: Speech): string => (vatRate === null ? speech.say('noVat') : speech.say('vat', { rate: rate(vatRate, speech) }));

const howMany = (line: SaleLine, speech: Speech, receiptDay: string): string =>
  [
    `${line.quantity} × ${plainAmount(line.unitCents, speech)}`,
    ...(line.discountCents > 0 ? [speech.say('discount', { amount: plainAmount(line.discountCents, speech) })] : []),
    rateText(line.vatRate, speech),
    ...(line.deliveryDate === receiptDay || line.kind === 'invoice' ? [] : [speech.say('delivered', { date: dateText(line.deliveryDate, speech) })]),
  ].join(', ');

const invoiceLines = ({ invoice }: SaleLine, speech: Speech): PaperLine[] => {
  if (!invoice) return [];
  const { say } = speech;
  const due = invoice.dueDate === null ? [] : [invoice.overdueDays > 0 ? say('overdue', { date: dateText(invoice.dueDate, speech), count: invoice.overdueDays }) : say('due', { date: dateText(invoice.dueDate, speech) })];
  return [say('reference', { reference: formatReference(invoice.reference) }), say('account', { account: formatIban(invoice.iban) }), ...due].map((text) => left(text, 'small'));
};

const lineOf = (line: SaleLine, speech: Speech, receiptDay: string): PaperLine[] => [
  { kind: 'pair', left: speech.name(line.name), right: plainAmount(line.totalCents, speech), style: 'plain' },
  left(howMany(line, speech, receiptDay), 'small'),
  ...invoiceLines(line, speech),
];

/** All that was sold, by payee in the receipt's order. */
export const payeeLines = (receipt: Receipt, speech: Speech): PaperLine[] => {
  const { say } = speech;
  const receiptDay = receipt.localTime.slice(0, 10);
  const ids = [...new Set([...receipt.payees.map((payee) => payee.providerId), ...receipt.lines.map((line) => line.payeeId)])].filter((id) => receipt.lines.some((line) => line.payeeId === id));
  return ids.flatMap((id): PaperLine[] => {
    const payee = receipt.payees.find((one) => one.providerId === id);
    const lines = receipt.lines.filter((line) => line.payeeId === id);
    const cents = receipt.totals.byPayee.find((one) => one.payeeId === id)?.cents ?? lines.reduce((sum, line) => sum + line.totalCents, 0);
    return [
      { kind: 'rule' },
      left(say('payee'), 'small'),
      left(payee ? speech.name(payee.name) : id, 'strong'),
      ...(payee ? [left([say('businessId', { id: payee.businessId }), ...(payee.address === undefined ? [] : [payee.address])].join(', '), 'small')] : []),
      ...lines.flatMap((line) => lineOf(line, speech, receiptDay)),
      ...(ids.length > 1 ? [{ kind: 'pair' as const, left: say('payeeTotal'), right: plainAmount(cents, speech), style: 'strong' as const }] : []),
    ];
  });
};
