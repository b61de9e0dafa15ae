/** What it came to, how it was rounded and paid, and the tax in it. */
import type { CardPayment, Receipt, Tender, VatRow } from '#shared/contract/payments/sales.ts';
import { amount, plainAmount, rate } from './amounts.ts';
import type { PaperLine, PaperStyle } from './paper.ts';
import type { Speech } from './texts.ts';

const pair = (left: string, right: string, style: PaperStyle = 'plain'): PaperLine => ({ kind: 'pair', left, right, style });

/** At most the last four digits: more of a card's number says nothing to its holder. */
const lastDigits = (masked: string): string => /\d{0,4}$/.exec(masked)?.[0] ?? '';

const cardLines = (payment: CardPayment | undefined, { say }: Speech): PaperLine[] => {
  if (!payment) return [];
  const card = [payment.scheme, payment.cardNumber === null ? null : `****\u00A0${lastDigits(payment.cardNumber)}`].filter((part) => part !== null).join(' ');
  const code = payment.approvalCode === null ? '' : say('approval', { code: payment.approvalCode });
  return card === '' && code === '' ? [] : [pair(card, code, 'small')];
};

const tenderLines = (tender: Tender, receipt: Receipt, speech: Speech): PaperLine[] => {
  const { say } = speech;
  const back = tender.cents < 0;
  if (tender.kind === 'card') {
    return [pair(say(back ? 'cardBack' : 'card'), plainAmount(tender.cents, speech)), ...cardLines(receipt.cardPayments.find((payment) => payment.id === tender.cardPaymentId), speech)];
  }
  const given = tender.givenCents !== null && tender.givenCents > 0 && tender.givenCents !== tender.cents ? [pair(say('given'), plainAmount(tender.givenCents, speech), 'small')] : [];
  const change = tender.changeCents !== null && tender.changeCents > 0 ? [pair(say('change'), plainAmount(tender.changeCents, speech), 'strong')] : [];
  return [pair(say(back ? 'cashBack' : 'cash'), plainAmount(tender.cents, speech)), ...given, ...change];
};

/** The tax by rate; no lines without any. */
export const taxTable = (vat: readonly VatRow[], speech: Speech): PaperLine[] => {
  const { say } = speech;
  if (vat.length === 0) return [];
  const row = (cells: readonly [string, string, string, string], style: PaperStyle): PaperLine => ({ kind: 'row', cells, style });
  return [
    { kind: 'rule' },
    { kind: 'text', text: say('vatTitle'), style: 'small', align: 'left' },
    row([say('vatRate'), say('vatNet'), say('vatTax'), say('vatGross')], 'small'),
    ...vat.map(({ vatRate, netCents, vatCents, grossCents }) => {
      const tax = vatRate === null ? '' : plainAmount(vatCents, speech);
      const net = vatRate === null ? '' : plainAmount(netCents, speech);
      return row([vatRate === null ? say('noVat') : `${rate(vatRate, speech)}\u00A0%`, net, tax, plainAmount(grossCents, speech)], 'small');
    }),
  ];
};

/** From the total to the tax. What is to be paid is large: the one number that everyone looks for. */
export const paymentLines = (receipt: Receipt, speech: Speech): PaperLine[] => {
  const { say } = speech;
  const { totalCents, roundingCents } = receipt.totals;
  const back = receipt.kind === 'refund' || receipt.kind === 'void';
  const rounded: PaperLine[] =
    roundingCents === 0 ? [] : [pair(say('rounding'), plainAmount(roundingCents, speech)), pair(say(back ? 'toRefund' : 'toPay'), amount(totalCents + roundingCents, speech), 'strong')];
  return [
    { kind: 'rule' },
    pair(say(back ? 'refundTotal' : 'total'), amount(totalCents, speech), 'large'),
    ...rounded,
    ...(receipt.kind === 'proForma' ? [pair(say('unpaid'), '')] : receipt.tenders.flatMap((tender) => tenderLines(tender, receipt, speech))),
    ...taxTable(receipt.totals.vat, speech),
  ];
};
