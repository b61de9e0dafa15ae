/** Registers with journals on a real database, filled with days of sales by the very functions that the desk uses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntryBody } from '#shared/contract/payments/entries.ts';
import type { EntryKind } from '#shared/contract/payments/journal.ts';
import type { SaleLine, Tender } from '#shared/contract/payments/sales.ts';
import { roundCash } from '#shared/domain/cash-rounding.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import { append, type Appended, type PaymentAct } from '#service/features/payments/journal/append.ts';
import { nextReceiptNumber } from '#service/features/payments/journal/numbers.ts';
import { saveRegister } from '#service/features/payments/registers/saving.ts';
import { createActs, type StationDb } from '#service/kernel/acts.ts';
import { openStationDatabase, type StationDatabaseOptions } from '#service/kernel/db.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { createEvents } from '#service/kernel/events.ts';
import type { Ids } from '#service/kernel/ids.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import type { StationEvents } from '#service/station-events.ts';
import type { StationTables } from '#service/tables/station.ts';
import { setClock, type SetClock } from './clock.ts';
import { countedIds, seededRandom } from './ids.ts';

export interface TestJournal {
  db: StationDb;
  file: string;
  clock: SetClock;
  ids: Ids;
  registerIds: string[];
  advisorId: string;
  act: <Result>(job: (act: PaymentAct) => Result) => Promise<Result>;
  /** Writes so many entries to a register's chain, with sales among them, some minutes apart. */
  grow: (registerId: string, entries: number, training?: boolean) => Promise<void>;
  close: () => Promise<void>;
}

export interface TestJournalOptions {
  registers?: number;
  seed?: number;
  folder?: string;
  database?: StationDatabaseOptions;
}

const NAMES = ['Ote asemakaavasta', 'Metsästyskortti', 'Kopio "virallinen" & leima', 'Bussikortti\tlataus', 'Luonto- ja kulttuuriretki'];
const PAYEES = ['kunta', 'poliisi', 'maanmittaus'];
const CLASSES = [
  { vatClass: 'none', vatRate: null },
  { vatClass: 'general', vatRate: 2_550 },
  { vatClass: 'reduced1', vatRate: 1_350 },
] as const;

const lineOf = (id: string, number: () => number, date: string): SaleLine => {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(number() * items.length)]!;
  const quantity = 1 + Math.floor(number() * 3);
  const unitCents = 1 + Math.floor(number() * 6_000);
  return {
    id,
    kind: 'fee',
    productId: `tuote-${Math.floor(number() * 40)}`,
    productVersion: 1,
    name: { fi: pick(NAMES), sv: 'Avgift', en: 'Fee' },
    payeeId: pick(PAYEES),
    quantity,
    unitCents,
    listCents: unitCents,
    discountCents: 0,
    reason: null,
    totalCents: quantity * unitCents,
    ...pick(CLASSES),
    deliveryDate: date,
    invoice: null,
    serviceEventId: null,
    refundsLineId: null,
  };
};

