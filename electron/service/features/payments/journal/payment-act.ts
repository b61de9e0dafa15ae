import type { Act } from '../../../kernel/acts.ts';
import type { StationEvents } from '../../../station-events.ts';

/** The act inside which money is moved and journalled. */
export type PaymentAct = Act<StationEvents>;
