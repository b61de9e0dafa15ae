/**
 * A PDF, read in a worker of its own: a heavy page does not hold up speech and picture, one that never ends is ended from
 * here, and closing it leaves nothing of it in memory.
 */
// oxlint-disable-next-line import/default -- the builder makes a worker's constructor of what is asked for with this ending
import PdfWorker from './pdf-worker.ts?worker';
import type { OpenPaper } from './opened-paper.ts';
import { PaperError } from './paper.ts';
import type { PdfAnswered, PdfAsked } from './pdf-words.ts';

/** Milliseconds after which a page counts as too heavy. */
const PATIENCE = 20_000;

type Asked = PdfAsked extends infer Each ? (Each extends PdfAsked ? Omit<Each, 'call'> : never) : never;

/** @throws PaperError `broken`, `encrypted` or `tooHeavy` */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPaper> {
  const worker = new PdfWorker();
  const waiting = new Map<number, { done: (answer: PdfAnswered) => void; fail: (error: PaperError) => void }>();
  let calls = 0;
  const close = (problem: PaperError['problem'] = 'broken') => {
    worker.terminate();
    for (const { fail } of waiting.values()) fail(new PaperError(problem));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<PdfAnswered>) => {
    const asked = waiting.get(data.call);
    waiting.delete(data.call);
    if (data.is === 'failed') asked?.fail(new PaperError(data.problem));
    else if (asked !== undefined) asked.done(data);
    else if (data.is === 'drawn') data.bitmap.close();
  });
  worker.addEventListener('error', () => close());
  const ask = (asked: Asked) =>
    new Promise<PdfAnswered>((done, fail) => {
      calls += 1;
      const patience = setTimeout(() => close('tooHeavy'), PATIENCE);
      const calm = <Value>(then: (value: Value) => void) => (value: Value) => {
        clearTimeout(patience);
        then(value);
      };
      waiting.set(calls, { done: calm(done), fail: calm(fail) });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage({ ...asked, call: calls });
    });
  const opened = await ask({ do: 'open', bytes }).catch((error: unknown) => {
    close();
    throw error;
  });
  return {
    pages: opened.is === 'open' ? opened.pages : 0,
    async draw(page, width) {
      const drawn = await ask({ do: 'draw', page, width });
      if (drawn.is !== 'drawn') throw new PaperError('broken');
      return { bitmap: drawn.bitmap, ratio: drawn.ratio };
    },
    close: () => close(),
  };
}
