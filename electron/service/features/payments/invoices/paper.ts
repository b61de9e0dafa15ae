/** An invoice on paper: what is owed above, and below the payment slip that banks in Finland know, in both national languages. */
import type { ContentLanguage, Localized } from '#shared/contract/words.ts';
import { bankBarcode } from '#shared/domain/bank-barcode.ts';
import { formatIban } from '#shared/domain/iban.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { formatReference } from '#shared/domain/reference-number.ts';
import en from '../../../../../locales/en/invoice.json' with { type: 'json' };
import fi from '../../../../../locales/fi/invoice.json' with { type: 'json' };
import sv from '../../../../../locales/sv/invoice.json' with { type: 'json' };
import { PAGE, type PageItem, type Press } from '../paper/page.ts';
import { MARGIN, startSheet, type Column } from '../paper/sheet.ts';
import { barsOf } from './bars.ts';
import { signOf, type InvoiceDocument } from './document.ts';

const TEXTS: Readonly<Record<ContentLanguage, typeof fi>> = { fi, sv, en };
const RIGHT = PAGE.width - MARGIN;
const FACT: readonly Column[] = [{ x: MARGIN, width: 100 }, { x: MARGIN + 110, width: 340 }];
const LINE: readonly Column[] = [{ x: MARGIN, width: 280 }, { x: 370, width: 40, end: true }, { x: 440, width: 60, end: true }, { x: RIGHT, width: 90, end: true }];
const VAT: readonly Column[] = [{ x: MARGIN, width: 120 }, { x: 310, width: 110, end: true }, { x: 430, width: 110, end: true }, { x: RIGHT, width: 110, end: true }];

const rateText = (rate: number | null, language: ContentLanguage): string => {
  if (rate === null) return TEXTS[language].noVat;
  return language === 'en' ? `${rate / 100}%` : `${String(rate / 100).replace('.', ',')}\u00A0%`;
};
const named = (name: Localized, language: ContentLanguage) => chooseText(name, language)?.text ?? '';

/** Slip of 101 mm at the foot of the page, as Finance Finland's model lays it out. */
const SLIP_TOP = PAGE.height - 300;
const SPLIT = 310;
/** Width for names and addresses on the slip. */
const ROOM = 185;

const slipOf = async (press: Press, invoice: InvoiceDocument): Promise<PageItem[]> => {
  const items: PageItem[] = [];
  const rule = (x: number, y: number, width: number, height: number) => items.push({ kind: 'box', x, y, width, height });
  const text = (x: number, y: number, words: string, size = 10, options: { bold?: boolean; anchor?: 'start' | 'end' } = {}) => items.push({ kind: 'text', x, y, size, text: words, ...options });
  /** Smaller where it would leave its box: what a bank reads is not cut. */
  const fitted = (x: number, y: number, words: string, size: number) => text(x, y, words, Math.min(size, Math.floor((size * ROOM * 10) / press.widthOf(words, size)) / 10));
  const label = (x: number, y: number, key: keyof typeof fi.slip) => {
    text(x, y, fi.slip[key], 6.5);
    if (sv.slip[key] !== fi.slip[key]) text(x, y + 8, sv.slip[key], 6.5);
  };
  const { payee, buyer } = invoice;
  const top = SLIP_TOP;
  const rows = [top, top + 34, top + 76, top + 140, top + 166, top + 192];
  for (const y of rows) rule(MARGIN - 18, y, y < top + 140 ? SPLIT - MARGIN + 18 : RIGHT - MARGIN + 36, 0.7);
  rule(SPLIT, top, RIGHT + 18 - SPLIT, 0.7);
  rule(SPLIT, top, 0.7, 192);
  rule(SPLIT, top + 166, RIGHT + 18 - SPLIT, 0.7);
  rule(MARGIN + 62, top, 0.7, 192);
  rule(SPLIT + 60, top + 140, 0.7, 52);
  rule(SPLIT + 150, top + 166, 0.7, 26);
  label(MARGIN - 14, top + 10, 'account');
  text(MARGIN + 70, top + 22, formatIban(payee.iban), 11);
  if (payee.bic) text(SPLIT - 8, top + 12, payee.bic, 8, { anchor: 'end' });
  label(MARGIN - 14, top + 46, 'payee');
  fitted(MARGIN + 70, top + 52, named(payee.name, invoice.language), 10);
  if (payee.address) fitted(MARGIN + 70, top + 66, payee.address, 9);
  label(MARGIN - 14, top + 88, 'payer');
  fitted(MARGIN + 70, top + 92, buyer.name, 10);
  fitted(MARGIN + 70, top + 106, buyer.address, 9);
  fitted(MARGIN + 70, top + 120, `${buyer.postcode} ${buyer.town}`, 9);
  label(MARGIN - 14, top + 150, 'signature');
  label(MARGIN - 14, top + 176, 'from');
  text(SPLIT + 12, top + 16, `${fi.slip.title}  ${sv.slip.title}`, 9, { bold: true });
  label(SPLIT + 6, top + 150, 'reference');
  text(SPLIT + 70, top + 158, formatReference(invoice.reference), 11);
  label(SPLIT + 6, top + 176, 'due');
  text(SPLIT + 70, top + 184, formatDate(invoice.dueOn, 'fi'), 11);
  label(SPLIT + 154, top + 176, 'euro');
  text(RIGHT + 12, top + 184, formatCents(invoice.totalCents, 'fi').replace(/\s?€$/, ''), 11, { bold: true, anchor: 'end' });
  const digits = bankBarcode({ iban: payee.iban, cents: invoice.totalCents, reference: invoice.reference, dueDate: invoice.dueOn });
  const { bars, width } = await barsOf(digits);
  // The guide's code is 105 mm wide and at least 10 mm high, with 5 mm of white before and after it.
  const unit = 297.6 / width;
  for (const bar of bars) rule(MARGIN + bar.at * unit, top + 206, bar.width * unit, 34);
  text(MARGIN, top + 250, digits, 7);
  text(MARGIN - 14, top + 268, fi.slip.terms, 6);
  text(MARGIN - 14, top + 276, sv.slip.terms, 6);
  return items;
};

