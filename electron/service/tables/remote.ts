/** Tables of remote sessions and cases as the point knows them. */
import type { Sharing } from '#shared/contract/remote/at-station.ts';
import type { RemoteCase, RemoteOutcome, SessionEnd } from '#shared/contract/remote/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';

type Text = string;
type Maybe<T> = T | null;
type Flag = 0 | 1;

export interface RemoteSessionTable {
  id: Text; visit_id: Text; event_id: Text; desk_id: Text; advisor_id: Text; card_id: Text; card_version: number; provider_id: Text; language: CustomerLanguage;
  state: 'live' | 'afterWork' | 'ended'; asked_at: Text; answered_at: Maybe<Text>; talking_at: Maybe<Text>; hung_up_at: Maybe<Text>; after_work_until: Maybe<Text>; ended_at: Maybe<Text>;
  end: Maybe<SessionEnd>; untold: Maybe<SessionEnd>; outcome: Maybe<RemoteOutcome>; heard: Text; untrusted: Text; expert_key: 'none' | 'first' | 'known' | 'changed'; guidance: 'none' | 'recorded' | 'notHere';
  consent: 'asked' | 'given' | 'refused'; consent_by: Maybe<'customer' | 'advisor'>;
  confirmed: Text; form_id: Maybe<Text>; form_sent_at: Maybe<Text>; stars: Maybe<number>; word: Maybe<Text>; recorded_at: Maybe<Text>; revision: number;
}
export interface RemoteParticipantTable { id: Text; session_id: Text; role: 'customer' | 'advisor'; device_id: Text; public_key: Text; joined_at: Text; left_at: Maybe<Text> }
export interface RemoteSharingTable {
  session_id: Text; turn: number; ask_id: Text; participant_id: Text; role: 'advisor' | 'expert' | 'interpreter'; asked_at: Text; answer_by: Text;
  state: Sharing['state']; answered_at: Maybe<Text>; answered_by: Maybe<'customer' | 'advisor'>; ended_at: Maybe<Text>;
}
export interface RemoteExpertKeyTable { expert: Text; public_key: Text; met_at: Text }
export interface RemoteSummaryLinkTable { id: Text; session_id: Text; secret_hash: Text; created_at: Text; expires_at: Text }
export interface RemoteCaseTable {
  id: Text; kind: 'callback' | 'question'; visit_id: Text; event_id: Text; advisor_id: Text; card_id: Text; card_version: number; card_name: Text; provider_id: Text; language: CustomerLanguage;
  text: Text; phone: Maybe<Text>; attachments: Text; asked_at: Text; first_answer_by: Text; close_by: Text; state: RemoteCase['state']; answer: Maybe<Text>; answered_at: Maybe<Text>; closed_at: Maybe<Text>; correction: Flag;
}

export interface RemoteTables {
  remote_session: RemoteSessionTable; remote_participant: RemoteParticipantTable; remote_sharing: RemoteSharingTable; remote_expert_key: RemoteExpertKeyTable; remote_summary_link: RemoteSummaryLinkTable; remote_case: RemoteCaseTable;
}
