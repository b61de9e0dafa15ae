/** All papers of the room in one list: one's own and the others', each opened once for drawing, all wiped at the end. */
import { type Cell, createCell } from '../cell.ts';
import type { JointLine } from '../line.ts';
import { createFetchedPapers, type FetchState } from './fetched-papers.ts';
import type { OpenPaper } from './opened-paper.ts';
import { type Access, createOwnPapers } from './own-papers.ts';
import { digestOf, kindOf, PAPER_LIMIT, PaperError, type PaperFacts, type PaperKind, type PaperSource } from './paper.ts';
import { paperName } from './paper-name.ts';

export interface ShelfPaper {
  readonly facts: PaperFacts;
  readonly owner: string;
  readonly state: FetchState;
  /** Bytes that are here of `facts.bytes`. */
  readonly got: number;
  /** Who may have it; null for the papers of others. */
  readonly access: Access | null;
}

export interface ShelfDeps {
  readonly line: JointLine;
  readonly newId: () => string;
  /** Opens the bytes for drawing. @throws PaperError */
  readonly open: (kind: PaperKind, bytes: Uint8Array<ArrayBuffer>) => Promise<OpenPaper>;
}

export interface Shelf {
  readonly papers: Cell<readonly ShelfPaper[]>;
  /**
   * Puts a paper of one's own on the shelf and tells the others of it.
   * @param fileName null where it has none, as a camera's picture
   * @returns its id. @throws PaperError
   */
  readonly put: (bytes: Uint8Array<ArrayBuffer>, fileName: string | null, source: PaperSource, access?: Access) => Promise<string>;
  readonly allow: (id: string, access: Access) => void;
  readonly remove: (id: string) => void;
  /** Begins to fetch it where it is not here. */
  readonly need: (id: string) => void;
  /** The original, unmarked; null until it is here. */
  readonly bytesOf: (id: string) => Uint8Array<ArrayBuffer> | null;
  /** The paper for drawing; null until it is here. @throws PaperError */
  readonly opened: (id: string) => Promise<OpenPaper | null>;
  readonly wipe: () => void;
}

export function createShelf({ line, newId, open }: ShelfDeps): Shelf {
  const papers = createCell<readonly ShelfPaper[]>([]);
  const opened = new Map<string, Promise<OpenPaper>>();
  let ended = false;
  let count = 0;
  const close = (id: string) => {
    opened.get(id)?.then((paper) => paper.close()).catch(() => undefined);
    opened.delete(id);
  };
  const changed = () => {
    const mine = own.all().map(({ facts, access }): ShelfPaper => ({ facts, owner: line.self, state: 'here', got: facts.bytes, access }));
    const theirs = fetched.all().map((paper): ShelfPaper => ({ ...paper, access: null }));
    const all = [...mine, ...theirs];
    for (const id of opened.keys()) if (!all.some(({ facts }) => facts.id === id)) close(id);
    papers.set(all);
  };
  // oxlint-disable-next-line no-use-before-define -- the two lists tell of each change, and both exist before one happens
  const own = createOwnPapers(line, () => changed());
  const fetched = createFetchedPapers(line, () => changed());
  const bytesOf = (id: string) => own.all().find(({ facts }) => facts.id === id)?.bytes ?? fetched.bytesOf(id);
  return {
    papers,
    bytesOf,
    async put(bytes, fileName, source, access = 'all') {
      if (bytes.length === 0) throw new PaperError('empty');
      if (bytes.length > PAPER_LIMIT) throw new PaperError('tooLarge');
      const kind = kindOf(bytes);
      if (kind === null) throw new PaperError('unknownKind');
      const paper = await open(kind, bytes);
      const digest = await digestOf(bytes);
      if (ended) {
        paper.close();
        bytes.fill(0);
        return '';
      }
      const id = newId();
      count += 1;
      opened.set(id, Promise.resolve(paper));
      own.add({ id, name: fileName === null ? null : paperName(fileName), number: count, kind, source, pages: paper.pages, bytes: bytes.length, digest }, bytes, access);
      return id;
    },
    allow: own.allow,
    remove: own.remove,
    need: fetched.fetch,
    async opened(id) {
      const bytes = bytesOf(id);
      const kind = papers.get().find(({ facts }) => facts.id === id)?.facts.kind;
      if (bytes === null || kind === undefined) return null;
      const paper = opened.get(id) ?? open(kind, bytes);
      opened.set(id, paper);
      return paper;
    },
    wipe() {
      ended = true;
      own.wipe();
      fetched.wipe();
      for (const id of opened.keys()) close(id);
    },
  };
}
