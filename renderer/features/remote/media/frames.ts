/**
 * Messages of any size over a channel whose own messages are small: `[last? 1 : 0][length of kind][kind][bytes]`. Frames of
 * one kind keep their order; kinds go in turn, so that a large document holds up no word of the chat.
 */

/** Bytes of a message in one frame: all browsers pass it, and one frame does not hold up the next kind's for long. */
export const FRAME_BYTES = 16_384;
/** The largest message put together: what is larger is not ours. */
export const MESSAGE_BYTES = 16 * 1_024 * 1_024;

const KIND = /^[a-z][a-zA-Z.-]{0,31}$/;

/** Cuts a message into frames, at least one. Throws a RangeError for a kind that is none, or a message too large. */
export function framesOf(kind: string, bytes: Uint8Array): Iterator<Uint8Array<ArrayBuffer>> & Iterable<Uint8Array<ArrayBuffer>> {
  if (!KIND.test(kind)) throw new RangeError(`not a kind of message: ${kind}`);
  if (bytes.length > MESSAGE_BYTES) throw new RangeError(`a message of ${bytes.length} bytes is too large`);
  return cut(new TextEncoder().encode(kind), bytes);
}

function* cut(name: Uint8Array, bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  let at = 0;
  do {
    const part = bytes.subarray(at, at + FRAME_BYTES);
    at += FRAME_BYTES;
    const frame = new Uint8Array(2 + name.length + part.length);
    frame[0] = at >= bytes.length ? 1 : 0;
    frame[1] = name.length;
    frame.set(name, 2);
    frame.set(part, 2 + name.length);
    yield frame;
  } while (at < bytes.length);
}

/** Puts frames together again. Answers the message that a frame completes; throws a RangeError for what is no frame. */
export function frameReader(): (frame: Uint8Array) => { kind: string; bytes: Uint8Array<ArrayBuffer> } | null {
  const begun = new Map<string, { parts: Uint8Array[]; length: number }>();
  return (frame) => {
    const [last, length = 0] = frame;
    const kind = new TextDecoder().decode(frame.subarray(2, 2 + length));
    if ((last !== 0 && last !== 1) || frame.length < 2 + length || !KIND.test(kind)) throw new RangeError('not a frame');
    const message = begun.get(kind) ?? { parts: [], length: 0 };
    // A copy: what came may lie in a buffer that is used again.
    const part = frame.slice(2 + length);
    message.parts.push(part);
    message.length += part.length;
    if (message.length > MESSAGE_BYTES) {
      begun.delete(kind);
      throw new RangeError('a message grew too large');
    }
    if (last === 0) {
      begun.set(kind, message);
      return null;
    }
    begun.delete(kind);
    const bytes = new Uint8Array(message.length);
    let at = 0;
    for (const one of message.parts) {
      bytes.set(one, at);
      at += one.length;
    }
    return { kind, bytes };
  };
}
