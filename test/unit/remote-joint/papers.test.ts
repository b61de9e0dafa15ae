/** Papers by reference: who gets them, that what comes is what was told, and that nothing is left at the end. */
import { describe, expect, test } from 'vitest';
import type { JointLine } from '../../../renderer/features/remote/joint/line.ts';
import type { OpenPaper } from '../../../renderer/features/remote/joint/papers/opened-paper.ts';
import { digestOf, kindOf, PAPER_LIMIT, PaperError } from '../../../renderer/features/remote/joint/papers/paper.ts';
import { paperName } from '../../../renderer/features/remote/joint/papers/paper-name.ts';
import { pictureSize } from '../../../renderer/features/remote/joint/papers/picture-size.ts';
import { packPiece, PIECE, readPiece } from '../../../renderer/features/remote/joint/papers/pieces.ts';
import { createShelf } from '../../../renderer/features/remote/joint/papers/shelf.ts';
import { createTestIds, createTestRoom } from '../../support/joint-room.ts';

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37];

/** Bytes that begin as a PDF does, and differ throughout. */
function paper(length: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 251);
  bytes.set(PDF);
  return bytes;
}

const same = (one: Uint8Array | null, other: Uint8Array) => one !== null && Buffer.compare(one, other) === 0;

/** Opens anything, and tells what is still open. */
function opener() {
  let open = 0;
  return {
    open: async (): Promise<OpenPaper> => {
      open += 1;
      return { pages: 3, draw: () => Promise.reject(new PaperError('broken')), close: () => (open -= 1) };
    },
    count: () => open,
  };
}

function shelves(people: readonly string[], options: { apart?: boolean } = {}) {
  const room = createTestRoom(people, options);
  const opened = opener();
  const shelf = new Map(people.map((who) => [who, createShelf({ line: room.line(who), newId: createTestIds(who), open: opened.open })]));
  /** Delivers until nothing is under way and no digest is being counted. */
  const settled = async (): Promise<void> => {
    do {
      room.settle();
      await new Promise((done) => setImmediate(done));
    } while (room.busy().length > 0 || [...shelf.values()].some((one) => one.papers.get().some(({ state }) => state === 'checking')));
  };
  return { room, opened, settled, shelf: (who: string) => shelf.get(who)! };
}

const stateOf = (shelf: ReturnType<typeof createShelf>, id: string) => shelf.papers.get().find(({ facts }) => facts.id === id)?.state;