/** PDF; the slip is on the last page, and a credit note has none. The same invoice gives the same bytes. */
export const invoicePdf = async (press: Press, invoice: InvoiceDocument): Promise<Uint8Array> => {
  const { language, payee, buyer, credits } = invoice;
  const t = TEXTS[language];
  const sign = signOf(invoice);
  const money = (cents: number) => formatCents(sign * cents, language);
  const sheet = startSheet(press);
  sheet.text(named(payee.name, language), { size: 13, bold: true });
  sheet.text([payee.address, `${t.businessId} ${payee.businessId}`].filter(Boolean).join(' · '), { size: 8.5 });
  sheet.gap(18);
  sheet.text(credits ? t.creditNote : t.invoice, { size: 20, bold: true });
  if (credits) sheet.text(t.credits.replace('{{number}}', credits.number).replace('{{date}}', formatDate(credits.issuedOn, language)));
  sheet.gap(8);
  const facts: (readonly [string, string])[] = [
    [t.number, invoice.number],
    [t.date, formatDate(invoice.issuedOn, language)],
    ...(credits ? [] : [[t.due, formatDate(invoice.dueOn, language)] as const]),
    [t.reference, formatReference(invoice.reference)],
    [t.buyer, [buyer.name, buyer.address, `${buyer.postcode} ${buyer.town}`].join(', ')],
    ...(buyer.businessId ? [[t.businessId, buyer.businessId] as const] : []),
  ];
  for (const fact of facts) sheet.row(fact, FACT);
  if (invoice.reason) sheet.text(t.reason.replace('{{reason}}', () => invoice.reason ?? ''));
  sheet.gap(14);
  sheet.row([t.product, t.pieces, t.rate, t.price], LINE, true);
  sheet.line();
  for (const line of invoice.lines) sheet.row([named(line.name, language), String(sign * line.quantity), rateText(line.vatRate, language), money(line.totalCents)], LINE);
  sheet.line();
  sheet.row([credits ? t.toCredit : t.toPay, '', '', money(invoice.totalCents)], LINE, true);
  sheet.gap(10);
  sheet.row([t.vat, t.net, t.tax, t.gross], VAT, true);
  for (const row of invoice.vat) sheet.row([rateText(row.vatRate, language), money(row.netCents), money(row.vatCents), money(row.grossCents)], VAT);
  if (invoice.vat.some((row) => row.vatRate === null)) sheet.text(t.noVatReason, { size: 8.5 });
  sheet.gap(8);
  if (credits) sheet.text(t.creditHelp);
  // What stands above the slip keeps off it: a longer invoice has it on a page of its own.
  else sheet.keep(300 - 60 + 20);
  const pages = sheet.pages((page, of) => t.page.replace('{{page}}', String(page)).replace('{{pages}}', String(of)));
  if (!credits) pages.at(-1)?.push(...(await slipOf(press, invoice)));
  return press.pdf({ title: `${credits ? t.creditNote : t.invoice} ${invoice.number}`, language, madeAt: invoice.issuedAt, pages });
};
