/** A picture as a paper of one page, unpacked by the browser itself. */
import type { DrawnPage, OpenPaper } from './opened-paper.ts';
import { MEDIA_TYPES, type PaperKind, PaperError, PICTURE_LIMIT } from './paper.ts';
import { pictureSize } from './picture-size.ts';

/** @throws PaperError `broken`, or `tooHeavy` for more than `PICTURE_LIMIT` points */
export async function openPicture(kind: Exclude<PaperKind, 'pdf'>, bytes: Uint8Array<ArrayBuffer>): Promise<OpenPaper> {
  const told = pictureSize(kind, bytes);
  if (told === null) throw new PaperError('broken');
  if (told.width * told.height > PICTURE_LIMIT) throw new PaperError('tooHeavy');
  const whole = await createImageBitmap(new Blob([bytes], { type: MEDIA_TYPES[kind] })).catch(() => {
    throw new PaperError('broken');
  });
  // Turned as the camera held it: the unpacked picture's own sides count, not the header's.
  const ratio = whole.height / whole.width;
  return {
    pages: 1,
    async draw(_page, width): Promise<DrawnPage> {
      const wide = Math.max(1, Math.min(Math.round(width), whole.width));
      return { bitmap: await createImageBitmap(whole, { resizeWidth: wide, resizeHeight: Math.max(1, Math.round(wide * ratio)), resizeQuality: 'high' }), ratio };
    },
    close: () => whole.close(),
  };
}
