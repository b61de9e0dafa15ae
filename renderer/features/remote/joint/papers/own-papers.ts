/**
 * The papers of this browser: the one place where their bytes are. The others are told what there is, each only of what it
 * may see, and get pieces on asking while they are in the room and on the paper's list. After the end nobody gets anything.
 */
import * as z from 'zod';
import type { JointLine } from '../line.ts';
import type { PaperFacts } from './paper.ts';
import { packPiece, PIECE } from './pieces.ts';

export const PAPERS = 'joint-papers';
export const PIECE_ASKED = 'joint-piece-ask';
export const PIECE_GIVEN = 'joint-piece';
export const PIECE_REFUSED = 'joint-piece-no';

/** Who may have a paper: all in the room, or those named. */
export type Access = 'all' | readonly string[];

export interface OwnPaper {
  readonly facts: PaperFacts;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly access: Access;
}

export const PieceAsked = z.object({ id: z.string().max(40), offset: z.number().int().nonnegative() });

export interface OwnPapers {
  readonly all: () => readonly OwnPaper[];
  readonly add: (facts: PaperFacts, bytes: Uint8Array<ArrayBuffer>, access: Access) => void;
  readonly allow: (id: string, access: Access) => void;
  /** Takes the paper from everybody, and wipes it here. */
  readonly remove: (id: string) => void;
  /** The end: the list dies, and the bytes are overwritten. */
  readonly wipe: () => void;
}

export function createOwnPapers(line: JointLine, changed: () => void): OwnPapers {
  let papers: readonly OwnPaper[] = [];
  let open = true;
  const mayRead = (paper: OwnPaper, who: string) => open && line.others().includes(who) && (paper.access === 'all' || paper.access.includes(who));
  const tell = (who: string) => line.send(PAPERS, { papers: papers.filter((paper) => mayRead(paper, who)).map(({ facts }) => facts) }, who);
  const become = (next: readonly OwnPaper[]) => {
    papers = next;
    for (const other of line.others()) tell(other);
    changed();
  };
  const stops = [
    line.onJoin(tell),
    line.on(PIECE_ASKED, (from, payload) => {
      const asked = PieceAsked.safeParse(payload);
      if (!asked.success) return;
      const { id, offset } = asked.data;
      const paper = papers.find(({ facts }) => facts.id === id);
      if (paper === undefined || !mayRead(paper, from) || offset >= paper.bytes.length) line.send(PIECE_REFUSED, { id }, from);
      else line.send(PIECE_GIVEN, packPiece({ id, offset, bytes: paper.bytes.subarray(offset, offset + PIECE) }), from);
    }),
  ];
  return {
    all: () => papers,
    add: (facts, bytes, access) => become([...papers, { facts, bytes, access }]),
    allow: (id, access) => become(papers.map((paper) => (paper.facts.id === id ? { ...paper, access } : paper))),
    remove(id) {
      papers.find(({ facts }) => facts.id === id)?.bytes.fill(0);
      become(papers.filter(({ facts }) => facts.id !== id));
    },
    wipe() {
      open = false;
      for (const { bytes } of papers) bytes.fill(0);
      become([]);
      for (const stop of stops) stop();
    },
  };
}
