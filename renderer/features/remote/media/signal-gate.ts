/** Lets a signal through only when its sender is in the room, its key is vouched for, and it is neither changed nor old. */
import type { Participant, Signal } from '#shared/contract/remote/words.ts';
import { signalHolds, vouchedKey } from './session-key.ts';

/** `notForUs`, `stranger`: by its ends. `signature`: changed, of another session, or by a key that is not the sender's. `replayed`: an old one. */
export type Refusal = 'notForUs' | 'stranger' | 'voucher' | 'signature' | 'replayed';

export interface RefusedSignal {
  readonly from: string;
  readonly why: Refusal;
}

interface Sender {
  readonly key: CryptoKey | null;
  /** Kept by the public key for as long as the gate stands: vouched for anew, or gone and come back, its old signals stay old. */
  readonly heard: { lastCount: number };
}

interface GateOptions {
  readonly sessionId: string;
  readonly self: Participant;
  readonly hear: (from: string, body: string) => void;
  readonly refused: (signal: RefusedSignal) => void;
  /** Milliseconds a signal is held that the known key did not sign: the roster with the sender's new key may be on its way. */
  readonly holdMs?: number;
}

export interface SignalGate {
  readonly take: (signal: Signal) => Promise<void>;
  readonly setRoster: (roster: readonly Participant[]) => Promise<void>;
  readonly close: () => void;
}

/** How many signals are held at once, of all senders: enough for the start of a connection with each. */
const MOST_HELD = 150;

const atDesk = ({ role }: Participant): boolean => role === 'customer' || role === 'advisor';

/**
 * Those at one desk are vouched for by one station: a second long-lived key among them is somebody slipped in.
 * @returns the ids whose voucher cannot be the desk's
 */
const slippedIn = (self: Participant, roster: readonly Participant[]): Set<string> => {
  const desk = roster.filter((one) => atDesk(one) && one.key !== null);
  const own = atDesk(self) ? self.key?.voucher.publicKey : desk[0]?.key?.voucher.publicKey;
  return new Set(desk.filter((one) => own !== undefined && one.key?.voucher.publicKey !== own).map(({ id }) => id));
};

export function createSignalGate({ sessionId, self, hear, refused, holdMs = 5_000 }: GateOptions): SignalGate {
  let senders = new Map<string, Sender>();
  const known = new Map<string, Sender>();
  const counts = new Map<string, { lastCount: number }>();
  let held: Signal[] = [];
  let work = Promise.resolve();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const hold = (signal: Signal): void => {
    if (held.length >= MOST_HELD) return refused({ from: signal.from, why: 'signature' });
    held.push(signal);
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!held.includes(signal)) return;
      held = held.filter((one) => one !== signal);
      refused({ from: signal.from, why: senders.has(signal.from) ? 'signature' : 'stranger' });
    }, holdMs);
    timers.add(timer);
  };

  const judge = async (signal: Signal): Promise<void> => {
    if (signal.to !== self.id || signal.from === self.id) return refused({ from: signal.from, why: 'notForUs' });
    const sender = senders.get(signal.from);
    if (sender === undefined) return hold(signal);
    if (sender.key === null) return refused({ from: signal.from, why: 'voucher' });
    if (!(await signalHolds(sender.key, sessionId, signal))) return hold(signal);
    if (signal.count <= sender.heard.lastCount) return refused({ from: signal.from, why: 'replayed' });
    sender.heard.lastCount = signal.count;
    hear(signal.from, signal.body);
  };

  const readRoster = async (roster: readonly Participant[]): Promise<void> => {
    const before = senders;
    const wrong = slippedIn(self, roster);
    const next = new Map<string, Sender>();
    for (const one of roster) {
      if (one.id === self.id || one.key === null) continue;
      const text = JSON.stringify([one.id, one.role, one.key, wrong.has(one.id)]);
      const heard = counts.get(one.key.publicKey) ?? { lastCount: -1 };
      counts.set(one.key.publicKey, heard);
      const sender = known.get(text) ?? { key: wrong.has(one.id) ? null : await vouchedKey(sessionId, one, one.key), heard };
      known.set(text, sender);
      next.set(one.id, sender);
    }
    senders = next;
    const again = held.filter(({ from }) => next.get(from) !== before.get(from));
    held = held.filter((signal) => !again.includes(signal));
    for (const signal of again) await judge(signal);
  };

  const inTurn = (job: () => Promise<void>): Promise<void> => {
    work = work.then(job);
    return work;
  };
  return {
    take: (signal) => inTurn(() => judge(signal)),
    setRoster: (roster) => inTurn(() => readRoster(roster)),
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      held = [];
    },
  };
}
