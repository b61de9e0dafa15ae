/** Typed interpreting: a line grows letter by letter before everybody's eyes, and the last lines stay. */
import * as z from 'zod';
import { type Cell, createCell } from '../cell.ts';
import { createPace, type JointClock } from '../clock.ts';
import type { JointLine } from '../line.ts';

const CAPTION = 'joint-caption';
const CAPTIONS_KEPT = 'joint-captions';

/** Letters of one line. */
export const CAPTION_LIMIT = 500;

/** Lines that stay to be read again. */
export const CAPTIONS = 200;

/** Milliseconds between two states of a line that is being typed. */
const EVERY = 120;

export const Caption = z.object({
  id: z.string().max(40),
  author: z.string().max(40),
  text: z.string().max(CAPTION_LIMIT),
  /** BCP 47, for those who hear it read and for the letters' shapes. */
  lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  done: z.boolean(),
});
export type Caption = z.infer<typeof Caption>;

export interface Captions {
  /** Oldest first; at most one line of each author is not done. */
  readonly lines: Cell<readonly Caption[]>;
  /** The whole of the line as it stands while it is typed. */
  readonly type: (text: string, lang: string) => void;
  /** Ends the line as it stands. */
  readonly finish: () => void;
  readonly stop: () => void;
}

export function createCaptions(line: JointLine, clock: JointClock, newId: () => string): Captions {
  const lines = createCell<readonly Caption[]>([]);
  let current: Caption | null = null;
  const put = (caption: Caption) => {
    const known = lines.get().some(({ id, author }) => id === caption.id && author === caption.author);
    const next = known ? lines.get().map((one) => (one.id === caption.id && one.author === caption.author ? caption : one)) : [...lines.get(), caption];
    lines.set(next.filter(({ text, id }) => text !== '' || id === current?.id).slice(-CAPTIONS));
  };
  const pace = createPace<Caption>(clock, EVERY, (caption) => line.send(CAPTION, caption));
  const stops = [
    line.on(CAPTION, (from, payload) => {
      const told = Caption.safeParse(payload);
      if (told.success && told.data.author === from) put(told.data);
    }),
    // Whoever comes later reads what this browser wrote, not what it read.
    line.onJoin((who) => line.send(CAPTIONS_KEPT, { lines: lines.get().filter(({ author }) => author === line.self) }, who)),
    line.on(CAPTIONS_KEPT, (from, payload) => {
      const told = z.object({ lines: z.array(Caption).max(CAPTIONS) }).safeParse(payload);
      if (told.success) for (const caption of told.data.lines) if (caption.author === from) put(caption);
    }),
    line.onLeave((who) => lines.set(lines.get().map((caption) => (caption.author === who && !caption.done ? { ...caption, done: true } : caption)))),
  ];
  return {
    lines,
    type(text, lang) {
      current = { id: current?.id ?? newId(), author: line.self, text: text.slice(0, CAPTION_LIMIT), lang, done: false };
      put(current);
      pace.push(current);
    },
    finish() {
      if (current === null) return;
      const last = { ...current, text: current.text.trim(), done: true };
      current = null;
      pace.stop();
      put(last);
      line.send(CAPTION, last);
    },
    stop() {
      pace.stop();
      for (const stop of stops) stop();
      lines.set([]);
    },
  };
}
