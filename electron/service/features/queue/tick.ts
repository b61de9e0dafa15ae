/** What time alone changes in the queue. The host calls it at start and every half minute; nothing here has a timer. */
import type { StationDeps } from '../../station-os.ts';
import { settingsOf } from '../point/index.ts';
import { hasOverdueHelp, lapseHelpCalls } from './help.ts';
import { openedAnewOn } from './left-over.ts';
import { endLeftOver, hasLeftOver } from './tickets.ts';

const BY_ITSELF = { caller: { deviceId: 'station' }, advisor: null, procedure: 'queue.tick' };

/** Ends what was left over from former days and lets the screens look again: hours, waits, notices. */
export const queueTick = async (deps: StationDeps): Promise<void> => {
  const hours = settingsOf(deps.db)?.hours;
  const since = hours ? openedAnewOn(hours, deps.clock.now(), deps.zone) : null;
  if (since && hasLeftOver(deps.db, since)) await deps.acts.act(BY_ITSELF, (act) => endLeftOver(act, since));
  if (hasOverdueHelp(deps.db, deps.clock.now())) await deps.acts.act(BY_ITSELF, lapseHelpCalls);
  deps.events.publish('queueChanged', {});
};
