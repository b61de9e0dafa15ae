/** The station's tables as Kysely sees them. JSON columns hold what the contract's shapes say. */
import type { DocumentKind, IdentityCheck, IdentityMethod } from '#shared/contract/identity.ts';
import type { Chain, EntryKind } from '#shared/contract/payments/journal.ts';
import type { CustomerLanguage, IdentityLevel, Outcome, TimeCategory } from '#shared/contract/words.ts';
import type { Generated, GeneratedAlways } from 'kysely';
import type { BookingTables } from './bookings.ts';
import type { CardPaymentTables } from './card-payments.ts';
import type { InvoiceTables } from './invoices.ts';
import type { ReceiptTables } from './receipts.ts';
import type { RemoteTables } from './remote.ts';
import type { SalesTables } from './sales.ts';

type Text = string;
type Flag = 0 | 1;
type Maybe<T> = T | null;

export interface EventTable { sequence: Generated<number>; id: Text; kind: Text; subject_id: Text; visit_id: Maybe<Text>; device_id: Text; advisor_id: Maybe<Text>; at: Text; business_date: Text; data: Text }
export interface CommandTable { id: Text; procedure: Text; caller: Text; input_digest: Text; answer: Text; at: Text }
export interface OutboxTable { sequence: Generated<number>; id: Text; kind: Text; at: Text; business_date: Text; payload: Text; acknowledged_at: Maybe<Text> }
export interface JobTable { id: Text; kind: Text; subject_id: Text; payload: Text; due_at: Text; tries: Generated<number>; state: 'waiting' | 'done' | 'givenUp'; last_error: Maybe<Text>; done_at: Maybe<Text> }
export interface AuditTable { sequence: Generated<number>; at: Text; action: Text; advisor_id: Maybe<Text>; device_id: Text; person_ref: Maybe<Text>; visit_id: Maybe<Text>; reason: Maybe<Text>; detail: Text; hash: Text }
export interface SecretTable { name: Text; value: Text }

export interface PointTable { id: Text; settings: Text; created_at: Text }
export interface DeskTable { id: Text; number: number; name: Text; active: Flag }
export interface AdvisorTable { id: Text; name: Text; role: 'advisor' | 'lead' | 'cashier' | 'administrator'; pin_hash: Text; active: Flag; wrong_pins: Generated<number>; locked_until: Maybe<Text> }
export interface DeviceTable { id: Text; kind: Text; name: Text; desk_id: Maybe<Text>; public_key: Text; enrolled_at: Text; last_seen_at: Maybe<Text>; revoked_at: Maybe<Text> }
export interface EnrolmentCodeTable { code_hash: Text; kind: Text; name: Text; desk_id: Maybe<Text>; expires_at: Text; used_at: Maybe<Text> }
export interface SessionTable { device_id: Text; advisor_id: Text; locked: Flag; since: Text; desk_id: Maybe<Text> }

export interface ServiceGroupTable { id: Text; letter: Text; name: Text; examples: Text; icon: Text; words: Text; provider_ids: Text; daily_limit: Maybe<number>; active: Flag; position: number }
export interface TicketCounterTable { business_date: Text; group_id: Text; last_number: number }
export type TicketStateColumn = 'waiting' | 'called' | 'serving' | 'held' | 'noShow' | 'finished' | 'cancelled';
export interface TicketTable {
  id: Text; business_date: Text; group_id: Text; numbered_in: Text; number: number; label: Text; language: CustomerLanguage; needs: Text; card_id: Maybe<Text>; secret_hash: Maybe<Text>;
  state: TicketStateColumn; priority: Generated<number>; out_of_turn: GeneratedAlways<Flag>; taken_at: Text; waiting_since: Text; promised_at: Maybe<Text>; called_at: Maybe<Text>;
  desk_id: Maybe<Text>; reserved_desk_id: Maybe<Text>; returned: Maybe<'handedOver' | 'returned'>; call_count: Generated<number>; held_reason: Maybe<Text>; ended_at: Maybe<Text>;
}
export interface LaneTable { group_id: Text; waiting: number }
export interface TicketCallTable { id: Text; ticket_id: Text; label: Text; language: Text; desk_id: Text; advisor_id: Maybe<Text>; business_date: Text; at: Text; repeated: Flag; why: Text }
export interface DeskStateTable { desk_id: Text; open: Flag; paused: Flag; advisor_id: Maybe<Text>; group_ids: Text; ticket_id: Maybe<Text>; visit_id: Maybe<Text>; since: Text }

export interface HelpCallTable { id: Text; device_id: Text; language: Maybe<CustomerLanguage>; asked_at: Text; answered_at: Maybe<Text>; answered_by: Maybe<Text>; ended_at: Maybe<Text>; ended: Maybe<'byCustomer' | 'lapsed'> }

