/**
 * The papers of the others: known by what their owners tell, fetched in pieces from the owner alone when they are needed,
 * and believed only when the digest is the one that was told.
 */
import * as z from 'zod';
import type { JointLine } from '../line.ts';
import { PAPERS, PIECE_ASKED, PIECE_GIVEN, PIECE_REFUSED } from './own-papers.ts';
import { digestOf, kindOf, PaperFacts } from './paper.ts';
import { PIECE, readPiece, WINDOW } from './pieces.ts';

/** `away`: its owner's channel is closed, and it goes on when that opens. `damaged`: what came is not what was told. */
export type FetchState = 'known' | 'fetching' | 'checking' | 'here' | 'away' | 'refused' | 'damaged';

export interface FetchedPaper {
  readonly owner: string;
  readonly facts: PaperFacts;
  readonly state: FetchState;
  /** Bytes that have come. */
  readonly got: number;
}

interface Entry extends FetchedPaper {
  /** Made when it is first asked for. */
  bytes: Uint8Array<ArrayBuffer> | null;
  state: FetchState;
  got: number;
  asked: number;
}

const Told = z.object({ papers: z.array(PaperFacts).max(100) });

export interface FetchedPapers {
  readonly all: () => readonly FetchedPaper[];
  /** The whole bytes, once it is `here`. */
  readonly bytesOf: (id: string) => Uint8Array<ArrayBuffer> | null;
  /** Begins to fetch what is not here yet. */
  readonly fetch: (id: string) => void;
  readonly wipe: () => void;
}

export function createFetchedPapers(line: JointLine, changed: () => void): FetchedPapers {
  let entries: Entry[] = [];
  const drop = (entry: Entry) => {
    entry.bytes?.fill(0);
    entry.bytes = null;
  };
  /** Asks on, so that always some pieces are under way. They come in order, for the channel is. */
  const ask = (entry: Entry) => {
    entry.bytes ??= new Uint8Array(entry.facts.bytes);
    while (entry.asked < entry.facts.bytes && entry.asked < entry.got + WINDOW * PIECE) {
      line.send(PIECE_ASKED, { id: entry.facts.id, offset: entry.asked }, entry.owner);
      entry.asked += PIECE;
    }
  };
  const check = async (entry: Entry) => {
    const { bytes, facts } = entry;
    if (bytes === null) return;
    entry.state = 'checking';
    const right = (await digestOf(bytes)) === facts.digest && kindOf(bytes) === facts.kind;
    // Meanwhile the owner may have taken it back, or the session ended.
    if (!entries.includes(entry)) return;
    entry.state = right ? 'here' : 'damaged';
    if (!right) drop(entry);
    changed();
  };
  const begin = (entry: Entry) => {
    if (!line.others().includes(entry.owner)) entry.state = 'away';
    else {
      entry.state = 'fetching';
      entry.asked = entry.got;
      ask(entry);
    }
    changed();
  };
  const stops = [
    line.on(PAPERS, (from, payload) => {
      const told = Told.safeParse(payload);
      if (!told.success) return;
      const kept = entries.filter((entry) => entry.owner !== from || told.data.papers.some(({ id, digest }) => id === entry.facts.id && digest === entry.facts.digest));
      for (const gone of entries.filter((entry) => !kept.includes(entry))) drop(gone);
      const fresh = told.data.papers.filter(({ id }) => !kept.some((entry) => entry.facts.id === id));
      entries = [...kept, ...fresh.map((facts): Entry => ({ owner: from, facts, state: 'known', got: 0, asked: 0, bytes: null }))];
      changed();
      for (const entry of entries) if (entry.owner === from && entry.state === 'away') begin(entry);
    }),
    line.on(PIECE_GIVEN, (from, payload) => {
      const piece = readPiece(payload);
      const entry = entries.find(({ facts, owner }) => facts.id === piece?.id && owner === from);
      if (piece === null || entry?.state !== 'fetching' || piece.offset !== entry.got || piece.offset + piece.bytes.length > entry.facts.bytes) return;
      entry.bytes?.set(piece.bytes, piece.offset);
      entry.got += piece.bytes.length;
      if (entry.got === entry.facts.bytes) void check(entry);
      else ask(entry);
      changed();
    }),
    line.on(PIECE_REFUSED, (from, payload) => {
      const id = PieceRefused.safeParse(payload).data?.id;
      const entry = entries.find(({ facts, owner }) => facts.id === id && owner === from);
      if (entry?.state !== 'fetching') return;
      entry.state = 'refused';
      drop(entry);
      changed();
    }),
    line.onLeave((who) => {
      for (const entry of entries) if (entry.owner === who && entry.state === 'fetching') entry.state = 'away';
      changed();
    }),
  ];
  return {
    all: () => entries.map(({ owner, facts, state, got }) => ({ owner, facts, state, got })),
    bytesOf(id) {
      const entry = entries.find(({ facts }) => facts.id === id);
      return entry?.state === 'here' ? entry.bytes : null;
    },
    fetch(id) {
      const entry = entries.find(({ facts }) => facts.id === id);
      if (entry?.state === 'known') begin(entry);
    },
    wipe() {
      for (const entry of entries) drop(entry);
      entries = [];
      for (const stop of stops) stop();
      changed();
    },
  };
}

const PieceRefused = z.object({ id: z.string().max(40) });
