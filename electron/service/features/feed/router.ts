import { live } from '../../kernel/live.ts';
import type { StationDeps, StationOs } from '../../station-os.ts';
import { feedStatus, noticesInForce } from './queries.ts';
import type { FeedTaker } from './taker.ts';

/** How fresh the instructions are, and the notices in force. */
export const feedRouter = (os: StationOs, deps: StationDeps, taker: FeedTaker | null) => {
  const status = () => feedStatus(deps.db, deps.clock.now());
  const notices = () => noticesInForce(deps.db, deps.clock.now());
  return {
    status: os.feed.status.handler(status),
    watchStatus: os.feed.watchStatus.handler(({ signal, lastEventId }) =>
      live({ subscribe: (changed) => deps.events.subscribe('feedChecked', changed), read: status, mark: (state) => JSON.stringify(state), mergeMs: 200 }, signal, lastEventId),
    ),
    notices: os.feed.notices.handler(notices),
    watchNotices: os.feed.watchNotices.handler(async function* ({ signal, lastEventId }) {
      const source = { subscribe: (changed: () => void) => deps.events.subscribe('noticesChanged', changed), read: notices, mark: (state: object) => JSON.stringify(state), mergeMs: 200 };
      yield* live(source, signal, lastEventId);
    }),
    refresh: os.feed.refresh.handler(async () => {
      await taker?.refresh();
      return status();
    }),
  };
};
