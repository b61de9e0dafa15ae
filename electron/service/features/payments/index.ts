/** The cash desk: registers and their journals, sales, payments by card, receipts, invoices. */
export type { AdyenSettings, CardEnd, CardOrder, CardTerminal, CardTerminals, Heard, TerminalAccess, TerminalReference, TerminalSecret, TerminalSettings } from './card-payments/terminal.ts';
export { createCardDesk, type CardDesk } from './card-payments/desk.ts';
