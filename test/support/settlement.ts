/** Receipts and closed shifts as stations send them to the hub, and a hub with payees to settle them to. */
import type { OutboxEvent } from '#shared/contract/outbox.ts';
import type { SaleLine } from '#shared/contract/payments/sales.ts';
import type { ReceiptIssued } from '#shared/contract/payments/settlement.ts';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import { outboxEvent, startHub, testProvider, type HubClient, type TestHub } from './hub.ts';

const numbered = (prefix: string, number: number) => `0${prefix}${String(number).padStart(25 - prefix.length, '0')}`;
export const registerId = (number: number): string => numbered('R', number);
export const S1 = numbered('Z', 1);
export const S2 = numbered('Z', 2);
export const HEX = (letter: string): string => letter.repeat(64);

export const COLLECTOR = { name: 'Mikkelin kaupunki', businessId: '0165116-3', iban: 'FI2112345600000785', bic: 'NDEAFIHH' };
export const PAYEES = [
  { providerId: 'a', name: { fi: 'Tuottaja A', sv: 'Producent A', en: 'Provider A' }, businessId: '0112038-9', iban: 'FI5810171000000122', bic: 'NDEAFIHH' },
  { providerId: 'b', name: { fi: 'Ťuottaja Ŋ & Đ', sv: 'Producent B' }, businessId: '1234567-1', iban: 'FI9080002627761348' },
];

export interface SoldLine {
  payeeId: string;
  cents: number;
  quantity?: number;
  vat?: Pick<SaleLine, 'vatClass' | 'vatRate'>;
  invoice?: string;
}

const lineOf = (sold: SoldLine, sale: number, index: number, date: string): SaleLine => ({
  id: numbered('N', sale * 100 + index),
  kind: sold.invoice ? 'invoice' : 'fee',
  productId: sold.invoice ? null : `${sold.payeeId}-fee`,
  productVersion: 1,
  name: { fi: `Maksu ${sold.payeeId}`, sv: `Avgift ${sold.payeeId}`, en: `Fee ${sold.payeeId}` },
  payeeId: sold.payeeId,
  quantity: sold.quantity ?? 1,
  unitCents: sold.cents,
  listCents: sold.cents,
  discountCents: 0,
  reason: null,
  totalCents: sold.cents * (sold.quantity ?? 1),
  vatClass: sold.vat?.vatClass ?? 'none',
  vatRate: sold.vat?.vatRate ?? null,
  deliveryDate: date,
  invoice: sold.invoice ? { iban: 'FI5810171000000122', reference: sold.invoice, dueDate: null, overdueDays: 0 } : null,
  serviceEventId: null,
  refundsLineId: null,
});

export interface ReceiptOptions {
  number: number;
  lines: SoldLine[];
  date?: string;
  kind?: 'sale' | 'refund' | 'void';
  register?: number;
  training?: boolean;
}

/** The payload of `receipt.issued`. */
export const receiptIssued = ({ number, lines, date = '2026-03-02', kind = 'sale', register = 1, training = false }: ReceiptOptions): ReceiptIssued => {
  const sold = lines.map((line, index) => lineOf(line, number, index, date));
  return {
    registerId: registerId(register),
    businessDate: date,
    receipt: {
      number: `1-${number}`,
      saleId: numbered('A', number),
      kind,
      language: 'fi',
      issuedAt: `${date}T10:00:00.000Z`,
      localTime: `${date} 12.00`,
      point: { name: 'Mikkelin asiointipiste', address: 'Raatihuoneenkatu 1', phone: '015 1941', businessId: '0165116-3' },
      register: { name: 'Kassa 1', shiftNumber: 1 },
      payees: PAYEES,
      lines: sold,
      tenders: [],
      cardPayments: [],
      totals: totalsOf(sold, []).totals,
      originalReceipt: null,
      reason: null,
      training,
      copy: 0,
      journal: { sequence: number, hash: HEX('a').slice(0, 12) },
    },
  };
};

/** An outbox event of a receipt; its sequence and id are the receipt's number unless given. */
export const receiptEvent = (options: ReceiptOptions, sequence = options.number, id?: string): OutboxEvent => outboxEvent(sequence, 'receipt.issued', { ...receiptIssued(options) }, id);

export interface HubAtWork extends TestHub {
  administrator: HubClient;
  editor: (providerId: string) => Promise<HubClient>;
  /** Sends receipts from a station, each event once more than needed when told so. */
  receive: (receipts: ReceiptOptions[], station?: string) => Promise<void>;
  settle: (payeeId?: string, to?: string) => ReturnType<HubClient['payments']['settle']>;
  /** Sum of all lines that are in no settlement. */
  waitingCents: (payeeId: string) => Promise<number>;
}

/** A hub with two payees and a collector, on 2026-04-02. */
export const startSettling = async (folder?: string): Promise<HubAtWork> => {
  const at = await startHub({ providers: ['a', 'b'].map(testProvider), ...(folder ? { folder } : {}) });
  at.clock.set('2026-04-02T08:00:00.000Z');
  const administrator = await at.editorOf(null);
  for (const payee of PAYEES) await administrator.payments.savePayee({ commandId: at.commandId(), payee });
  await administrator.payments.saveCollector({ commandId: at.commandId(), collector: COLLECTOR });
  const sequences = new Map<string, number>();
  return {
    ...at,
    administrator,
    editor: (providerId) => at.editorOf(providerId),
    receive: async (receipts, station = S1) => {
      const events = receipts.map((receipt) => {
        const sequence = (sequences.get(station) ?? 0) + 1;
        sequences.set(station, sequence);
        return receiptEvent(receipt, sequence, numbered('E', receipt.number));
      });
      await at.as({ kind: 'station', deviceId: station }).outbox.push({ events });
    },
    settle: (payeeId = 'a', to = '2026-03-31') => administrator.payments.settle({ commandId: at.commandId(), payeeId, to }),
    waitingCents: async (payeeId) => {
      const row = await at.database.db.selectFrom('receipt_line').select((e) => e.fn.sum<number | null>('total_cents').as('sum')).where('payee_id', '=', payeeId).where('settlement_id', 'is', null).executeTakeFirst();
      return Number(row?.sum ?? 0);
    },
  };
};

/** A Z report as the hub hears of it. */
export const shiftReport = (change: Partial<ShiftReport> = {}): ShiftReport => ({
  kind: 'z',
  number: 1,
  registerId: registerId(1),
  registerName: 'Kassa 1',
  shiftId: numbered('F', 1),
  shiftNumber: 1,
  training: false,
  businessDate: '2026-03-02',
  from: '2026-03-02T07:00:00.000Z',
  to: '2026-03-02T14:00:00.000Z',
  sales: { count: 0, cents: 0 },
  refunds: { count: 0, cents: 0 },
  voids: { count: 0, cents: 0 },
  cancelled: 0,
  discounts: { count: 0, cents: 0 },
  overrides: { count: 0, cents: 0 },
  copies: 0,
  drawerOpenings: 0,
  roundingCents: 0,
  byPayee: [],
  byRate: [],
  byTender: [],
  byCashier: [],
  cash: { floatCents: 0, takenCents: 0, cashInCents: 0, cashOutCents: 0, expectedCents: 0, countedCents: 0, differenceCents: 0 },
  difference: { explanation: null, approvedBy: null },
  receipts: { first: null, last: null, count: 0 },
  grandTotalCents: 0,
  head: { registerId: registerId(1), chain: 'real', sequence: 9, hash: HEX('9') },
  ...change,
});
