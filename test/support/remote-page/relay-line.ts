/** The page's side of the test's signalling: joins, sends and hears over one socket that may break, and comes back. */
import type { KeptSignal, Participant } from '#shared/contract/remote/words.ts';
import type { Signalling } from '../../../renderer/features/remote/media/signed-signalling.ts';
import type { FromRelay, ToRelay } from '../remote-relay.ts';

export interface RelayLine {
  line: Signalling;
  /** Asks for a place in the room; answers with the whole roster. */
  join: (publicKey: string, role: Participant['role']) => Promise<Participant[]>;
  onRoster: (listener: (roster: Participant[]) => void) => void;
  close: () => void;
}

export function openRelayLine(sessionId: string, participantId: string): RelayLine {
  const waiting = new Map<number, { done: (answer: FromRelay) => void; failed: (error: Error) => void }>();
  const rosterListeners = new Set<(roster: Participant[]) => void>();
  let heard: ((signal: KeptSignal | null) => void) | null = null;
  let socket: WebSocket | null = null;
  let asked = 0;

  const connected = (): Promise<WebSocket> => {
    if (socket?.readyState === WebSocket.OPEN) return Promise.resolve(socket);
    return new Promise((resolve, reject) => {
      const fresh = new WebSocket(`ws://${location.host}/signals?session=${sessionId}&who=${participantId}`);
      fresh.addEventListener('open', () => {
        socket = fresh;
        resolve(fresh);
      });
      fresh.addEventListener('error', () => reject(new Error('the relay is away')));
      fresh.addEventListener('close', () => {
        for (const { failed } of waiting.values()) failed(new Error('the relay went away'));
        waiting.clear();
        heard?.(null);
      });
      fresh.addEventListener('message', ({ data }) => {
        const said = JSON.parse(String(data)) as FromRelay;
        if ('signal' in said) heard?.(said.signal);
        else if ('roster' in said && said.to === undefined) for (const listener of rosterListeners) listener(said.roster);
        else if (said.to !== undefined) {
          waiting.get(said.to)?.done(said);
          waiting.delete(said.to);
        }
      });
    });
  };
  const ask = async (order: ToRelay['order']): Promise<FromRelay> => {
    const open = await connected();
    asked += 1;
    const id = asked;
    return new Promise((done, failed) => {
      waiting.set(id, { done, failed });
      open.send(JSON.stringify({ id, order } satisfies ToRelay));
    });
  };
  async function* stream(signal: AbortSignal): AsyncGenerator<KeptSignal> {
    const queue: (KeptSignal | null)[] = [];
    let wake: (() => void) | null = null;
    heard = (one) => {
      queue.push(one);
      wake?.();
    };
    signal.addEventListener('abort', () => heard?.(null));
    for (;;) {
      const one = queue.shift();
      if (one === null) return;
      if (one !== undefined) yield one;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    line: {
      send: (signals) => ask({ kind: 'send', signals }),
      watch: async (after, signal) => {
        await connected();
        const signals = stream(signal);
        // The stream must listen before the relay begins to tell.
        const first = signals.next();
        await ask({ kind: 'watch', after });
        return (async function* () {
          const one = await first;
          if (one.done === true) return;
          yield one.value;
          yield* signals;
        })();
      },
    },
    join: async (publicKey, role) => {
      const answer = await ask({ kind: 'join', publicKey, role });
      return 'roster' in answer ? answer.roster : [];
    },
    onRoster: (listener) => rosterListeners.add(listener),
    close: () => socket?.close(),
  };
}
