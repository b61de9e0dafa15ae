/** What the hub says of a session, taken into the point's own record. */
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import type { StationDeps } from '../../station-os.ts';
import { BY_ITSELF, recordRemote, setSession, type RemoteAct } from './change.ts';
import { answered, ended, hungUp, lost, talking } from './course.ts';
import { findSession, heardOf, ownParticipants, untrustedOf } from './rows.ts';
import { sharerGone } from './sharing.ts';
import { judge, pinExperts } from './trust.ts';

/** Writes what was heard. What is older than what is known is passed over; a session of another id changes nothing. */
export const takeIn = (act: RemoteAct, stationKey: string, said: RemoteSession): void => {
  const row = findSession(act, said.id);
  if (!row || row.state === 'ended') return;
  const before = heardOf(row);
  if (said.revision < before.revision) return;
  const judged = judge(said, ownParticipants(act, row.id), stationKey);
  const heard = JSON.stringify(judged.session);
  const untrusted = JSON.stringify(judged.untrusted);
  const outcome = said.outcome ?? row.outcome;
  if (heard === row.heard && untrusted === row.untrusted) return;
  const expertKey = pinExperts(act, row, judged, before);
  let now = setSession(act, row, { heard, untrusted, expert_key: expertKey, outcome });
  for (const id of judged.untrusted) if (!untrustedOf(row).includes(id)) recordRemote(act, row, 'notVouchedFor', { participantId: id });
  sharerGone(act, now);
  now = said.answeredAt === null ? lost(act, now) : answered(act, now);
  if (said.talkingAt !== null) now = talking(act, now);
  if (said.state === 'afterWork' || said.state === 'ended') now = hungUp(act, now, said.end ?? 'finished', 'hub');
  if (outcome !== row.outcome) recordRemote(act, now, 'outcomeGiven', { outcome });
  if (said.state === 'ended') ended(act, now);
};

/** The same as an act of the station's own. */
export const hear = (deps: Pick<StationDeps, 'acts' | 'key'>, said: RemoteSession): Promise<void> => deps.acts.act(BY_ITSELF, (act) => takeIn(act, deps.key.publicKey, said));
