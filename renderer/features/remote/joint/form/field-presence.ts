/** Who is in which field of the form, by the awareness protocol of Yjs: it forgets by itself whoever falls silent. */
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import { type Cell, createCell } from '../cell.ts';
import type { JointLine } from '../line.ts';

const AWARE = 'joint-aware';

/** Bytes of what one tells of oneself. */
const LIMIT = 10_000;

export interface FieldPresence {
  /** The others by the field they are in. */
  readonly others: Cell<ReadonlyMap<string, readonly string[]>>;
  /** The field this browser's person is in, or null. */
  readonly enter: (fieldId: string | null) => void;
  readonly stop: () => void;
}

interface AwareChange {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

export function createFieldPresence(line: JointLine, doc: Doc): FieldPresence {
  const awareness = new Awareness(doc);
  const others = createCell<ReadonlyMap<string, readonly string[]>>(new Map());
  /** Whose clients are whose: told by the channel, so that none speaks for another. */
  const owners = new Map<number, string>();
  const read = () => {
    const by = new Map<string, string[]>();
    for (const [client, state] of awareness.getStates()) {
      const who = owners.get(client);
      const field: unknown = state['field'];
      if (who !== undefined && typeof field === 'string') by.set(field, [...(by.get(field) ?? []), who]);
    }
    others.set(by);
  };
  const tell = () => line.send(AWARE, new Uint8Array(encodeAwarenessUpdate(awareness, [doc.clientID])));
  awareness.setLocalState({ field: null });
  const changed = ({ added, updated, removed }: AwareChange, origin: unknown) => {
    if (origin !== line && [...added, ...updated, ...removed].includes(doc.clientID)) tell();
    read();
  };
  awareness.on('update', changed);
  const stops = [
    line.on(AWARE, (from, payload) => {
      if (!(payload instanceof Uint8Array) || payload.length > LIMIT) return;
      const heard = ({ added, updated }: AwareChange) => {
        for (const client of [...added, ...updated]) if (!owners.has(client)) owners.set(client, from);
      };
      awareness.on('change', heard);
      try {
        applyAwarenessUpdate(awareness, payload, line);
      } catch {
        // Malformed: nothing was told.
      }
      awareness.off('change', heard);
      read();
    }),
    // Said anew: who had forgotten this browser hears only what is newer than what was forgotten.
    line.onJoin(() => awareness.setLocalState(awareness.getLocalState())),
    line.onLeave((who) => {
      const gone = [...owners].filter(([, owner]) => owner === who).map(([client]) => client);
      for (const client of gone) owners.delete(client);
      removeAwarenessStates(awareness, gone, line);
    }),
  ];
  tell();
  return {
    others,
    enter(fieldId) {
      if (awareness.getLocalState()?.['field'] !== fieldId) awareness.setLocalStateField('field', fieldId);
    },
    stop() {
      for (const stop of stops) stop();
      awareness.off('update', changed);
      awareness.destroy();
      others.set(new Map());
    },
  };
}
