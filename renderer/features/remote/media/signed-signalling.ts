/**
 * Signals out, signed and in order; signals in, checked before anything is done with them. What carries them may be cut,
 * lose its place, or be the one who lies.
 */
import type { KeptSignal, Participant, Signal } from '#shared/contract/remote/words.ts';
import { createSignalGate, type RefusedSignal } from './signal-gate.ts';
import { signSignal, type SessionKey } from './session-key.ts';

/** What carries signals: the station for those at its desk, the hub for an expert. */
export interface Signalling {
  readonly send: (signals: Signal[]) => Promise<unknown>;
  /** The signals to us after the one of that sequence, and those to come; it may end or throw, and is then asked again. */
  readonly watch: (after: number, signal: AbortSignal) => Promise<AsyncIterable<KeptSignal>>;
}

interface SignallingOptions {
  readonly sessionId: string;
  readonly self: Participant;
  readonly key: SessionKey;
  readonly line: Signalling;
  readonly hear: (from: string, body: string) => void;
  readonly refused: (signal: RefusedSignal) => void;
  /** Told when the line comes or goes, by what the line itself shows. */
  readonly lineChanged: (up: boolean) => void;
}

export interface SignedSignalling {
  readonly say: (to: string, body: string) => void;
  readonly setRoster: (roster: readonly Participant[]) => Promise<void>;
  readonly close: () => void;
}

const MOST_AT_ONCE = 50;
const FIRST_PAUSE_MS = 200;
/** Five seconds mend a cut, and this is only the first step of that. */
const LONGEST_PAUSE_MS = 1_000;

const pauseOf = (failures: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 6));

const pause = (millis: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export function openSignedSignalling({ sessionId, self, key, line, hear, refused, lineChanged }: SignallingOptions): SignedSignalling {
  const ended = new AbortController();
  const gate = createSignalGate({ sessionId, self, hear, refused });
  let count = 0;
  let waiting: { to: string; body: string }[] = [];
  let sending = false;

  const sendAll = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    while (waiting.length > 0 && !ended.signal.aborted) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      const signed: Signal[] = [];
      for (const { to, body } of batch) signed.push(await signSignal(key, sessionId, { from: self.id, to, count: count++, body }));
      // The same signals again until they are there: the receiver knows by their count what it has had.
      for (let failures = 0; !ended.signal.aborted; failures += 1) {
        try {
          await line.send(signed);
          lineChanged(true);
          break;
        } catch {
          lineChanged(false);
          await pause(pauseOf(failures), ended.signal);
        }
      }
    }
    sending = false;
  };

  const watchAll = async (): Promise<void> => {
    let after = 0;
    for (let failures = 0; !ended.signal.aborted; failures += 1) {
      try {
        const stream = await line.watch(after, ended.signal);
        lineChanged(true);
        failures = 0;
        for await (const signal of stream) {
          if (ended.signal.aborted) break;
          if (signal.sequence <= after) continue;
          after = signal.sequence;
          await gate.take(signal);
        }
      } catch {
        // Taken up again after the last that came.
      }
      if (ended.signal.aborted) break;
      lineChanged(false);
      await pause(pauseOf(failures), ended.signal);
    }
  };
  void watchAll();

  return {
    say: (to, body) => {
      waiting.push({ to, body });
      void sendAll();
    },
    setRoster: gate.setRoster,
    close: () => {
      ended.abort();
      gate.close();
    },
  };
}
