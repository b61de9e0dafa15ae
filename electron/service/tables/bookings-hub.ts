/** Bookings at the hub. JSON columns hold what the contract's shapes say. */
type Text = string;
type Maybe<T> = T | null;

export interface BookingsHubTables {
  booking_service: { id: Text; provider_id: Maybe<Text>; active: number; json: Text };
  /** `turn` is counted up by whoever is about to take the resource: the row is the lock under which it is looked at again. */
  booking_resource: { id: Text; kind: Text; point_id: Maybe<Text>; provider_id: Maybe<Text>; active: number; json: Text; turn: number };
  /** `imported` ones are replaced by the next file of an outside calendar. */
  booking_absence: { id: Text; resource_id: Text; json: Text; imported: number };
  /** `contact` and `note` are wiped some time after the booking; nothing else here is about a person. */
  booking: {
    id: Text; code: Text; service_id: Text; service_name: Text; card_id: Maybe<Text>; point_id: Text; point_name: Text; start_at: Text; end_at: Text; resources: Text; language: Text; interpreter: Maybe<Text>;
    contact: Text; note: Text; state: Text; letting: Maybe<Text>; sequence: number; uid: Text; made_by: Text; made_at: Text; changed_at: Text; answer_by: Maybe<Text>;
  };
  /** What a booking takes of a resource, buffers included, in minutes since 1970; gone when the booking is cancelled. */
  booking_hold: { booking_id: Text; resource_id: Text; from_minute: number; until_minute: number };
  /** Each step of a booking's course, never changed. */
  booking_event: { id: Text; booking_id: Text; point_id: Text; kind: Text; made_by: Text; detail: Text; at: Text };
  /** `secret` opens the page of an offer and is gone with it; `passed` are the starts that did not suit, of which none is offered again. */
  wait_list_entry: { id: Text; service_id: Text; point_id: Text; language: Text; contact: Text; earliest: Text; latest: Text; asked_at: Text; state: Text; booking_id: Maybe<Text>; code: Maybe<Text>; secret: Maybe<Text>; passed: Text; unanswered: number };
  /** A message planned: what it says is read from the booking when it goes out, of which `sequence` must still be the same. */
  booking_message: { id: Text; booking_id: Text; kind: Text; channel: Text; sequence: number; due_at: Text; state: 'waiting' | 'sent' | 'dropped' | 'failed'; tries: number; last_error: Maybe<Text>; made_at: Text; done_at: Maybe<Text> };
  /** The addresses of resources' calendars, by the digest of their secret. */
  calendar_feed: { secret_hash: Text; resource_id: Text; made_at: Text; revoked_at: Maybe<Text> };
}
