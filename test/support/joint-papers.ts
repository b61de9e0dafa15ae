/** Papers for tests of sharing, made here: a PDF of some pages, and one that asks for a password. */
import { PDFDocument, PDFHexString, PDFName, rgb, StandardFonts } from 'pdf-lib';

async function pages(count: number): Promise<PDFDocument> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= count; number += 1) {
    const page = made.addPage([595, 842]);
    page.drawText(`Hakemus, sivu ${number}`, { x: 60, y: 760, size: 32, font });
    for (let line = 0; line < 18; line += 1) page.drawText('Tiedot asumisesta ja muuttajista täytetään yhdessä.', { x: 60, y: 700 - line * 26, size: 14, font });
    page.drawRectangle({ x: 60, y: 60, width: 120 * number, height: 120, color: rgb(0.1, 0.3, 0.6) });
  }
  return made;
}

export const pdfOf = async (count: number): Promise<Buffer> => Buffer.from(await (await pages(count)).save());

/** A PDF whose user password is not empty (ISO 32000-1, 7.6.3): the check values are those of no known password. */
export async function lockedPdf(): Promise<Buffer> {
  const made = await pages(1);
  const value = PDFHexString.of('5a'.repeat(32));
  made.context.trailerInfo.Encrypt = made.context.register(made.context.obj({ Filter: PDFName.of('Standard'), V: 1, R: 2, Length: 40, P: -44, O: value, U: value }));
  made.context.trailerInfo.ID = made.context.obj([PDFHexString.of('00'.repeat(16)), PDFHexString.of('00'.repeat(16))]);
  return Buffer.from(await made.save({ useObjectStreams: false }));
}