/** A completed sale of some lines, paid in cash or by card, and its paper. */
export const randomPaper = (act: PaymentAct, registerId: string, shiftId: string, training: boolean, number: () => number): { number: string; body: EntryBody<'sale'> } => {
  const lines = Array.from({ length: 1 + Math.floor(number() * 4) }, () => lineOf(act.newId(), number, act.businessDate));
  const { dueCents } = totalsOf(lines, []);
  const inCash = number() < 0.6;
  const cents = inCash ? roundCash(dueCents) : dueCents;
  const tender: Tender = { id: act.newId(), kind: inCash ? 'cash' : 'card', cents, roundingCents: cents - dueCents, givenCents: inCash ? cents + 500 : null, changeCents: inCash ? 500 : null, cardPaymentId: null };
  const settled = totalsOf(lines, [tender]);
  const receiptNumber = nextReceiptNumber(act, registerId, training);
  const saleId = act.newId();
  const sale: EntryBody<'sale'>['sale'] = {
    id: saleId,
    kind: 'sale',
    registerId,
    shiftId,
    visitId: null,
    language: 'fi',
    training,
    state: 'completed',
    lines,
    tenders: [tender],
    cardPayments: [],
    ...settled,
    receiptNumber,
    originalReceipt: null,
    reason: null,
    startedAt: act.now,
    completedAt: act.now,
    revision: 3,
  };
  const receipt: EntryBody<'sale'>['receipt'] = {
    number: receiptNumber,
    saleId,
    kind: 'sale',
    language: 'fi',
    issuedAt: act.now,
    localTime: `${act.businessDate} 10.00`,
    point: { name: 'Mikkelin asiointipiste', address: 'Raatihuoneenkatu 8', phone: '015 1941', businessId: '0165116-3' },
    register: { name: 'Kassa 1', shiftNumber: 1 },
    payees: [],
    lines,
    tenders: [tender],
    cardPayments: [],
    totals: settled.totals,
    originalReceipt: null,
    reason: null,
    training,
    copy: 0,
  };
  return { number: receiptNumber, body: { sale, receipt } };
};

const AT_ONCE = 200;

/** A migrated database with registers, nothing in their journals. */
export const startJournal = async (options: TestJournalOptions = {}): Promise<TestJournal> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'onedoor-journal-'));
  const file = join(folder, 'station.sqlite');
  const db: StationDb = openStationDatabase<StationTables>(file, options.database);
  migrate(db.raw, stationMigrations);
  const clock = setClock('2026-11-02T06:00:00.000Z');
  const ids = countedIds('J');
  const { number } = seededRandom(options.seed ?? 5);
  const acts = createActs<StationEvents>({ db, clock, ids, events: createEvents<StationEvents>(() => undefined), businessDate: (instant) => localDateOf(instant) });
  const advisorId = ids.next();
  await db.write((w) => w.run(w.q.insertInto('advisor').values({ id: advisorId, name: 'Kassanhoitaja', role: 'cashier', pin_hash: '', active: 1, locked_until: null })));
  const act: TestJournal['act'] = (job) => acts.act({ caller: { deviceId: 'desk-1' }, advisor: { id: advisorId }, procedure: 'test' }, job);
  const registerIds: string[] = [];
  for (let index = 1; index <= (options.registers ?? 1); index += 1)
    registerIds.push(await act((inside) => saveRegister(inside, { name: `Kassa ${index}`, deskIds: [], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'none' } }, undefined).id));

  const one = (inside: PaymentAct, registerId: string, training: boolean): Appended => {
    const shiftId = `01SHFT${registerId.slice(6)}`;
    const add = <Kind extends EntryKind>(kind: Kind, body: EntryBody<Kind>, receiptNumber: string | null = null) => append(inside, { registerId, training, kind, shiftId, receiptNumber, body });
    const chance = number();
    if (chance < 0.8) {
      const paper = randomPaper(inside, registerId, shiftId, training, number);
      return add('sale', paper.body, paper.number);
    }
    if (chance < 0.87) return add('drawerOpened', { reason: 'Vaihtorahaa\nseteleistä' });
    if (chance < 0.93) return add('cashOut', { cents: 2_000, reason: 'Pankkiin ä€ 𝄞' });
    return add('cashIn', { cents: 1_000, reason: 'Vaihtokassaan "lisää"' });
  };

  return {
    db,
    file,
    clock,
    ids,
    registerIds,
    advisorId,
    act,
    grow: async (registerId, entries, training = false) => {
      for (let done = 0; done < entries; done += AT_ONCE)
        await act((inside) => {
          for (let index = done; index < Math.min(entries, done + AT_ONCE); index += 1) one(inside, registerId, training);
        }).then(() => clock.advance(60_000));
    },
    close: async () => {
      await db.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
};
