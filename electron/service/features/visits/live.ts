/** Visits as they change, for the advisor's screen and for the customer's. */
import { withEventMeta } from '@orpc/server';
import type { CustomerView, Visit } from '#shared/contract/visits.ts';
import { digest } from '../../kernel/ids.ts';
import { live } from '../../kernel/live.ts';
import type { StationDeps } from '../../station-os.ts';
import { customerView, GOODBYE_MS } from './customer-view.ts';
import { openRowAt, toVisit } from './queries.ts';

/** Hears of the desk's visits; the desk itself may change while the stream lives. */
const onDesk = (deps: StationDeps, deskId: () => string | null, changed: () => void) =>
  deps.events.subscribe('visitChanged', (event) => {
    const id = deskId();
    if (id !== null && event.deskIds.includes(id)) changed();
  });

/** `reading` is awaited before a visit goes out, once for each: reading what another desk does leaves a trace. */
export async function* deskVisits(deps: StationDeps, deskId: string, reading: (visit: Visit) => Promise<void>, signal?: AbortSignal, lastMark?: string): AsyncGenerator<Visit | null, void> {
  const read = () => {
    const row = openRowAt(deps.db, deskId);
    return { visit: row ? toVisit(deps.db, row) : null };
  };
  const markOf = (visit: Visit | null) => (visit ? `${visit.id}-${visit.revision}` : 'none');
  const source = { subscribe: (changed: () => void) => onDesk(deps, () => deskId, changed), read, mark: (state: { visit: Visit | null }) => markOf(state.visit) };
  for await (const { visit } of live(source, signal, lastMark)) {
    if (visit) await reading(visit);
    // An event's id rides on an object; between customers there is none, and a resumed stream says null once more.
    yield visit ? withEventMeta(visit, { id: markOf(visit) }) : null;
  }
}

/** What the customer at the desk sees. A goodbye is looked at again when its time is over. */
export const customerViews = (deps: StationDeps, deskId: () => string | null, signal?: AbortSignal, lastMark?: string): AsyncGenerator<CustomerView, void> =>
  live(
    {
      subscribe: (changed) => {
        let over: NodeJS.Timeout | undefined;
        const changedAndLater = () => {
          clearTimeout(over);
          over = setTimeout(changed, GOODBYE_MS + 50);
          changed();
        };
        changedAndLater();
        const stops = [
          onDesk(deps, deskId, changedAndLater),
          deps.events.subscribe('deviceChanged', changed),
          deps.events.subscribe('pointChanged', changed),
        ];
        return () => {
          clearTimeout(over);
          for (const stop of stops) stop();
        };
      },
      read: () => customerView(deps.db, deskId(), deps.clock.now()),
      mark: (view) => digest(JSON.stringify(view)),
    },
    signal,
    lastMark,
  );
