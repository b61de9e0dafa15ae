import type { StationDeps, StationOs } from '../../station-os.ts';
import { cardPorts } from './card-line.ts';
import type { CardDesk } from './card-payments/desk.ts';
import { cardPaymentsRouter } from './card-payments/router.ts';
import { invoicesRouter } from './invoices/router.ts';
import { journalRouter } from './journal/router.ts';
import { productsRouter } from './products/router.ts';
import { receiptsRouter } from './receipts/index.ts';
import { registersRouter } from './registers/router.ts';
import { salesRouter } from './sales/router.ts';

/** The cash desk: each part answers for its own procedures. */
export const paymentsRouter = (os: StationOs, deps: StationDeps, cards: CardDesk) => ({
  ...registersRouter(os, deps),
  ...journalRouter(os, deps),
  ...productsRouter(os, deps),
  ...salesRouter(os, deps),
  ...cardPaymentsRouter(os, deps, cards, cardPorts),
  ...receiptsRouter(os, deps),
  ...invoicesRouter(os, deps),
});
