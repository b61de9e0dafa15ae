/** A paper that is open for drawing, whatever its kind. */
import { type PaperKind, PaperError } from './paper.ts';

/** One page as it can be put on a canvas; the one who asked for it closes it. */
export interface DrawnPage {
  readonly bitmap: ImageBitmap;
  /** Height over width of the page itself. */
  readonly ratio: number;
}

export interface OpenPaper {
  readonly pages: number;
  /** @param page from 1. @param width of the picture, in points of the screen. @throws PaperError */
  readonly draw: (page: number, width: number) => Promise<DrawnPage>;
  /** Forgets everything that was unpacked. */
  readonly close: () => void;
}

/** @throws PaperError for a paper that cannot be shown: broken, encrypted, or too heavy to unpack. */
export async function openPaper(kind: PaperKind, bytes: Uint8Array<ArrayBuffer>): Promise<OpenPaper> {
  if (bytes.length === 0) throw new PaperError('empty');
  if (kind !== 'pdf') {
    const { openPicture } = await import('./open-picture.ts');
    return openPicture(kind, bytes);
  }
  const { openPdf } = await import('./open-pdf.ts');
  return openPdf(bytes);
}