describe('a shared paper', () => {
  test('comes in pieces from its owner, equal to the original', async () => {
    const { room, settled, shelf } = shelves(['advisor', 'expert', 'customer']);
    const original = paper(PIECE * 20 + 17);
    const id = await shelf('advisor').put(original.slice(), 'Hakemus.pdf', 'file');
    await settled();
    expect(shelf('expert').papers.get()).toEqual([{ owner: 'advisor', state: 'known', got: 0, access: null, facts: { id, name: 'Hakemus', number: 1, kind: 'pdf', source: 'file', pages: 3, bytes: original.length, digest: await digestOf(original) } }]);
    // The announcement holds no byte of it.
    expect(room.sent.filter(({ payload }) => payload instanceof Uint8Array)).toEqual([]);
    shelf('expert').need(id);
    await settled();
    expect(stateOf(shelf('expert'), id)).toBe('here');
    expect(same(shelf('expert').bytesOf(id), original)).toBe(true);
    expect(stateOf(shelf('customer'), id)).toBe('known');
    expect(room.sent.filter(({ kind }) => kind === 'joint-piece').every(({ from, to }) => from === 'advisor' && to === 'expert')).toBe(true);
  });

  test('is not known to whom the owner did not choose, and asking by its id gets nothing', async () => {
    const { room, settled, shelf } = shelves(['advisor', 'expert', 'interpreter']);
    const id = await shelf('advisor').put(paper(5_000), 'Hakemus.pdf', 'file', ['expert']);
    await settled();
    expect(shelf('interpreter').papers.get()).toEqual([]);
    room.line('interpreter').send('joint-piece-ask', { id, offset: 0 }, 'advisor');
    await settled();
    expect(room.sent.filter(({ kind, to }) => kind === 'joint-piece' && to === 'interpreter')).toEqual([]);
    expect(room.sent.at(-1)).toMatchObject({ kind: 'joint-piece-no', to: 'interpreter' });

    shelf('advisor').allow(id, 'all');
    await settled();
    shelf('interpreter').need(id);
    await settled();
    const copy = shelf('interpreter').bytesOf(id)!;
    expect(same(copy, paper(5_000))).toBe(true);

    shelf('advisor').allow(id, ['expert']);
    await settled();
    expect(shelf('interpreter').papers.get()).toEqual([]);
    expect(copy.every((byte) => byte === 0)).toBe(true);
  });

  test('changed on its way is thrown away', async () => {
    const { room, settled, shelf } = shelves(['advisor', 'expert']);
    const id = await shelf('advisor').put(paper(PIECE * 2), 'Hakemus.pdf', 'file');
    await settled();
    shelf('expert').need(id);
    room.deliver('expert>advisor');
    room.deliver('expert>advisor');
    const last = room.sent.findLast(({ kind }) => kind === 'joint-piece')!;
    const evil = readPiece(last.payload)!;
    room.deliver('advisor>expert');
    room.deliver('advisor>expert', true);
    room.line('advisor').send('joint-piece', packPiece({ ...evil, bytes: evil.bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) }), 'expert');
    await settled();
    expect(stateOf(shelf('expert'), id)).toBe('damaged');
    expect(shelf('expert').bytesOf(id)).toBeNull();
  });

  test('is not taken from another than its owner', async () => {
    const { room, settled, shelf } = shelves(['advisor', 'expert', 'interpreter']);
    const id = await shelf('advisor').put(paper(100), 'Hakemus.pdf', 'file');
    await settled();
    shelf('expert').need(id);
    room.line('interpreter').send('joint-piece', packPiece({ id, offset: 0, bytes: paper(100) }), 'expert');
    room.deliver('interpreter>expert');
    expect(shelf('expert').papers.get()[0]).toMatchObject({ state: 'fetching', got: 0 });
    // Nor does another's list take it away, or put its own in its place.
    room.line('interpreter').send('joint-papers', { papers: [] }, 'expert');
    await settled();
    expect(stateOf(shelf('expert'), id)).toBe('here');
  });

  test('goes on where it was after a cut', async () => {
    const { room, settled, shelf } = shelves(['advisor', 'expert']);
    const original = paper(PIECE * 30);
    const id = await shelf('advisor').put(original.slice(), 'Hakemus.pdf', 'file');
    await settled();
    shelf('expert').need(id);
    for (let count = 0; count < 8; count += 1) room.deliver('expert>advisor');
    for (let count = 0; count < 8; count += 1) room.deliver('advisor>expert');
    room.cut('advisor', 'expert');
    expect(shelf('expert').papers.get()[0]).toMatchObject({ state: 'away', got: PIECE * 8 });
    const before = room.sent.filter(({ kind }) => kind === 'joint-piece').length;
    room.join('advisor', 'expert');
    await settled();
    expect(same(shelf('expert').bytesOf(id), original)).toBe(true);
    expect(room.sent.filter(({ kind }) => kind === 'joint-piece').length - before).toBe(22);
  });

  test('is wiped everywhere at the end, and its owner answers no more', async () => {
    const { room, opened, settled, shelf } = shelves(['advisor', 'expert']);
    const own = paper(PIECE * 3);
    const id = await shelf('advisor').put(own, 'Hakemus.pdf', 'file');
    await settled();
    shelf('expert').need(id);
    await settled();
    const copy = shelf('expert').bytesOf(id)!;
    await shelf('expert').opened(id);
    expect(opened.count()).toBe(2);

    shelf('advisor').wipe();
    const answers = room.sent.filter(({ kind }) => kind.startsWith('joint-piece')).length;
    room.line('expert').send('joint-piece-ask', { id, offset: 0 }, 'advisor');
    await settled();
    expect(room.sent.filter(({ kind }) => kind.startsWith('joint-piece')).length).toBe(answers + 1);
    shelf('expert').wipe();
    await settled();
    for (const who of ['advisor', 'expert']) {
      expect(shelf(who).papers.get()).toEqual([]);
      expect(shelf(who).bytesOf(id)).toBeNull();
    }
    expect([own, copy].map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true, true]);
    expect(opened.count()).toBe(0);
  });

  test('is refused in words when it is empty, too large or of another kind, whatever it is called', async () => {
    const { shelf } = shelves(['advisor']);
    const problem = (bytes: Uint8Array<ArrayBuffer>) => shelf('advisor').put(bytes, 'kuva.png', 'file').then(() => null, (error: unknown) => (error instanceof PaperError ? error.problem : error));
    expect(await problem(new Uint8Array())).toBe('empty');
    expect(await problem(new TextEncoder().encode('<svg onload="x">'))).toBe('unknownKind');
    expect(await problem(new Uint8Array(PAPER_LIMIT + 1))).toBe('tooLarge');
    expect(shelf('advisor').papers.get()).toEqual([]);
  });

  test('lists that are not lists of papers are not heard', async () => {
    const { room, settled, shelf } = shelves(['advisor', 'expert']);
    const line: JointLine = room.line('advisor');
    line.send('joint-papers', { papers: [{ id: 'X', name: 'a', kind: 'html' }] });
    line.send('joint-papers', { papers: [{ id: 'X', name: 'a', number: 1, kind: 'pdf', source: 'file', pages: 1, bytes: PAPER_LIMIT + 1, digest: '0'.repeat(64) }] });
    line.send('joint-piece', new Uint8Array([40, 1, 2]));
    await settled();
    expect(shelf('expert').papers.get()).toEqual([]);
  });
});

test.each([
  ['Hakemus 2026.pdf', 'Hakemus 2026'],
  ['C:\\skannaus\\Lomake.PDF', 'Lomake'],
  ['matti_010190-123A.pdf', null],
  ['131052-308T hakemus.pdf', null],
  ['FI2112345600000785.jpg', null],
  ['.pdf', null],
])('the file %s is shown as %s', (file, shown) => {
  expect(paperName(file)).toBe(shown);
});

test('the kind is told by the first bytes', () => {
  expect(kindOf(Uint8Array.from(PDF))).toBe('pdf');
  expect(kindOf(Uint8Array.from([0xef, 0xbb, 0xbf, ...PDF]))).toBe('pdf');
  expect(kindOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('png');
  expect(kindOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
  expect(kindOf(Uint8Array.from([0x50, 0x4b, 3, 4]))).toBeNull();
  expect(kindOf(new Uint8Array(2_000))).toBeNull();
});

test('a picture’s size is read before it is unpacked', () => {
  const png = new Uint8Array(33);
  new DataView(png.buffer).setUint32(16, 40_000);
  new DataView(png.buffer).setUint32(20, 30_000);
  expect(pictureSize('png', png)).toEqual({ width: 40_000, height: 30_000 });
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0x03, 0x20, 0x04, 0xb0, 3, 0, 0]);
  expect(pictureSize('jpeg', jpeg)).toEqual({ width: 1_200, height: 800 });
  expect(pictureSize('jpeg', jpeg.subarray(0, 9))).toBeNull();
  expect(pictureSize('png', png.subarray(0, 20))).toBeNull();
});
