/**
 * The desk's side of the line to the card terminals. An order is sent once, after its commit, by the process that
 * committed it; whoever finds it later (after a crash, or when the answer was lost) only asks what became of it.
 */
import type { Doing } from '../../../kernel/acts.ts';
import { milliseconds } from '../../../kernel/clock.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { CardPaymentTable } from '../../../tables/card-payments.ts';
import type { StationDeps } from '../../../station-os.ts';
import type { CardAct, CardPorts } from './ports.ts';
import { cardPaymentsOf, cardRow, dueRows, knownCardRow, lateCharges, referenceOf, terminalOf, unendedRows, type LateCharge } from './rows.ts';
import { CARD_TIMES, type CardTimes } from './rules.ts';
import { terminalSecretOf } from './secret.ts';
import { saleOfRow, settle } from './settle.ts';
import { startCard } from './start.ts';
import type { CardOrder, CardTerminals, Heard, TerminalAccess, TerminalSettings } from './terminal.ts';

export interface CardDesk {
  /** Asks about every payment without a certain end: once, when the station starts. */
  recover(): Promise<void>;
  /** Asks about what is due, and gives back what was charged late. Called now and then. */
  tick(): Promise<void>;
  /** Asks about one payment now. Throws `NOT_FOUND`; `TERMINAL_AWAY` when there was no answer. */
  ask(cardPaymentId: string): Promise<void>;
  /** Asks the terminal to give the payment up. Throws `NOT_FOUND`; `TERMINAL_AWAY` when it cannot be reached. */
  cancel(cardPaymentId: string): Promise<void>;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
}

export interface CardDeskDeps extends Pick<StationDeps, 'db' | 'clock' | 'acts' | 'events' | 'log'> {
  terminals: CardTerminals;
  ports: CardPorts;
  times?: CardTimes;
}

const doing: Doing = { caller: { deviceId: 'station' }, advisor: null, procedure: 'payments.cardTerminal' };

export const createCardDesk = (deps: CardDeskDeps): CardDesk => {
  const { db, clock, acts, log, terminals, ports } = deps;
  const times = deps.times ?? CARD_TIMES;
  const sending = new Set<Promise<unknown>>();
  const asking = new Map<string, Promise<Heard>>();

  /** The very terminal the order went to, at the address it has now. */
  const settingsFor = (row: CardPaymentTable): TerminalSettings => {
    const then = terminalOf(row);
    const now = ports.terminal(db, row.register_id);
    return then.kind === 'adyen' && now?.kind === 'adyen' && now.poiId === then.poiId ? now : then;
  };
  const accessOf = (row: CardPaymentTable): TerminalAccess => ({ settings: settingsFor(row), secret: terminalSecretOf(db, row.register_id) });

  const orderOf = (row: CardPaymentTable): CardOrder => {
    const original = row.refunds_id === null ? undefined : cardRow(db, row.refunds_id);
    return {
      paymentId: row.id,
      serviceId: row.service_key,
      registerId: row.register_id,
      cents: row.cents,
      startedAt: row.started_at,
      original: original && terminalOf(original).kind === 'adyen' ? referenceOf(original) : null,
    };
  };

  const hear = (id: string, heard: Heard) => acts.act(doing, (act) => settle(act, ports, id, heard, times));

  const askNow = (row: CardPaymentTable): Promise<Heard> => {
    const underWay = asking.get(row.id);
    if (underWay) return underWay;
    const asked = (async () => {
      const heard = await terminals[terminalOf(row).kind].status(orderOf(row), accessOf(row));
      const step = await hear(row.id, heard);
      if (step.kind === 'foundLate') log.error({ cardPayment: row.id }, 'a card was charged after the terminal had not found the payment; it is given back');
      return heard;
    })().finally(() => asking.delete(row.id));
    asking.set(row.id, asked);
    return asked;
  };

  const send = async (id: string): Promise<void> => {
    const row = knownCardRow(db, id);
    const heard = await terminals[terminalOf(row).kind].start(orderOf(row), accessOf(row));
    await hear(id, heard);
    if (heard.kind !== 'ended' && heard.kind !== 'neverSent' && heard.kind !== 'byHand') await askNow(row);
  };

  const quietly = (id: string, work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => log.error({ cardPayment: id, error: String(error) }, 'a card payment could not be followed up'));

  deps.events.subscribe('cardStarted', ({ cardPaymentId }) => {
    const work: Promise<unknown> = quietly(cardPaymentId, send(cardPaymentId)).finally(() => sending.delete(work));
    sending.add(work);
  });

  /** A sale has one payment under way at a time: what is owed waits for it. */
  const isBusy = (act: CardAct, saleId: string): boolean => cardPaymentsOf(act, saleId).some((payment) => payment.endedAt === null);

  const isDue = ({ underWay, triedAt }: LateCharge): boolean => !underWay && (triedAt === null || milliseconds(clock.now()) - milliseconds(triedAt) >= times.askSeldom);

  /** A late charge goes back to the card it came from, in a refund of its own that is followed like any other. */
  const giveBack = (id: string) =>
    acts.act(doing, (act) => {
      const late = lateCharges(act).find(({ row }) => row.id === id);
      if (late && isDue(late) && !isBusy(act, late.row.sale_id)) startCard(act, ports, saleOfRow(late.row), -late.leftCents, id);
    });

  const askAll = async (rows: CardPaymentTable[]) => {
    await Promise.all(rows.filter((row) => terminalOf(row).kind !== 'manual').map((row) => quietly(row.id, askNow(row))));
    for (const late of lateCharges(db)) if (isDue(late)) await quietly(late.row.id, giveBack(late.row.id));
  };

  return {
    recover: () => askAll(unendedRows(db)),
    tick: () => askAll(dueRows(db, clock.now())),
    ask: async (id) => {
      const row = knownCardRow(db, id);
      if (row.ended_at !== null) return;
      const heard = await askNow(row);
      if (heard.kind === 'silence') throw new Refusal('TERMINAL_AWAY');
    },
    cancel: async (id) => {
      const row = knownCardRow(db, id);
      if (row.ended_at !== null) return;
      const told = await terminals[terminalOf(row).kind].cancel(orderOf(row), accessOf(row));
      if (told === 'away') throw new Refusal('TERMINAL_AWAY');
      if (told === 'sent') await askNow(row);
    },
    idle: async () => {
      while (sending.size > 0 || asking.size > 0) await Promise.allSettled([...sending, ...asking.values()]);
    },
  };
};
