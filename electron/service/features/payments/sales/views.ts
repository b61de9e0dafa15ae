/** A desk's register as it changes, for the cashier and for the customer. */
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { Sale, SaleView } from '#shared/contract/payments/sales.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { Read } from '../../../kernel/acts.ts';
import { milliseconds } from '../../../kernel/clock.ts';
import { digest } from '../../../kernel/ids.ts';
import { live } from '../../../kernel/live.ts';
import type { StationDeps } from '../../../station-os.ts';
import { openShiftOf, registerOfDesk } from '../registers/queries.ts';
import { payeeOf } from '../products/price-list.ts';
import { receiptAddress, type LinkPlace } from '../receipts/links.ts';
import { unprintedOn } from '../receipts/print-queue.ts';
import { lastCompletedAt, openRowOn, toSale } from './stored.ts';

/** How long the customer sees what was paid when nobody else comes. */
export const DONE_MS = 30_000;

/** The sale on the desk, or the last one completed in the shift. Another desk of the same register does not see it. */
const saleAt = (db: Read, deskId: string, registerId: string, shiftId: string | null): Sale | null => {
  const open = openRowOn(db, registerId);
  if (open) return open.desk_id === deskId ? toSale(db, open) : null;
  const last = shiftId === null ? undefined : lastCompletedAt(db, deskId, shiftId);
  return last ? toSale(db, last) : null;
};

export const registerView = (deps: Pick<StationDeps, 'db' | 'clock' | 'zone'>, deskId: string): RegisterView => {
  const { db, clock, zone } = deps;
  const register = registerOfDesk(db, deskId);
  if (!register) return { register: null, shift: null, sale: null, unprinted: [] };
  const shift = openShiftOf({ ...db, businessDate: localDateOf(clock.now(), zone) }, deskId);
  return { register, shift, sale: saleAt(db, deskId, register.id, shift?.id ?? null), unprinted: unprintedOn(db, register.id) };
};

const NOTHING: SaleView = { language: 'fi', state: 'nothing', lines: [], totalCents: 0, dueCents: 0, cashDueCents: 0, givenCents: null, changeCents: null, cardState: null, receiptAddress: null };

const stateOf = (sale: Sale): SaleView['state'] => {
  if (sale.state === 'completed') return 'done';
  if (sale.state === 'paying') return 'card';
  if (sale.tenders.some((tender) => tender.kind === 'cash')) return 'cash';
  return sale.lines.length > 0 ? 'lines' : 'nothing';
};

/** What the customer is shown: names, sums and what is asked of them, nothing of who they are. */
export const customerView = (db: Read, place: LinkPlace, deskId: string | null, now: string): SaleView => {
  const register = deskId === null ? null : registerOfDesk(db, deskId);
  const open = register ? openRowOn(db, register.id) : undefined;
  const row = open ?? (deskId === null ? undefined : lastCompletedAt(db, deskId, null));
  if (!row || row.desk_id !== deskId) return NOTHING;
  if (row.state === 'completed' && milliseconds(now) - milliseconds(row.completed_at ?? row.started_at) >= DONE_MS) return NOTHING;
  const sale = toSale(db, row);
  const cash = sale.tenders.findLast((tender) => tender.kind === 'cash');
  return {
    language: sale.language,
    state: stateOf(sale),
    lines: sale.lines.map((line) => ({ name: line.name, payee: payeeOf(db, line.payeeId)?.name ?? {}, quantity: line.quantity, totalCents: line.totalCents, discountCents: line.discountCents })),
    totalCents: sale.totals.totalCents,
    dueCents: sale.dueCents,
    cashDueCents: sale.cashDueCents,
    givenCents: cash?.givenCents ?? null,
    changeCents: cash?.changeCents ?? null,
    cardState: sale.cardPayments.at(-1)?.state ?? null,
    receiptAddress: sale.receiptNumber === null ? null : receiptAddress(db, place, sale.receiptNumber, now),
  };
};

const onDesk = (deps: StationDeps, deskId: () => string | null, changed: () => void): (() => void)[] => [
  deps.events.subscribe('saleChanged', (event) => {
    const id = deskId();
    if (id !== null && event.deskIds.includes(id)) changed();
  }),
  deps.events.subscribe('pointChanged', changed),
];

const stopping = (stops: readonly (() => void)[]) => () => {
  for (const stop of stops) stop();
};

export const deskRegister = (deps: StationDeps, deskId: string, signal?: AbortSignal, lastMark?: string): AsyncGenerator<RegisterView, void> =>
  live(
    {
      subscribe: (changed) => stopping(onDesk(deps, () => deskId, changed)),
      read: () => registerView(deps, deskId),
      mark: (view) => digest(JSON.stringify(view)),
    },
    signal,
    lastMark,
  );

/** Looks again when a receipt has been shown for its time. */
export const customerSale = (deps: StationDeps, deskId: () => string | null, signal?: AbortSignal, lastMark?: string): AsyncGenerator<SaleView, void> => {
  const place: LinkPlace = { address: deps.address, key: deps.secret('receipt') };
  return live(
    {
      subscribe: (changed) => {
        let over: NodeJS.Timeout | undefined;
        const changedAndLater = () => {
          clearTimeout(over);
          over = setTimeout(changed, DONE_MS + 50);
          changed();
        };
        changedAndLater();
        const stop = stopping([...onDesk(deps, deskId, changedAndLater), deps.events.subscribe('deviceChanged', changed)]);
        return () => {
          clearTimeout(over);
          stop();
        };
      },
      read: () => customerView(deps.db, place, deskId(), deps.clock.now()),
      mark: (view) => digest(JSON.stringify(view)),
    },
    signal,
    lastMark,
  );
};
