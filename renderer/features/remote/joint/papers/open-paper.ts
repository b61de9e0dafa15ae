/** Opens a paper for drawing, by the code of its kind. */
import type { OpenPaper } from './opened-paper.ts';
import { type PaperKind, PaperError } from './paper.ts';

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
