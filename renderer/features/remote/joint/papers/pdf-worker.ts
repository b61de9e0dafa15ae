/**
 * Reads and draws one PDF, in a worker without a document. pdf.js runs whole in here: nothing is evaluated, no other worker
 * is started, nothing is fetched, and what a PDF has of scripts is not run.
 */
import { AnnotationMode, getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { PAGE_LIMIT, type PaperProblem } from './paper.ts';
import type { PdfAnswered, PdfAsked } from './pdf-words.ts';

/** Points of the largest page that is drawn. */
const AREA_LIMIT = 16_000_000;

/** What pdf.js draws its masks and patterns on. */
class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset(made: { canvas: OffscreenCanvas }, width: number, height: number) {
    made.canvas.width = width;
    made.canvas.height = height;
  }

  destroy(made: { canvas: OffscreenCanvas }) {
    made.canvas.width = 0;
    made.canvas.height = 0;
  }
}

/** Filters are elements of a document; without one a soft mask is drawn without its transfer function. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addKnockoutFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy = () => undefined;
}

const answer = (answered: PdfAnswered, transfer: Transferable[] = []) => globalThis.postMessage(answered, { transfer });

const problemOf = (error: unknown): PaperProblem => (error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken');

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<PDFDocumentProxy> {
  // pdf.js asks the document for its fonts alone, and a worker has those of its own.
  const ownerDocument: HTMLDocument = Object.assign(Object.create(null), { fonts: Reflect.get(globalThis, 'fonts') });
  return getDocument({ data: bytes, CanvasFactory: Canvases, FilterFactory: NoFilters, ownerDocument, useWasm: false, useWorkerFetch: false, isImageDecoderSupported: false, enableXfa: false, verbosity: 0, canvasMaxAreaInBytes: AREA_LIMIT * 4 }).promise;
}

async function draw(pdf: PDFDocumentProxy, number: number, width: number): Promise<{ bitmap: ImageBitmap; ratio: number }> {
  const page = await pdf.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  const scale = Math.min(width / whole.width, Math.sqrt(AREA_LIMIT / (whole.width * whole.height)));
  const viewport = page.getViewport({ scale });
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // pdf.js asks for no more of the canvas and its context than both kinds have.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types know only the canvas of a document
  const surface = canvas as object as HTMLCanvasElement;
  await page.render({ canvas: surface, viewport, annotationMode: AnnotationMode.ENABLE }).promise;
  page.cleanup();
  return { bitmap: canvas.transferToImageBitmap(), ratio: whole.height / whole.width };
}

let pdf: PDFDocumentProxy | null = null;

async function act(asked: PdfAsked): Promise<void> {
  if (asked.do === 'open') {
    pdf = await read(asked.bytes);
    if (pdf.numPages > PAGE_LIMIT) answer({ call: asked.call, is: 'failed', problem: 'tooHeavy' });
    else answer({ call: asked.call, is: 'open', pages: pdf.numPages });
  } else if (pdf !== null) {
    const drawn = await draw(pdf, asked.page, asked.width);
    answer({ call: asked.call, is: 'drawn', ...drawn }, [drawn.bitmap]);
  }
}

/** One after the other: two pages at once would only take each other's time. */
let before: Promise<void> = Promise.resolve();

globalThis.addEventListener('message', ({ data }: MessageEvent<PdfAsked>) => {
  before = before.then(() => act(data)).catch((error: unknown) => answer({ call: data.call, is: 'failed', problem: problemOf(error) }));
});
