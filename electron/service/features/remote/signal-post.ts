/**
 * Signals on their way to the hub. While the line is cut they wait in memory, in their order: they are worth nothing after
 * a restart, when every browser negotiates anew. So much of them waits and no more.
 */
import type { Signal } from '#shared/contract/remote/words.ts';
import type { StationDeps } from '../../station-os.ts';
import { hubAway, refusedBy } from './asking.ts';

/** As a browser with three others makes in a minute of trying, at the most. */
export const MOST_SIGNALS = 400;
export const MOST_CHARACTERS = 2_000_000;
const BATCH = 50;
const ANSWER_MS = 15_000;

interface Box {
  waiting: Signal[];
  characters: number;
  sending: Promise<void> | null;
  /** So many of the first may have arrived already: they were sent together and the answer was lost. They go again as they went. */
  tried: number;
}

export interface SignalPost {
  /** Sends now, or keeps for when the line is back. Throws `HUB_AWAY` when too much waits, and what the hub refused. */
  send(sessionId: string, signals: readonly Signal[]): Promise<void>;
  /** Sends what waits for a session; quiet about what is refused, since nobody waits for the answer. */
  flush(sessionId: string): Promise<void>;
  /** The session is over: what waits is of no use. */
  drop(sessionId: string): void;
  waiting(sessionId: string): number;
}

export const createSignalPost = (deps: Pick<StationDeps, 'hub' | 'log'>): SignalPost => {
  const boxes = new Map<string, Box>();

  const take = (box: Box, count: number) => {
    for (const gone of box.waiting.splice(0, count)) box.characters -= gone.body.length;
    box.tried = 0;
  };

  const pump = async (sessionId: string, box: Box) => {
    for (let hub = deps.hub.client(); hub && box.waiting.length > 0; hub = deps.hub.client()) {
      const again = box.tried > 0;
      const batch = box.waiting.slice(0, again ? box.tried : BATCH);
      try {
        await hub.remote.signalFor({ sessionId, signals: batch }, { signal: AbortSignal.timeout(ANSWER_MS) });
        take(box, batch.length);
      } catch (error) {
        const refusal = refusedBy(error);
        if (!refusal) {
          // The line was cut under it: whether it arrived is not known, and a repeat does no harm.
          box.tried = batch.length;
          return;
        }
        const arrived = again && refusal.code === 'CONFLICT';
        take(box, batch.length);
        if (!arrived) throw refusal;
      }
    }
  };

  const run = (sessionId: string, box: Box): Promise<void> => {
    box.sending ??= pump(sessionId, box).finally(() => {
      box.sending = null;
      if (box.waiting.length === 0 && boxes.get(sessionId) === box) boxes.delete(sessionId);
    });
    return box.sending;
  };

  return {
    send: (sessionId, signals) => {
      const box = boxes.get(sessionId) ?? { waiting: [], characters: 0, sending: null, tried: 0 };
      const characters = signals.reduce((sum, { body }) => sum + body.length, 0);
      if (box.waiting.length + signals.length > MOST_SIGNALS || box.characters + characters > MOST_CHARACTERS) return Promise.reject(hubAway());
      boxes.set(sessionId, box);
      box.waiting.push(...signals);
      box.characters += characters;
      return run(sessionId, box);
    },
    flush: async (sessionId) => {
      const box = boxes.get(sessionId);
      if (box) await run(sessionId, box).catch((error: unknown) => deps.log.warn({ error: String(error) }, 'signals that waited for the line were refused'));
    },
    drop: (sessionId) => void boxes.delete(sessionId),
    waiting: (sessionId) => boxes.get(sessionId)?.waiting.length ?? 0,
  };
};
