/** Receipts, for the rest of the cash desk. */
export { openLetters, type Letters } from './letters.ts';
export { receiptAddress, type LinkPlace } from './links.ts';
export { paperOf } from './paper-of.ts';
export { openPdfFonts, type PdfFonts } from './pdf-font.ts';
export { phonePages } from './phone-page.ts';
export { planDrawer, planReceipt, unprintedOn } from './print-queue.ts';
export { receiptJobs } from './printing.ts';
export { receiptsRouter } from './router.ts';
