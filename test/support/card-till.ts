/** A till whose register has a card terminal: the real driver on a real line to a terminal program. */
import { silentLog, type Log } from '#service/kernel/log.ts';
import type { StationOptions } from '#service/station.ts';
import { cardTerminals } from '#transport/card-terminal/terminals.ts';
import type { CardPayment, Sale } from '#shared/contract/payments/sales.ts';
import { startTill, type TestTill } from './till.ts';
import { setClock, type SetClock } from './clock.ts';
import { startCardTerminal, type FakeCardTerminal } from './fakes/card-terminal/server.ts';
import { seededRandom } from './ids.ts';

export interface CardTill extends TestTill {
  clock: SetClock;
  cardTerminal: FakeCardTerminal;
  /** Gives orders up soon, for a line on which they are lost. */
  hasten: () => void;
  /** Resolves when nothing is on the line any more. */
  quiet: () => Promise<void>;
  /** Lets time pass and asks about what is due. */
  pass: (ms: number) => Promise<void>;
  /** The sale as it is kept now. */
  saleNow: (id: string) => Promise<Sale>;
  /** Counts the drawer as expected and closes the shift. */
  closeDay: () => Promise<unknown>;
}

/** How long a test waits on a line that loses what goes over it, instead of the two minutes of the street. */
export const TEST_LINE = { order: 250, question: 250 };
/** How long on a line that loses nothing: a busy machine changes nothing. */
const PATIENT = { order: 15_000, question: 15_000 };

export const testTerminals = (times: { order: number; question: number }): StationOptions['cardTerminals'] => {
  const random = seededRandom(11);
  return cardTerminals((count) => random.bytes(count), times);
};

/** Sets the register's terminal to the program, with its secret. */
export const connectTerminal = async (till: Pick<TestTill, 'cashier' | 'commandId' | 'registerId' | 'deskId'>, terminal: FakeCardTerminal): Promise<void> => {
  const { registerId, cashier, commandId, deskId } = till;
  const settings = { kind: 'adyen' as const, host: '127.0.0.1', port: terminal.port, poiId: terminal.poiId, keyIdentifier: terminal.key.identifier, keyVersion: terminal.key.version };
  await cashier.payments.saveRegister({ commandId: commandId(), id: registerId, register: { name: 'Kassa 1', deskIds: [deskId], active: true, blindCount: false, printer: { kind: 'none' }, terminal: settings } });
  await cashier.payments.setTerminalSecret({ commandId: commandId(), registerId, passphrase: terminal.key.passphrase, certificate: terminal.certificate });
};

export const startCardTill = async (options: { training?: boolean; folder?: string; log?: Log; terminal?: FakeCardTerminal } = {}): Promise<CardTill> => {
  const terminal = options.terminal ?? (await startCardTerminal());
  const clock = setClock();
  const times = { ...PATIENT };
  const till = await startTill({ clock, cardTerminals: testTerminals(times), log: silentLog(), ...options, terminal: { kind: 'manual' } });
  await connectTerminal(till, terminal);
  const { station, cashier, commandId } = till;
  const lastPayment = (saleId: string) => (station.deps.db.raw.prepare('SELECT id FROM card_payment WHERE sale_id = ? ORDER BY id DESC').get(saleId) as { id: string } | undefined)?.id;
  return {
    ...till,
    clock,
    cardTerminal: terminal,
    hasten: () => {
      times.order = TEST_LINE.order;
    },
    quiet: () => station.cards.idle(),
    pass: async (ms) => {
      clock.advance(ms);
      await station.cards.tick();
      await station.cards.idle();
    },
    saleNow: async (saleId) => {
      const id = lastPayment(saleId);
      if (id === undefined) throw new Error('the sale has no card payment');
      // An ended payment is not asked about, and a question that is not answered changes nothing.
      return cashier.payments.askCard({ commandId: commandId(), cardPaymentId: id });
    },
    closeDay: async () => {
      const count = await cashier.payments.xReport({ commandId: commandId(), shiftId: till.shiftId });
      const expected = count.cash.expectedCents;
      const notes = { '100': Math.floor(expected / 100), '5': (expected % 100) / 5 };
      await cashier.payments.countShift({ commandId: commandId(), shiftId: till.shiftId, count: notes });
      return cashier.payments.closeShift({ commandId: commandId(), shiftId: till.shiftId });
    },
    close: async () => {
      await till.close();
      if (!options.terminal) await terminal.close();
    },
  };
};

/** The states of a sale's card payments, oldest first. */
export const statesOf = (sale: Sale): string[] => sale.cardPayments.map(({ state, reason }: CardPayment) => (reason === null ? state : `${state} ${reason}`));
