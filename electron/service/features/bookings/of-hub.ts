/** The point's bookings as the hub says them, heard while the line is up. */
import type { StationDeps } from '../../station-os.ts';
import { keepAll } from './kept.ts';

const RETRY_MS = 5_000;

/** Hears the hub's bookings of this point from now on and keeps them; answers the way to stop. */
export const followBookings = (deps: StationDeps): (() => void) => {
  let listening: AbortController | null = null;
  const listen = async () => {
    const hub = deps.hub.client();
    if (!hub || listening) return;
    const mine = new AbortController();
    listening = mine;
    try {
      const said = await hub.bookings.watchPointFor(undefined, { signal: mine.signal });
      for await (const { bookings } of said) await deps.acts.act({ caller: { deviceId: 'station' }, advisor: null, procedure: 'bookings.follow' }, (act) => keepAll(act, bookings));
    } catch (error) {
      if (!mine.signal.aborted) deps.log.warn({ error: String(error) }, 'the bookings could not be heard');
    } finally {
      listening = null;
    }
  };
  const again = () => void listen();
  const stop = deps.events.subscribe('hubLineChanged', ({ up }) => {
    if (up) again();
    else listening?.abort();
  });
  // A stream that the hub ended is asked for again, also while the line itself stands.
  const timer = setInterval(again, RETRY_MS);
  again();
  return () => {
    clearInterval(timer);
    stop();
    listening?.abort();
  };
};
