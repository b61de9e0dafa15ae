/** The room's data channels as the joint work's line: a mark before each message says whether bytes or JSON follow. */
import type { JointLine, LinePayload } from './line.ts';

/** What is used of a room (`../media/room.ts`). */
export interface RoomChannels {
  readonly openTo: () => readonly string[];
  readonly send: (kind: string, bytes: Uint8Array<ArrayBuffer>, to?: string) => Promise<void>;
  readonly onMessage: (kind: string, listener: (from: string, bytes: Uint8Array<ArrayBuffer>) => void) => () => void;
  readonly onOpen: (listener: (who: string) => void) => () => void;
  readonly onShut: (listener: (who: string) => void) => () => void;
  readonly point: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onPoint: (listener: (from: string, bytes: Uint8Array<ArrayBuffer>) => void) => () => void;
}

const BYTES = 0;
const JSON_TEXT = 1;

function pack(payload: LinePayload): Uint8Array<ArrayBuffer> {
  const [mark, body] = payload instanceof Uint8Array ? [BYTES, payload] : [JSON_TEXT, new TextEncoder().encode(JSON.stringify(payload))];
  const packed = new Uint8Array(1 + body.length);
  packed[0] = mark;
  packed.set(body, 1);
  return packed;
}

/** Undefined for what cannot be read. */
function unpack(packed: Uint8Array): unknown {
  const body = packed.subarray(1);
  if (packed[0] === BYTES) return body;
  if (packed[0] !== JSON_TEXT) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** @param self this browser's participant */
export function roomLine(room: RoomChannels, self: string): JointLine {
  return {
    self,
    others: room.openTo,
    send: (kind, payload, to) => void room.send(kind, pack(payload), to),
    sendQuick: (kind, payload) => room.point(pack({ kind, payload })),
    on(kind, handler) {
      const stops = [
        room.onMessage(kind, (from, packed) => handler(from, unpack(packed))),
        room.onPoint((from, packed) => {
          const told = unpack(packed);
          if (typeof told === 'object' && told !== null && 'kind' in told && told.kind === kind && 'payload' in told) handler(from, told.payload);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    onJoin: room.onOpen,
    onLeave: room.onShut,
  };
}
