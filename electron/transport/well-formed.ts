/** A socket's frames, looked at before the calls' own reader: it writes what it cannot read, content and all, to the log. */
import type { WebSocket } from 'ws';

const ABORT_OR_EVENT = [3, 4];

/** Whether a text frame has the shape of a call, of its stream's event, or of its end. */
const isMessage = (text: string): boolean => {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof message !== 'object' || message === null || !('i' in message) || typeof message.i !== 'string') return false;
  const payload: unknown = 'p' in message ? message.p : undefined;
  if ('t' in message && ABORT_OR_EVENT.includes(Number(message.t))) return message.t === 4 || (typeof payload === 'object' && payload !== null);
  return typeof payload === 'object' && payload !== null && 'u' in payload && typeof payload.u === 'string' && payload.u.startsWith('/');
};

/** Hears a socket, and closes it (1007) on what no client of ours sends: no frame of the contract is binary, none is other than a call. */
export const wellFormedOnly = (ws: WebSocket): WebSocket['addEventListener'] =>
  ((type: string, listener: (event: never) => void) => {
    if (type !== 'message') return ws.addEventListener(type as 'close', listener as () => void);
    ws.addEventListener('message', (event) => {
      if (typeof event.data === 'string' && isMessage(event.data)) listener(event as never);
      else ws.close(1_007);
    });
  }) as WebSocket['addEventListener'];
