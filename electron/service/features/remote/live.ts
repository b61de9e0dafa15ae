/** The session at a desk as it changes, for the desk's screens. */
import { withEventMeta } from '@orpc/server';
import type { DeskSession } from '#shared/contract/remote/at-station.ts';
import { digest } from '../../kernel/ids.ts';
import { live } from '../../kernel/live.ts';
import type { StationDeps } from '../../station-os.ts';
import { FEEDBACK_MS } from './rules.ts';
import { sessionShownAt } from './rows.ts';
import { deskSession } from './view.ts';

/** Running seconds are counted by the screen itself: they alone make no other state. */
const markOf = (session: DeskSession | null): string => {
  if (session === null) return 'none';
  const { seconds: _seconds, ...look } = session;
  return digest(JSON.stringify(look));
};

/** Hears of whatever may change what the desk shows; feedback that nobody gave is looked at again when its time is over. */
const hearDesk = (deps: StationDeps, deskId: () => string | null, changed: () => void) => {
  let over: NodeJS.Timeout | undefined;
  const ofDesk = ({ deskIds }: { deskIds: readonly string[] }) => {
    const id = deskId();
    if (id === null || !deskIds.includes(id)) return;
    clearTimeout(over);
    over = setTimeout(changed, FEEDBACK_MS + 50);
    over.unref();
    changed();
  };
  const stops = [
    deps.events.subscribe('remoteChanged', ofDesk),
    deps.events.subscribe('visitChanged', ofDesk),
    deps.events.subscribe('hubLineChanged', changed),
    deps.events.subscribe('deviceChanged', changed),
  ];
  return () => {
    clearTimeout(over);
    for (const stop of stops) stop();
  };
};

/** The desk may change while the stream lives, when a terminal is paired anew. `reading` is awaited before each session goes out. */
export async function* deskSessions(
  deps: StationDeps,
  screen: { deviceId: string; deskId: () => string | null },
  reading: (session: DeskSession) => Promise<void>,
  signal?: AbortSignal,
  lastMark?: string,
): AsyncGenerator<DeskSession | null, void> {
  const read = () => {
    const deskId = screen.deskId();
    const now = deps.clock.now();
    const row = deskId === null ? null : sessionShownAt(deps.db, deskId, now);
    return { session: row ? deskSession(deps.db, row, { deviceId: screen.deviceId, line: deps.hub.client() !== null, now }) : null };
  };
  const source = { subscribe: (changed: () => void) => hearDesk(deps, screen.deskId, changed), read, mark: ({ session }: { session: DeskSession | null }) => markOf(session) };
  for await (const { session } of live(source, signal, lastMark)) {
    if (session) await reading(session);
    // An event's id rides on an object; without a session there is none, and a resumed stream says null once more.
    yield session ? withEventMeta(session, { id: markOf(session) }) : null;
  }
}
