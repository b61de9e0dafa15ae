/** The hub's tables of remote sessions. JSON columns hold what the contract's shapes say. */
import type { Generated } from 'kysely';
import type { ExpertKind, ParticipantRole, PoolName, RemoteCase, RemoteOutcome, SessionEnd, SessionState } from '#shared/contract/remote/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import type { z } from 'zod';

type Text = string;
type Maybe<T> = T | null;

export interface RemoteHubTables {
  /** `presence` is what the expert set or what follows a session; `ringing`, `busy` and `offline` are computed and never kept. */
  expert: {
    id: Text; kind: z.infer<typeof ExpertKind>; name: Text; provider_id: Maybe<Text>; languages: Text; card_ids: Text; active: number; password_hash: Text; wrong_tries: Generated<number>;
    locked_until: Maybe<Text>; presence: 'free' | 'afterWork' | 'away'; presence_since: Text; presence_until: Maybe<Text>; idle_since: Text;
  };
  /** An expert is signed in on one device. */
  expert_sign_in: { device_id: Text; expert_id: Text; since: Text };
  met_station_key: { station_id: Text; public_key: Text; met_at: Text };
  /** `pool` is the one that rings, or rang last. `expert_id` is who took it. */
  remote_session: {
    id: Text; station_id: Text; point_name: Text; desk_number: number; card_id: Text; card_name: Text; provider_id: Text; provider_name: Text; language: CustomerLanguage; interpreter: Maybe<Text>;
    booking_id: Maybe<Text>; booked_for: Maybe<Text>; state: z.infer<typeof SessionState>; pool: Maybe<z.infer<typeof PoolName>>; ring_since: Maybe<Text>; resumed: number; identity: Text; expert_id: Maybe<Text>;
    asked_at: Text; answered_at: Maybe<Text>; talking_at: Maybe<Text>; hung_up_at: Maybe<Text>; ended_at: Maybe<Text>; session_end: Maybe<z.infer<typeof SessionEnd>>;
    outcome: Maybe<z.infer<typeof RemoteOutcome>>; summary: Maybe<Text>; revision: number;
  };
  remote_participant: {
    id: Text; session_id: Text; role: z.infer<typeof ParticipantRole>; name: Maybe<Text>; authority: Maybe<Text>; expert_id: Maybe<Text>; vouched_key: Maybe<Text>; joined_at: Maybe<Text>;
    left_at: Maybe<Text>;
  };
  /** Who else was rung into the room: interpreters of a language, or one expert. */
  remote_invite: { id: Text; session_id: Text; language: Maybe<Text>; expert_id: Maybe<Text>; since: Text; ended_at: Maybe<Text> };
  /** `call` is the pool's name, or the invite's id. A ring that stopped by itself leaves no row; a declined one does. */
  remote_ring: { session_id: Text; call: Text; expert_id: Text; since: Text; state: 'ringing' | 'declined' };
  remote_signal: { to_id: Text; sequence: number; session_id: Text; from_id: Text; count: number; body: Text; signature: Text };
  /** The last count of each sender to each receiver, so that an old signal does not pass again. */
  remote_signal_count: { from_id: Text; to_id: Text; session_id: Text; count: number };
  remote_identity_request: { id: Text; session_id: Text; expert_id: Text; what: 'check' | 'number'; reason: Text; asked_at: Text; state: 'open' | 'answered' | 'refused' };
  remote_event: { sequence: Generated<number>; id: Text; at: Text; kind: Text; session_id: Maybe<Text>; device_id: Text; expert_id: Maybe<Text>; payload: Text };
  remote_case: {
    id: Text; station_id: Text; kind: RemoteCase['kind']; point_name: Text; card_id: Text; card_name: Text; provider_id: Text; language: CustomerLanguage; text: Text; phone: Maybe<Text>; asked_at: Text;
    state: RemoteCase['state']; expert_id: Maybe<Text>; first_answer_by: Text; close_by: Text; answer: Maybe<Text>; answered_at: Maybe<Text>; correction: number; changed_at: Text;
  };
  remote_case_attachment: { id: Text; case_id: Text; name: Text; media_type: 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/plain'; bytes: number; base64: Text };
  received_form: { id: Text; station_id: Text; session_id: Maybe<Text>; card_id: Text; provider_id: Text; point_name: Text; form: Text; answers: Text; confirmed: Text; sent_at: Text };
  recorded_session: { session_id: Text; station_id: Text; event_id: Text; visit_id: Text; waiting_seconds: number; talking_seconds: number; advisor_after_work_seconds: number; stars: Maybe<number>; word: Maybe<Text> };
}
