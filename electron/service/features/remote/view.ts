/** A session as the screens of its desk see it: the hub's words with the point's own knowledge over them. */
import type { DeskSession } from '#shared/contract/remote/at-station.ts';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import type { Read } from '../../kernel/acts.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { feedbackOf, OFFERS_WHEN_AWAY, proposedOutcome, secondsOf } from './rules.ts';
import { formOf, heardOf, ownParticipants, untrustedOf } from './rows.ts';
import { sharingOf } from './sharing.ts';

/** Talking here is talking, and once hung up here it is over here, whatever the hub has heard of it; a hub that is away can ring and queue nobody. */
const withOwnKnowledge = (row: RemoteSessionTable, heard: RemoteSession, line: boolean): RemoteSession => {
  if (row.hung_up_at === null && row.talking_at !== null) return { ...heard, state: 'talking', talkingAt: heard.talkingAt ?? row.talking_at };
  if (row.hung_up_at === null) return line || row.answered_at !== null ? heard : { ...heard, offers: [...OFFERS_WHEN_AWAY] };
  return {
    ...heard,
    state: row.state === 'ended' ? 'ended' : 'afterWork',
    ring: null,
    queue: null,
    offers: [],
    participants: heard.participants.map((participant) => ({ ...participant, present: false })),
    hungUpAt: row.hung_up_at,
    endedAt: row.ended_at,
    end: row.end,
    outcome: row.outcome,
  };
};

/** Pure but for the reads: the same row, moment and line give the same view. `deviceId` is the screen's own. */
export const deskSession = (db: Read, row: RemoteSessionTable, screen: { deviceId: string; line: boolean; now: string }): DeskSession => ({
  session: withOwnKnowledge(row, heardOf(row), screen.line),
  visitId: row.visit_id,
  eventId: row.event_id,
  consent: { session: row.consent, sharing: sharingOf(db, row.id, screen.now) },
  selfId: ownParticipants(db, row.id).find((one) => one.device_id === screen.deviceId && one.left_at === null)?.id ?? null,
  line: screen.line,
  seconds: secondsOf(row, screen.now),
  form: formOf(db, row),
  expertKey: row.expert_key,
  feedback: feedbackOf(row),
  untrusted: untrustedOf(row),
  guidance: row.guidance,
  proposedOutcome: proposedOutcome(row),
  confirmed: Object.keys(JSON.parse(row.confirmed) as object),
  formSentAt: row.form_sent_at,
});
