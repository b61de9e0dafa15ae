/**
 * The journal in the shape of the Norwegian SAF-T Cash Register 1.0: a format auditors' programs read, though no law
 * asks for it in Finland. It is for reading; what is checked against the chain is the export in JSON or CSV.
 */
import { entryBodies, type EntryBody } from '#shared/contract/payments/entries.ts';
import type { JournalEntry } from '#shared/contract/payments/journal.ts';
import { el, maybe, xmlText, type XmlElement } from '../xml-out.ts';
import type { Exported } from './exporting.ts';
import { event, type Company } from './saft-event.ts';
import { transaction } from './saft-transaction.ts';
import { EVENTS, PAYMENTS, percent, TRANSACTIONS, vatCode, wallClock, type SaftCode } from './saft-words.ts';
import { toEntry } from './stored-row.ts';

type Paper = EntryBody<'sale'>;

const NAMESPACE = 'urn:StandardAuditFile-Taxation-CashRegister:NO';

const paperOf = (entry: JournalEntry): Paper | null => (entry.kind === 'sale' || entry.kind === 'refund' || entry.kind === 'void' ? entryBodies[entry.kind].parse(entry.body) : null);

const basic = (type: string) => (code: SaftCode): XmlElement => el('basic', [el('basicType', type), el('basicID', code.id), el('predefinedBasicID', code.id), el('basicDesc', code.name)]);

const byId = (codes: readonly SaftCode[]): SaftCode[] => [...new Map(codes.map((code) => [code.id, code])).values()].toSorted((a, b) => a.id.localeCompare(b.id));

const basics = (): XmlElement =>
  el('basics', [...byId(Object.values(TRANSACTIONS)).map(basic('11')), ...byId(Object.values(PAYMENTS)).map(basic('12')), ...byId(Object.values(EVENTS)).map(basic('13'))]);

const vatCodes = (papers: readonly Paper[], from: string): XmlElement | null => {
  const rows = new Map(papers.flatMap(({ sale }) => sale.totals.vat.map((row) => [vatCode(row.vatClass, row.vatRate), row] as const)));
  if (rows.size === 0) return null;
  return el('vatCodeDetails', [...rows].map(([code, row]) => el('vatCodeDetail', [el('vatCode', code), el('dateOfEntry', from), el('vatDesc', `${row.vatClass} ${percent(row.vatRate)} %`), el('standardVatCode', code)])));
};

const articles = (papers: readonly Paper[], from: string): XmlElement | null => {
  const lines = new Map(papers.flatMap(({ sale }) => sale.lines.map((line) => [line.productId ?? line.kind, line] as const)));
  if (lines.size === 0) return null;
  return el('articles', [...lines].map(([id, line]) => el('article', [el('artID', id), el('dateOfEntry', from), el('artGroupID', line.payeeId), el('artDesc', line.name.fi ?? line.name.sv ?? line.name.en ?? id)])));
};

/** Who the seller is, as the receipts of the span say; of a span without receipts nothing is known. */
const companyOf = (papers: readonly Paper[]): Company & { address: string } => {
  const point = papers.at(-1)?.receipt.point;
  return { ident: point?.businessId ?? '', name: point?.name ?? '', address: point?.address ?? '' };
};

export const exportSaft = ({ header, rows }: Exported, zone: string): string => {
  const entries = rows.map(toEntry);
  const papers = entries.flatMap((entry) => {
    const paper = paperOf(entry);
    return paper ? [{ entry, paper }] : [];
  });
  const sold = papers.map(({ paper }) => paper);
  const company = companyOf(sold);
  const address = el('streetAddress', [el('streetname', company.address), el('country', 'FI')]);
  const { register, from, to } = header;
  return xmlText(
    el(
      'auditfile',
      [
        el('header', [
          el('fiscalYear', to.slice(0, 4)),
          el('startDate', from),
          el('endDate', to),
          el('curCode', 'EUR'),
          ...wallClock('dateCreated', 'timeCreated', header.exportedAt, zone),
          el('softwareDesc', 'OneDoor'),
          el('softwareVersion', String(header.version)),
          el('softwareCompanyName', 'OneDoor'),
          el('auditfileVersion', '1.0'),
        ]),
        el('company', [
          el('companyIdent', company.ident),
          el('companyName', company.name),
          el('taxRegistrationCountry', 'FI'),
          maybe('taxRegIdent', company.ident && `FI${company.ident.replace('-', '')}`),
          address,
          vatCodes(sold, from),
          articles(sold, from),
          basics(),
          el('location', [
            el('name', company.name),
            address,
            el('cashregister', [
              el('registerID', String(register.number)),
              el('regDesc', register.name),
              ...entries.map((entry) => event(entry, register.number, company, zone)),
              ...papers.map(({ entry, paper }) => transaction(entry, paper, zone)),
            ]),
          ]),
        ]),
      ],
      { xmlns: NAMESPACE },
    ),
  );
};
