/**
 * One shared document over the line. Each browser sends its own changes to all; who comes, or comes back after a cut, and
 * each other tell what they have, and get what they lack.
 */
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, type Doc } from 'yjs';
import type { JointLine } from './line.ts';

const STATE = 'joint-state';
const UPDATE = 'joint-update';

/** Bytes of one change: a form's whole text is far below it. */
const LIMIT = 2_000_000;

const isBytes = (payload: unknown): payload is Uint8Array => payload instanceof Uint8Array && payload.length <= LIMIT;

/** Runs what reads a stranger's bytes; malformed ones change nothing. */
function guarded(read: () => void): void {
  try {
    read();
  } catch {
    // The next state that is told heals what these bytes should have brought.
  }
}

/** Ties the document to the line; the answer unties it. */
export function syncDoc(line: JointLine, doc: Doc): () => void {
  const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
  const tell = (to?: string) => line.send(STATE, own(encodeStateVector(doc)), to);
  const changed = (update: Uint8Array, origin: unknown) => {
    if (origin !== line) line.send(UPDATE, own(update));
  };
  doc.on('update', changed);
  const stops = [
    line.on(UPDATE, (_from, payload) => {
      if (isBytes(payload)) guarded(() => applyUpdate(doc, payload, line));
    }),
    line.on(STATE, (from, payload) => {
      if (isBytes(payload)) guarded(() => line.send(UPDATE, own(encodeStateAsUpdate(doc, payload)), from));
    }),
    line.onJoin(tell),
    // Of one whose channel closed, another may have heard more than this browser did.
    line.onLeave(() => tell()),
  ];
  for (const other of line.others()) tell(other);
  return () => {
    doc.off('update', changed);
    for (const stop of stops) stop();
  };
}
