/** Everything the room works on together, over one line. Its end wipes it: nothing of it outlives the session. */
import { Doc } from 'yjs';
import type { FormAnswers, JointForm } from '#shared/contract/remote/form.ts';
import type { ParticipantRole } from '#shared/contract/remote/words.ts';
import { type Cell, createCell } from './cell.ts';
import type { JointClock } from './clock.ts';
import { type Confirmations, createConfirmations } from './form/confirmations.ts';
import { createFieldPresence, type FieldPresence } from './form/field-presence.ts';
import { createSharedAnswers, type SharedAnswers } from './form/shared-answers.ts';
import type { JointLine } from './line.ts';
import type { OpenPaper } from './papers/opened-paper.ts';
import type { PaperKind } from './papers/paper.ts';
import { createShelf, type Shelf } from './papers/shelf.ts';
import { createFloor, type PresentingFloor } from './stage/floor.ts';
import { createMarks, type Marks } from './stage/marks.ts';
import { createPointers, type Pointers } from './stage/pointers.ts';
import { createSharedView, type SharedView } from './stage/view.ts';
import { syncDoc } from './sync.ts';
import { type Captions, createCaptions } from './talk/captions.ts';
import { type Chat, createChat } from './talk/chat.ts';

export interface JointDeps {
  readonly line: JointLine;
  readonly clock: JointClock;
  readonly newId: () => string;
  /** The role of a participant as the session has it; null for one it does not know. */
  readonly roleOf: (who: string) => ParticipantRole | null;
  /** The card's form, where it has one. */
  readonly form: JointForm | null;
  /** Called in the customer's browser alone, with all that is confirmed, after each change of it. */
  readonly onConfirm: (answers: FormAnswers, confirmed: readonly string[]) => void;
  /** `openPaper`, handed in so that its code is fetched only by who draws. */
  readonly open: (kind: PaperKind, bytes: Uint8Array<ArrayBuffer>) => Promise<OpenPaper>;
}

export interface JointFormWork {
  readonly form: JointForm;
  readonly answers: SharedAnswers;
  readonly confirmations: Confirmations;
  readonly presence: FieldPresence;
}

export interface Joint {
  readonly self: string;
  readonly shelf: Shelf;
  readonly floor: PresentingFloor;
  readonly view: SharedView;
  readonly pointers: Pointers;
  readonly marks: Marks;
  readonly form: JointFormWork | null;
  readonly chat: Chat;
  readonly captions: Captions;
  readonly clock: JointClock;
  readonly ended: Cell<boolean>;
  /** Hang-up: the access list dies, and bytes, drawings, form, messages and captions are wiped in this browser. */
  readonly end: () => void;
}

export function createJoint({ line, clock, newId, roleOf, form, onConfirm, open }: JointDeps): Joint {
  const doc = new Doc();
  const unsync = syncDoc(line, doc);
  const ended = createCell(false);
  const shelf = createShelf({ line, newId, open });
  const floor = createFloor(line, clock);
  const view = createSharedView(line, floor, clock);
  const pointers = createPointers(line, clock);
  const marks = createMarks({ doc, self: line.self, newId, now: clock.now });
  const work = form === null ? null : createFormWork(line, doc, form, (who) => roleOf(who) === 'customer', onConfirm);
  const chat = createChat({ line, newId, now: clock.now });
  const captions = createCaptions(line, clock, newId);
  return {
    self: line.self,
    shelf,
    floor,
    view,
    pointers,
    marks,
    form: work,
    chat,
    captions,
    clock,
    ended,
    end() {
      if (ended.get()) return;
      ended.set(true);
      view.stop();
      floor.stop();
      pointers.stop();
      marks.stop();
      work?.presence.stop();
      work?.confirmations.stop();
      work?.answers.stop();
      chat.stop();
      captions.stop();
      shelf.wipe();
      unsync();
      doc.destroy();
    },
  };
}

function createFormWork(line: JointLine, doc: Doc, form: JointForm, isCustomer: (who: string) => boolean, onConfirm: JointDeps['onConfirm']): JointFormWork {
  const answers = createSharedAnswers(doc, form);
  return { form, answers, confirmations: createConfirmations({ line, form, answers, isCustomer, onConfirm }), presence: createFieldPresence(line, doc) };
}
