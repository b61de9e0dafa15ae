/** The cash desk: registers and their journals, sales, payments by card, receipts, invoices. */
export type { AdyenSettings, CardEnd, CardOrder, CardTerminal, CardTerminals, Heard, TerminalAccess, TerminalReference, TerminalSecret, TerminalSettings } from './card-payments/terminal.ts';
export { cardPorts } from './card-line.ts';
export { createCardDesk, type CardDesk } from './card-payments/desk.ts';
export { coSignJobs, type CoSigner } from './journal/co-sign.ts';
export { verifyExport } from './journal/verify-export.ts';
export { verifyJournals, type Verified } from './journal/verify.ts';
export { applyProducts } from './products/apply.ts';
export { paymentsRouter } from './router.ts';
export { phonePages, receiptJobs } from './receipts/index.ts';
export { saveRegister } from './registers/saving.ts';
export { changeStock } from './products/changing-stock.ts';
