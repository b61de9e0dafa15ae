/** A piece of a paper on the line: which paper, where in it, and the bytes. */

/** Bytes of a piece: small enough that speech and pointers are not held up behind it. */
export const PIECE = 48 * 1024;

/** Pieces asked for at once, so that the way there and back is not waited for each time. */
export const WINDOW = 8;

export interface Piece {
  readonly id: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** One byte for the length of the id, the id in ASCII, four bytes of offset, the rest. */
export function packPiece({ id, offset, bytes }: Piece): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(5 + id.length + bytes.length);
  packed[0] = id.length;
  for (let at = 0; at < id.length; at += 1) packed[1 + at] = id.charCodeAt(at);
  new DataView(packed.buffer).setUint32(1 + id.length, offset);
  packed.set(bytes, 5 + id.length);
  return packed;
}

/** Null for what is no piece. */
export function readPiece(payload: unknown): Piece | null {
  if (!(payload instanceof Uint8Array) || payload.length < 6) return null;
  const length = payload[0] ?? 0;
  if (length === 0 || payload.length <= 5 + length) return null;
  const id = String.fromCharCode(...payload.subarray(1, 1 + length));
  const offset = new DataView(payload.buffer, payload.byteOffset, payload.byteLength).getUint32(1 + length);
  return { id, offset, bytes: payload.subarray(5 + length) };
}
