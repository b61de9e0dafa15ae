/** Receipts and reports: looked at, copied, printed again; receipts sent to the customer's phone. */
import { advisorOf, doing, type StationDeps, type StationOs } from '../../../station-os.ts';
import { printAgain, printCopy } from './copies.ts';
import { openLetters } from './letters.ts';
import { keepLink, told, type LinkPlace } from './links.ts';
import { paperOf } from './paper-of.ts';
import { pdfOf } from './pdf.ts';
import { openPdfFonts } from './pdf-font.ts';
import type { Paper } from './paper.ts';
import { printReport, reportToKeep } from './reports.ts';
import { requireReceipt } from './stored.ts';
import { svgOf } from './svg.ts';

export const receiptsRouter = (os: StationOs, deps: StationDeps) => {
  const { db, acts } = deps;
  const letters = openLetters();
  const fonts = openPdfFonts(letters);
  const place: LinkPlace = { address: deps.address, key: deps.secret('receipt') };
  const picture = async (paper: Paper, name: string, as: 'svg' | 'pdf') => {
    const bytes = as === 'svg' ? Buffer.from(svgOf(paper, letters)) : Buffer.from(await pdfOf(paper, letters, fonts));
    return { fileName: `${name}.${as}`, mediaType: as === 'svg' ? 'image/svg+xml' : 'application/pdf', base64: bytes.toString('base64') };
  };

  return {
    receipt: os.payments.receipt.handler(({ input }) => requireReceipt(db, input.number).receipt),
    receiptPicture: os.payments.receiptPicture.handler(async ({ input }) => {
      const { receipt } = requireReceipt(db, input.number);
      const paper = paperOf(receipt, receipt.language, { electronic: true });
      return picture(paper, `receipt-${receipt.number}`, input.as);
    }),
    reportPicture: os.payments.reportPicture.handler(({ input, context }) => {
      const { paper, name } = reportToKeep(db, advisorOf(context), input);
      return picture(paper, name, input.as);
    }),
    printReport: os.payments.printReport.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => printReport(act, advisorOf(context), input))),
    printCopy: os.payments.printCopy.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => printCopy(act, input.number))),
    printAgain: os.payments.printAgain.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => printAgain(act, input.registerId))),
    // What is remembered of the command is the link, not its secret: the address is made for each answer.
    receiptLink: os.payments.receiptLink.handler(async ({ input, context, path }) => told(place, await acts.once(doing(context, path), input, (act) => keepLink(act, place.key, input.number)))),
  };
};
