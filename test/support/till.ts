/** A point with a register, a price list of two payees and an open shift. */
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { Count } from '#shared/contract/payments/shifts.ts';
import type { Payee, Product } from '#shared/contract/payments/words.ts';
import { applyProducts } from '#service/features/payments/index.ts';
import { openDesks } from './queue.ts';
import { startPoint, type StationClient, type TestPoint, type TestStationOptions } from './station.ts';

export const POLICE: Payee = { providerId: 'poliisi', name: { fi: 'Poliisi', sv: 'Polisen', en: 'Police' }, businessId: '2222222-9', iban: 'FI2112345600000785' };
export const CITY: Payee = { providerId: 'mikkeli', name: { fi: 'Mikkelin kaupunki', sv: 'S:t Michels stad', en: 'City of Mikkeli' }, businessId: '0165116-3', iban: 'FI5810171000000122' };

const product = (id: string, payee: Payee, cents: number, change: Partial<Product> = {}): Product => ({
  id,
  providerId: payee.providerId,
  version: 1,
  kind: 'fee',
  name: { fi: id, sv: id, en: id },
  prices: [{ from: '2026-01-01', cents }],
  vatClass: 'none',
  cardIds: [],
  stocked: false,
  ...change,
});

export const PASSPORT = product('passi', POLICE, 5_600, { name: { fi: 'Passi', sv: 'Pass', en: 'Passport' }, cardIds: ['permit'] });
export const PHOTO_COPY = product('kopio', CITY, 33, { kind: 'goods', vatClass: 'general', name: { fi: 'Kopio', sv: 'Kopia', en: 'Copy' } });
export const MAP = product('kartta', CITY, 1_250, { kind: 'goods', vatClass: 'general', stocked: true, gtin: '6414893400016', name: { fi: 'Kaupunkikartta', sv: 'Stadskarta', en: 'City map' } });
export const BUS_CARD = product('bussikortti', CITY, 4_999, { kind: 'goods', vatClass: 'reducedMoved', name: { fi: 'Bussikortti', sv: 'Busskort', en: 'Bus pass' } });
export const PRODUCTS: readonly Product[] = [PASSPORT, PHOTO_COPY, MAP, BUS_CARD];

const SYSTEM = { caller: { deviceId: 'station' }, advisor: null, procedure: 'test' };

/** Puts price lists in place as the feed does. */
export const putPrices = (point: Pick<TestPoint, 'station'>, products: readonly Product[] = PRODUCTS, payees: readonly Payee[] = [POLICE, CITY]): Promise<void> =>
  point.station.deps.acts.act(SYSTEM, (act) => {
    for (const payee of payees) applyProducts(act, payee.providerId, [{ payee }, ...products.filter((one) => one.providerId === payee.providerId).map((one) => ({ product: one }))]);
  });

export interface TestTill extends TestPoint {
  registerId: string;
  shiftId: string;
  deskId: string;
  cashier: StationClient;
  /** Starts a sale and puts products on it, each with how many. */
  sale: (...products: (readonly [productId: string, quantity?: number])[]) => Promise<Sale>;
  /** The sale paid in cash, exactly or with what is given. */
  paidInCash: (sale: Sale, givenCents?: number) => Promise<Sale>;
}

export const FLOAT: Count = { '5000': 1, '1000': 5, '100': 10, '50': 10, '10': 20, '5': 20 };

export interface TillOptions extends TestStationOptions {
  desks?: number;
  training?: boolean;
  terminal?: { kind: 'none' } | { kind: 'manual' };
}

/** A register that serves the first desk; its shift is the administrator's. */
export const startTill = async (options: TillOptions = {}): Promise<TestTill> => {
  const point = await startPoint({ desks: 2, ...options });
  await putPrices(point);
  await openDesks(point);
  const { client } = point.advisors[0]!;
  const deskId = point.deskIds[0]!;
  const register = await client.payments.saveRegister({
    commandId: point.commandId(),
    register: { name: 'Kassa 1', deskIds: [deskId], active: true, blindCount: false, printer: { kind: 'none' }, terminal: options.terminal ?? { kind: 'manual' } },
  });
  const shift = await client.payments.openShift({ commandId: point.commandId(), registerId: register.id, count: FLOAT, training: options.training ?? false });
  return {
    ...point,
    registerId: register.id,
    shiftId: shift.id,
    deskId,
    cashier: client,
    sale: async (...products) => {
      let sale = await client.payments.startSale({ commandId: point.commandId(), deskId });
      for (const [productId, quantity] of products) sale = await client.payments.addProduct({ commandId: point.commandId(), saleId: sale.id, productId, ...(quantity === undefined ? {} : { quantity }) });
      return sale;
    },
    paidInCash: (sale, givenCents = sale.cashDueCents) => client.payments.payCash({ commandId: point.commandId(), saleId: sale.id, givenCents }),
  };
};

export interface SecondTill {
  registerId: string;
  shiftId: string;
  deskId: string;
  cashier: StationClient;
  advisorId: string;
}

/** Another register at the second desk; its shift is that of the desk's advisor, in the role given. */
export const secondTill = async (till: TestPoint, role: 'advisor' | 'cashier' | 'lead' = 'advisor'): Promise<SecondTill> => {
  const { client, advisorId } = till.advisors[1]!;
  const deskId = till.deskIds[1]!;
  const administrator = till.advisors[0]!.client;
  const { name } = (await administrator.point.advisors()).find(({ id }) => id === advisorId)!;
  await administrator.point.saveAdvisor({ commandId: till.commandId(), id: advisorId, name, role, active: true });
  const register = await administrator.payments.saveRegister({
    commandId: till.commandId(),
    register: { name: 'Kassa 2', deskIds: [deskId], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'manual' } },
  });
  const shift = await client.payments.openShift({ commandId: till.commandId(), registerId: register.id, count: FLOAT, training: false });
  return { registerId: register.id, shiftId: shift.id, deskId, cashier: client, advisorId };
};

/** The bodies of a register's journal in order, with their kinds. */
export const journalOf = (point: Pick<TestTill, 'station' | 'registerId'>): { kind: string; sequence: number; receipt_number: string | null; shift_id: string | null; advisor_id: string | null; body: Record<string, unknown> }[] =>
  (point.station.deps.db.raw.prepare('SELECT kind, sequence, receipt_number, shift_id, advisor_id, body FROM journal_entry WHERE register_id = ? ORDER BY row').all(point.registerId) as { kind: string; sequence: number; receipt_number: string | null; shift_id: string | null; advisor_id: string | null; body: string }[]).map((row) => ({ ...row, body: JSON.parse(row.body) as Record<string, unknown> }));
