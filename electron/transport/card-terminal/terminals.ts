import type { CardTerminals } from '#service/features/payments/index.ts';
import { adyenTerminal, type AdyenTimes } from './adyen.ts';
import { manualTerminal } from './manual.ts';

/** A driver for each kind of terminal a register may have. */
export const cardTerminals = (randomBytes: (count: number) => Uint8Array, times?: AdyenTimes): CardTerminals => ({ adyen: adyenTerminal(randomBytes, times), manual: manualTerminal() });