export interface VisitTable {
  id: Text; ticket_id: Maybe<Text>; number: Maybe<Text>; language: CustomerLanguage; desk_id: Maybe<Text>; advisor_id: Maybe<Text>; reserved_desk_id: Maybe<Text>; business_date: Text;
  state: 'open' | 'handedOver' | 'closed' | 'cancelled'; started_at: Text; closed_at: Maybe<Text>; closed_by: Maybe<Text>; current_event_id: Maybe<Text>; shown: 'nothing' | 'card'; revision: number;
}
export interface ServiceEventTable {
  id: Text; visit_id: Text; position: number; card_id: Text; card_version: number; card_name: Text; provider_id: Text; steps: Text; acts: Text; outcome: Maybe<Outcome>; identity_level: Maybe<IdentityLevel>; note: Maybe<Text>;
  clock: 'direct' | 'indirect' | 'paused' | 'stopped'; direct_ms: number; indirect_ms: number; clock_since: Maybe<Text>;
  corrected_direct_ms: Maybe<number>; corrected_indirect_ms: Maybe<number>; corrected_reason: Maybe<Text>; corrected_at: Maybe<Text>;
  time_category: Maybe<TimeCategory>; started_at: Text; closed_at: Maybe<Text>;
}
export interface IdentityCheckTable {
  id: Text; visit_id: Text; method: IdentityMethod; level: IdentityLevel; document_kind: Maybe<DocumentKind>; issuer: Maybe<Text>; expires: Maybe<Text>; last_four: Maybe<Text>;
  minor: Flag; non_disclosure: IdentityCheck['nonDisclosure']; warnings: Text; person_ref: Maybe<Text>; checked_by: Text; checked_at: Text;
}
export interface CardFlagTable { id: Text; kind: Text; card_id: Text; card_version: number; visit_id: Maybe<Text>; text: Text; at: Text; advisor_id: Text }

export interface ProviderTable { id: Text; name: Text; short_name: Text }
export interface CardTable { rowid: Generated<number>; id: Text; provider_id: Text; version: number; json: Text }
export interface CardEditionTable { id: Text; version: number; json: Text }
export interface NoticeTable { id: Text; kind: Text; provider_id: Text; valid_from: Text; valid_until: Text; json: Text }
export interface FeedSegmentTable { path: Text; role: Text; sequence: number; applied_at: Text }
export interface FeedStateTable { name: Text; value: Text }

export interface RegisterTable { id: Text; number: number; name: Text; active: Flag; blind_count: Flag; printer: Text; terminal: Text; public_key: Text; created_at: Text }
export interface RegisterDeskTable { desk_id: Text; register_id: Text }
export interface JournalChainTable { register_id: Text; chain: Chain; last_sequence: number; last_hash: Text; last_signature: Text; last_at: Text; last_receipt: number; last_shift: number; last_z: number }
export interface JournalEntryTable {
  row: Generated<number>; register_id: Text; chain: Chain; sequence: number; id: Text; kind: EntryKind; at: Text; business_date: Text; shift_id: Maybe<Text>; advisor_id: Maybe<Text>;
  receipt_number: Maybe<Text>; body: Text; previous_hash: Text; hash: Text; signature: Text;
}
export interface CoSignedHeadTable { register_id: Text; chain: Chain; sequence: number; hash: Text; at: Text; hub_key: Text; hub_signature: Text }
export interface ShiftTable {
  id: Text; register_id: Text; chain: Chain; number: number; cashier_id: Text; business_date: Text; state: 'open' | 'counted' | 'closed'; float_cents: number; expected_cents: number; opened_at: Text; closed_at: Maybe<Text>;
  counts: number; counted_by: Maybe<Text>; counted_cents: Maybe<number>; difference_cents: Maybe<number>; explanation: Maybe<Text>; approved_by: Maybe<Text>;
}

export interface StationTables extends BookingTables, CardPaymentTables, InvoiceTables, ReceiptTables, RemoteTables, SalesTables {
  event: EventTable; command: CommandTable; outbox: OutboxTable; job: JobTable; audit: AuditTable; secret: SecretTable;
  point: PointTable; desk: DeskTable; advisor: AdvisorTable; device: DeviceTable; enrolment_code: EnrolmentCodeTable; session: SessionTable;
  service_group: ServiceGroupTable; ticket_counter: TicketCounterTable; ticket: TicketTable; lane: LaneTable; ticket_call: TicketCallTable; desk_state: DeskStateTable; help_call: HelpCallTable;
  visit: VisitTable; service_event: ServiceEventTable; identity_check: IdentityCheckTable; card_flag: CardFlagTable;
  provider: ProviderTable; card: CardTable; card_edition: CardEditionTable; notice: NoticeTable; feed_segment: FeedSegmentTable; feed_state: FeedStateTable;
  register: RegisterTable; register_desk: RegisterDeskTable; journal_chain: JournalChainTable; journal_entry: JournalEntryTable; co_signed_head: CoSignedHeadTable; shift: ShiftTable;
}
