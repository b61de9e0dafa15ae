/** A terminal that stands alone: nothing is sent, the cashier types the amount there and its end here. */
import type { CardTerminal } from '#service/features/payments/index.ts';

export const manualTerminal = (): CardTerminal => ({
  start: async () => ({ kind: 'byHand' }),
  status: async () => ({ kind: 'byHand' }),
  cancel: async () => 'byHand',
  lastReceipt: async () => null,
});
