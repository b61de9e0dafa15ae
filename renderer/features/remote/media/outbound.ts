/** Sends messages over the reliable channel, a frame of each kind in turn, no faster than the line takes them. */
import { framesOf } from './frames.ts';

/** Bytes that may lie in the browser's own queue: more would only delay what is sent next. */
const HIGH = 256 * 1_024;

interface Waiting {
  readonly frames: Iterator<Uint8Array<ArrayBuffer>>;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

export interface Outbound {
  /** Settles when the line has taken the whole message; rejects when the channel closed before. */
  readonly send: (kind: string, bytes: Uint8Array) => Promise<void>;
  readonly close: () => void;
}

/** @param channel an open channel; its `bufferedAmountLowThreshold` must be set */
export function openOutbound(channel: RTCDataChannel): Outbound {
  const byKind = new Map<string, Waiting[]>();
  let closed = false;

  const step = (kind: string, queue: Waiting[]): void => {
    const first = queue[0];
    if (first === undefined) return void byKind.delete(kind);
    const { value, done } = first.frames.next();
    if (done !== true) return channel.send(value);
    queue.shift();
    first.done();
  };
  const close = (): void => {
    if (closed) return;
    closed = true;
    channel.removeEventListener('bufferedamountlow', pump);
    for (const queue of byKind.values()) for (const one of queue) one.failed(new Error('the channel closed'));
    byKind.clear();
  };
  const pump = (): void => {
    try {
      while (byKind.size > 0 && channel.bufferedAmount < HIGH) for (const [kind, queue] of byKind) step(kind, queue);
    } catch {
      // A channel that closes under our hands: those that wait are told, as they are by its own event.
      close();
    }
  };
  channel.addEventListener('bufferedamountlow', pump);
  return {
    send: (kind, bytes) =>
      new Promise((done, failed) => {
        if (closed || channel.readyState !== 'open') return failed(new Error('the channel is closed'));
        const frames = framesOf(kind, bytes);
        const queue = byKind.get(kind) ?? [];
        queue.push({ frames, done, failed });
        byKind.set(kind, queue);
        pump();
      }),
    close,
  };
}
