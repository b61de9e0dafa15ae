/** The hub's tables as Kysely sees them. JSON columns hold what the contract's shapes say. */
import type { Generated } from 'kysely';
import type { BookingsHubTables } from './bookings-hub.ts';
import type { RemoteHubTables } from './remote-hub.ts';

type Text = string;
type Maybe<T> = T | null;

export interface HubTables extends BookingsHubTables, RemoteHubTables {
  provider: { id: Text; name: Text; short_name: Text };
  card: { id: Text; provider_id: Text; version: number; name_fi: Text; json: Text; published_at: Text; in_feed: number };
  card_edition: { id: Text; version: number; json: Text; change_note: Text; editor_id: Maybe<Text>; published_at: Text };
  notice: { id: Text; provider_id: Text; valid_from: Text; valid_until: Text; withdrawn_at: Maybe<Text>; json: Text };
  device: { id: Text; kind: Text; name: Text; public_key: Text; enrolled_at: Text; last_seen_at: Maybe<Text>; revoked_at: Maybe<Text> };
  enrolment_code: { code_hash: Text; kind: Text; name: Text; expires_at: Text; used_at: Maybe<Text> };
  editor: { id: Text; name: Text; role: 'editor' | 'administrator'; provider_id: Maybe<Text>; password_hash: Text; active: number; wrong_tries: Generated<number>; locked_until: Maybe<Text> };
  editor_session: { device_id: Text; editor_id: Text; since: Text };
  command: { id: Text; procedure: Text; caller: Text; input_digest: Text; answer: Text; at: Text };
  received_event: { station_id: Text; sequence: number; id: Text; kind: Text; at: Text; business_date: Text; payload: Text; received_at: Text };
  /** One row a station; a point enrolled anew has more than one. `named_at` is the event the name is from. */
  point: { station_id: Text; point_id: Text; name: Text; municipality: Text; named_at: Text };
  withdrawn_event: { event_id: Text; revision: number };
  reported_event: {
    event_id: Text; visit_id: Text; station_id: Text; business_date: Text; provider_id: Text; card_id: Text; card_version: number; card_name: Text; acts: Text; identity_level: Text;
    outcome: Text; note: Maybe<Text>; direct_ms: number; indirect_ms: number; time_category: Text; corrected: number; closed_at: Text; revision: number;
  };
  card_flag: { id: Text; station_id: Text; kind: Text; card_id: Text; card_version: number; provider_id: Text; card_name: Text; text: Text; at: Text; state: Text; answer: Maybe<Text> };
  /** `fees` is what the collector keeps, as JSON; not part of what the stations get. */
  payee: { provider_id: Text; json: Text; fees: Text; version: number; saved_at: Text; in_feed: number };
  product: { id: Text; provider_id: Text; version: number; json: Text; published_at: Text; in_feed: number };
  product_edition: { id: Text; version: number; json: Text; editor_id: Text; published_at: Text };
  /** One row: whose account the desks' money comes to and is paid out from. */
  collector: { name: Text; json: Text; saved_at: Text };
  taken_receipt: { sale_id: Text; station_id: Text; register_id: Text; number: Text; kind: Text; business_date: Text; issued_at: Text; point_name: Text; journal_sequence: number; journal_hash: Text };
  receipt_line: {
    line_id: Text; sale_id: Text; payee_id: Text; business_date: Text; name: Text; product_id: Maybe<Text>; quantity: number; total_cents: number; vat_class: Text; vat_rate: Maybe<number>;
    invoice_reference: Maybe<Text>; settlement_id: Maybe<Text>;
  };
  closed_shift: { shift_id: Text; station_id: Text; register_id: Text; business_date: Text; chain: Text; head_sequence: number; head_hash: Text; report: Text };
  /** `id` is the shift's, or `register/chain` of a head that tells another history. */
  journal_finding: { id: Text; kind: 'shiftDiffers' | 'otherHistory'; register_id: Text; station_id: Text; json: Text; found_at: Text; explanation: Maybe<Text>; editor_id: Maybe<Text>; explained_at: Maybe<Text> };
  chain_head: { register_id: Text; chain: Text; sequence: number; hash: Text; station_id: Text; public_key: Text; signed_at: Text; hub_key: Text; hub_signature: Text };
  /** `payee` is the payee as it was; `transfer_id` the bank file it went out in. */
  settlement: {
    id: Text; number: number; payee_id: Text; payee: Text; from_date: Text; to_date: Text; sales_cents: number; refunds_cents: number; fees_cents: number; payable_cents: number; vat: Text;
    receipt_count: number; heads: Text; payment_id: Text; transfer_id: Maybe<Text>; editor_id: Text; made_at: Text;
  };
  /** `asked` names the settlements and the day, so that asking again gives the same file. */
  transfer_file: { id: Text; content: Text; asked: Text; editor_id: Text; made_at: Text };
  bank_row: {
    id: Text; iban: Text; booked_date: Text; cents: number; currency: Text; reference: Maybe<Text>; end_to_end_id: Maybe<Text>; counterparty: Maybe<Text>; counterparty_iban: Maybe<Text>;
    settlement_id: Maybe<Text>; matched_by: Maybe<Text>; read_at: Text;
  };
}
