/** The joint work's line over a room: bytes as they are, objects as JSON, what may be lost over the pointer's channel. */
import type { JointLine, LinePayload } from '../joint/line.ts';
import type { Room } from './room.ts';

const BYTES = 0;
const JSON_TEXT = 1;

const pack = (payload: LinePayload): Uint8Array => {
  const body = payload instanceof Uint8Array ? payload : new TextEncoder().encode(JSON.stringify(payload));
  const packed = new Uint8Array(body.length + 1);
  packed[0] = payload instanceof Uint8Array ? BYTES : JSON_TEXT;
  packed.set(body, 1);
  return packed;
};

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

const unpack = (packed: Uint8Array<ArrayBuffer>): unknown => (packed[0] === JSON_TEXT ? readJson(packed.subarray(1)) : packed.slice(1));

/** @param self this screen's participant */
export const jointLineOf = (room: Room, self: string): JointLine => ({
  self,
  others: room.openTo,
  send: (kind, payload, to) => void room.send(kind, pack(payload), to),
  sendQuick: (kind, payload) => room.point(new TextEncoder().encode(JSON.stringify([kind, payload]))),
  on: (kind, handler) => {
    const stops = [
      room.onMessage(kind, (from, bytes) => {
        const payload = unpack(bytes);
        if (payload !== undefined) handler(from, payload);
      }),
      room.onPoint((from, bytes) => {
        const said = readJson(bytes);
        if (Array.isArray(said) && said[0] === kind) handler(from, said[1]);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
  onJoin: room.onOpen,
  onLeave: room.onShut,
});
