import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FRAME_BYTES, frameReader, framesOf, MESSAGE_BYTES } from '../../../renderer/features/remote/media/frames.ts';

const together = (frames: Iterable<Uint8Array>) => {
  const read = frameReader();
  return [...frames].flatMap((frame) => read(frame) ?? []);
};

describe('frames', () => {
  test.each([0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES])('%d bytes come out as they went in', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
    const frames = [...framesOf('doc', bytes)];
    expect(frames).toHaveLength(Math.max(1, Math.ceil(length / FRAME_BYTES)));
    expect(frames.every((frame) => frame.length <= FRAME_BYTES + 40)).toBe(true);
    expect(together(frames)).toEqual([{ kind: 'doc', bytes }]);
  });

  test('kinds may go in turn: each keeps its own order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('doc', 'chat', 'joint.state'), fc.uint8Array({ maxLength: 20_000, size: 'max' })), { maxLength: 6 }), fc.infiniteStream(fc.nat(2)), (messages, order) => {
        const queues = new Map<string, Uint8Array[]>();
        for (const [kind, bytes] of messages) queues.set(kind, [...(queues.get(kind) ?? []), ...framesOf(kind, bytes)]);
        const mixed: Uint8Array[] = [];
        while (queues.size > 0) {
          const kinds = [...queues.keys()];
          const kind = kinds[order.next().value! % kinds.length]!;
          const queue = queues.get(kind)!;
          mixed.push(queue.shift()!);
          if (queue.length === 0) queues.delete(kind);
        }
        const read = together(mixed);
        for (const kind of ['doc', 'chat', 'joint.state']) {
          expect(read.filter((one) => one.kind === kind).map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(messages.filter(([name]) => name === kind).map(([, bytes]) => Buffer.from(bytes).toString('base64')));
        }
      }),
      { numRuns: 10 },
    );
  });

  test('what is no frame, no kind or too large is refused', () => {
    expect(() => framesOf('Not a kind', new Uint8Array())).toThrow(RangeError);
    expect(() => framesOf('doc', new Uint8Array(MESSAGE_BYTES + 1))).toThrow(RangeError);
    for (const bytes of [[], [1], [2, 1, 97], [0, 0], [1, 200, 97]]) expect(() => frameReader()(Uint8Array.from(bytes))).toThrow(RangeError);
    const read = frameReader();
    const [first] = [...framesOf('doc', new Uint8Array(2 * FRAME_BYTES))];
    expect(() => {
      for (let sent = 0; sent <= MESSAGE_BYTES; sent += FRAME_BYTES) read(first!);
    }).toThrow('grew too large');
  });
});
