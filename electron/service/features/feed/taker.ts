import type { Act } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';

/** What the station needs of whoever brings it the feed. */
export interface FeedTaker {
  /** Asks the hub for news, verifies and applies them. Never throws: what was refused is kept as the status. */
  refresh(): Promise<void>;
}

/** What other slices keep of the feed: given by the station, since those slices stand above this one. */
export interface FeedKeepers {
  /** Keeps a provider's verified price list in place of the former one; each line is of that provider or refused with `FeedRefused`. */
  products: (act: Act<StationEvents>, providerId: string, lines: Iterable<unknown>) => void;
}
