/** A settlement told to its payee: as a document to read, and as a table to keep books by. */
import type { Collector } from '#shared/contract/payments/settlement.ts';
import type { ContentLanguage, Localized } from '#shared/contract/words.ts';
import { csvText, type CsvCell } from '#shared/domain/csv.ts';
import { formatIban } from '#shared/domain/iban.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { formatDate, formatDateTime } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { formatReference } from '#shared/domain/reference-number.ts';
import en from '../../../../../locales/en/settlement.json' with { type: 'json' };
import fi from '../../../../../locales/fi/settlement.json' with { type: 'json' };
import sv from '../../../../../locales/sv/settlement.json' with { type: 'json' };
import type { Press } from '../paper/page.ts';
import { MARGIN, startSheet, type Column } from '../paper/sheet.ts';
import type { SettlementNow } from './settlements.ts';
import type { StatementLine } from './statement-lines.ts';

const TEXTS: Readonly<Record<ContentLanguage, typeof fi>> = { fi, sv, en };

/** Finnish and Swedish leave a space before the sign and use a comma, English neither. */
const rateText = (rate: number | null, language: ContentLanguage): string => {
  if (rate === null) return TEXTS[language].noVat;
  const text = String(rate / 100);
  return language === 'en' ? `${text}%` : `${text.replace('.', ',')}\u00A0%`;
};

const named = (name: Localized, language: ContentLanguage) => chooseText(name, language)?.text ?? '';
const kindText = (kind: string, language: ContentLanguage): string => (kind === 'refund' || kind === 'void' ? TEXTS[language].kinds[kind] : TEXTS[language].kinds.sale);

/** Each line of the period, and after an empty row the ends of the journals it stands in. */
export const statementCsv = (settlement: SettlementNow, lines: readonly StatementLine[], language: ContentLanguage): string => {
  const t = TEXTS[language];
  const head: CsvCell[] = [t.date, t.receipt, t.kind, t.point, t.product, t.pieces, t.rate, t.amount, t.invoice, t.register, t.journalRow];
  const rows = lines.map((line): CsvCell[] => [
    line.businessDate,
    line.receiptNumber,
    kindText(line.kind, language),
    line.pointName,
    named(line.name, language),
    line.quantity,
    line.vatRate === null ? t.noVat : line.vatRate / 100,
    { cents: line.totalCents },
    line.invoiceReference ?? '',
    line.registerId,
    line.journalSequence,
  ]);
  const heads = settlement.heads.map((one): CsvCell[] => [one.registerId, one.sequence, one.hash]);
  return csvText([head, ...rows, [], [t.fees, { cents: -settlement.feesCents }], [t.payable, { cents: settlement.payableCents }], [t.reference, settlement.paymentId], [], [t.register, t.row, t.hash], ...heads]);
};

interface ProductSum {
  name: string;
  quantity: number;
  cents: number;
}

/** Pieces and sums by product; what was given back counts against it. */
const byProduct = (lines: readonly StatementLine[], language: ContentLanguage): ProductSum[] => {
  const sums = new Map<string, ProductSum>();
  for (const line of lines) {
    const name = named(line.name, language);
    const sum = sums.get(name) ?? { name, quantity: 0, cents: 0 };
    sum.quantity += line.totalCents < 0 ? -line.quantity : line.quantity;
    sum.cents += line.totalCents;
    sums.set(name, sum);
  }
  return [...sums.values()].toSorted((a, b) => b.cents - a.cents || a.name.localeCompare(b.name));
};

const RIGHT = 547;
const PAIR: readonly Column[] = [{ x: MARGIN, width: 260 }, { x: RIGHT, width: 220, end: true }];
const FACT: readonly Column[] = [{ x: MARGIN, width: 90 }, { x: MARGIN + 100, width: RIGHT - MARGIN - 100 }];
const VAT: readonly Column[] = [{ x: MARGIN, width: 120 }, { x: 310, width: 110, end: true }, { x: 430, width: 110, end: true }, { x: RIGHT, width: 110, end: true }];
const PRODUCT: readonly Column[] = [{ x: MARGIN, width: 320 }, { x: 430, width: 60, end: true }, { x: RIGHT, width: 110, end: true }];
const HEADS: readonly Column[] = [{ x: MARGIN, width: 150 }, { x: 250, width: 50, end: true }, { x: 262, width: RIGHT - 262 }];

/** PDF on as many A4 pages as the products need. */
export const statementPdf = (press: Press, settlement: SettlementNow, lines: readonly StatementLine[], collector: Collector | null, language: ContentLanguage): Promise<Uint8Array> => {
  const t = TEXTS[language];
  const money = (cents: number) => formatCents(cents, language);
  const { payee } = settlement;
  const name = named(payee.name, language);
  const sheet = startSheet(press);
  const section = (title: string) => {
    sheet.gap(14);
    sheet.keep(60);
    sheet.text(title, { size: 12, bold: true });
    sheet.line();
  };
  sheet.text(t.title, { size: 20, bold: true });
  sheet.gap(10);
  const facts: (readonly [string, string])[] = [
    [t.payee, name],
    [t.businessId, payee.businessId],
    [t.account, formatIban(payee.iban)],
    ...(collector ? [[t.collector, `${collector.name}, ${collector.businessId}`] as const] : []),
    [t.period, `${formatDate(settlement.from, language)}–${formatDate(settlement.to, language)}`],
    [t.madeAt, formatDateTime(settlement.madeAt, language)],
    [t.reference, formatReference(settlement.paymentId)],
  ];
  for (const fact of facts) sheet.row(fact, FACT);
  section(t.sums);
  sheet.row([t.receipts, String(settlement.receipts)], PAIR);
  sheet.row([t.sales, money(settlement.salesCents)], PAIR);
  sheet.row([t.refunds, money(settlement.refundsCents)], PAIR);
  sheet.row([t.fees, money(-settlement.feesCents)], PAIR);
  sheet.line();
  sheet.row([settlement.payableCents < 0 ? t.owed : t.payable, money(Math.abs(settlement.payableCents))], PAIR, true);
  const late = new Set(lines.filter((line) => line.businessDate < settlement.from).map((line) => `${line.registerId} ${line.receiptNumber}`)).size;
  if (late > 0) sheet.text(t.late.replace('{{count}}', String(late)));
  section(t.vat);
  sheet.row([t.rate, t.net, t.tax, t.gross], VAT, true);
  for (const row of settlement.vat) sheet.row([rateText(row.vatRate, language), money(row.netCents), money(row.vatCents), money(row.grossCents)], VAT);
  section(t.breakdown);
  sheet.row([t.product, t.pieces, t.amount], PRODUCT, true);
  for (const sum of byProduct(lines, language)) sheet.row([sum.name, String(sum.quantity), money(sum.cents)], PRODUCT);
  if (settlement.heads.length > 0) {
    section(t.heads);
    sheet.text(t.headsWhy);
    sheet.row([t.register, t.row, t.hash], HEADS, true);
    for (const head of settlement.heads) sheet.row([head.registerId, String(head.sequence), head.hash], HEADS);
  }
  const pages = sheet.pages((page, of) => `${name} · ${t.page.replace('{{page}}', String(page)).replace('{{pages}}', String(of))}`);
  return press.pdf({ title: `${t.title} ${settlement.number}`, language, madeAt: settlement.madeAt, pages });
};
