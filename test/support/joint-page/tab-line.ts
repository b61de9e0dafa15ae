/** A line between the pages of one browser: a channel of that name, on which each page says that it is there and when it goes. */
import type { JointLine } from '../../../renderer/features/remote/joint/line.ts';

type Word = { from: string; to: string | null; kind: string; payload: unknown };

export interface TabLine {
  readonly line: JointLine;
  /** As a cut of the network: nothing goes or comes until it is joined again. */
  readonly cut: () => void;
  readonly join: () => void;
}

export function openTabLine(room: string, self: string): TabLine {
  const channel = new BroadcastChannel(`joint ${room}`);
  const there = new Set<string>();
  const handlers = new Map<string, Set<(from: string, payload: unknown) => void>>();
  const joined = new Set<(who: string) => void>();
  const left = new Set<(who: string) => void>();
  let open = false;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a broadcast channel has no origin to name
  const post = (kind: string, payload: unknown, to: string | null = null) => channel.postMessage({ from: self, to, kind, payload } satisfies Word);
  const come = (who: string) => {
    if (there.has(who)) return;
    there.add(who);
    for (const listener of joined) listener(who);
  };
  const go = (who: string) => {
    if (there.delete(who)) for (const listener of left) listener(who);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    const { from, to, kind, payload } = data;
    if (!open || (to !== null && to !== self)) return;
    if (kind === 'bye') return go(from);
    if (kind === 'hello' && to === null) {
      // Loaded anew, it knows nothing of before.
      go(from);
      post('hello', null, from);
    }
    come(from);
    for (const handler of handlers.get(kind) ?? []) handler(from, payload);
  });
  const leave = () => {
    post('bye', null);
    open = false;
    for (const who of there) go(who);
  };
  const enter = () => {
    open = true;
    post('hello', null);
  };
  addEventListener('pagehide', leave);
  const send = (kind: string, payload: unknown, to?: string) => {
    if (!open) return;
    for (const who of there) if (to === undefined || who === to) post(kind, payload, who);
  };
  const listen = <Listener>(set: Set<Listener>, listener: Listener) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  const line: JointLine = {
    self,
    others: () => [...there],
    send,
    sendQuick: send,
    on(kind, handler) {
      const set = handlers.get(kind) ?? new Set();
      handlers.set(kind, set);
      return listen(set, handler);
    },
    onJoin: (handler) => listen(joined, handler),
    onLeave: (handler) => listen(left, handler),
  };
  return { line, cut: leave, join: enter };
}
