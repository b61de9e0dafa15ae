/** The queue: numbers, who is called to which desk and why, and what each screen sees of it. */
export { queueRouter } from './router.ts';
export { groupForProvider } from './groups.ts';
export { placeDeps, ticketBySecret } from './place.ts';
export { takeNumber } from './taking.ts';
export { queueTick } from './tick.ts';
export { queueJobs, type PrinterSettings, type PrintOutcome, type TicketPrinter } from './printing.ts';
export { paperBytes, paperLines } from './slip-paper.ts';
export { deskStateOf, freeDesk, requireFree, requireOpenDeskOf, ticketAtDesk, ticketById } from './desks.ts';
export { beginWalkUp, finishTicket, handOverTicket, startServing, type HandOver } from './for-visits.ts';
export type { DeskNow, QueueAct, TicketRow } from './words.ts';
