/** What a receipt or bill of a sale says, before it is known where it goes. */
import type { Receipt, Sale, SaleLine } from '#shared/contract/payments/sales.ts';
import { localDateTime } from '#shared/domain/local-date.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { settingsOf } from '../../point/index.ts';
import { payeeOf } from '../products/price-list.ts';

// Names from other tables come by subqueries: one statement where every sale would run three.
const tillFacts = compiledOnce((q, param) =>
  q
    .selectFrom('register')
    .select((e) => [
      'name',
      'printer',
      e.selectFrom('shift').select('number').where('id', '=', param('shiftId')).as('shift_number'),
      e.selectFrom('advisor').select('name').where('id', '=', param('advisorId')).as('cashier'),
    ])
    .where('id', '=', param('registerId')),
);

export interface TillFacts {
  name: string;
  shiftNumber: number;
  cashier: string;
  prints: boolean;
}

export const tillOf = (db: Read, row: SaleTable): TillFacts => {
  const facts = db.first(tillFacts({ registerId: row.register_id, shiftId: row.shift_id, advisorId: row.advisor_id }));
  const printer: { kind: string } = JSON.parse(facts?.printer ?? '{"kind":"none"}');
  return { name: facts?.name ?? '', shiftNumber: facts?.shift_number ?? 0, cashier: facts?.cashier ?? '', prints: printer.kind !== 'none' };
};

/** Date and time as the wall clock shows them, `2026-11-22 14.05`. */
export const localTime = (instant: string): string => {
  const { date, time } = localDateTime(instant);
  return `${date} ${time.replace(':', '.')}`;
};

/** Who sells, by the point's settings. */
export const seller = (db: Read): Receipt['point'] => {
  const settings = settingsOf(db);
  return { name: settings?.name ?? '', address: settings?.seller?.address ?? '', phone: settings?.seller?.phone ?? '', businessId: settings?.seller?.businessId ?? '' };
};

const payeesOf = (db: Read, lines: readonly SaleLine[]): Receipt['payees'] => [...new Set(lines.map((line) => line.payeeId))].flatMap((id) => payeeOf(db, id) ?? []);

/** The sale's paper but for its place in the journal and its cashier. */
export const paperOfSale = (db: Read, till: TillFacts, sale: Sale, paper: Pick<Receipt, 'kind' | 'number'> & { at: string }): Omit<Receipt, 'journal' | 'cashier'> => ({
  number: paper.number,
  saleId: sale.id,
  kind: paper.kind,
  language: sale.language,
  issuedAt: paper.at,
  localTime: localTime(paper.at),
  point: seller(db),
  register: { name: till.name, shiftNumber: till.shiftNumber },
  payees: payeesOf(db, sale.lines),
  lines: sale.lines,
  tenders: sale.tenders,
  cardPayments: sale.cardPayments,
  totals: sale.totals,
  originalReceipt: sale.originalReceipt,
  reason: sale.reason,
  training: sale.training,
  copy: 0,
});
