/**
 * The words of remote sessions. A session is recorded as times and an outcome, never as picture or sound: no shape here
 * could hold a recording.
 */
import * as z from 'zod';
import { CustomerLanguage, ForeignId, Id, IdentityLevel, Instant, LocalDate, Localized, LongText, ShortText } from '../words.ts';

/** ISO 639; `fse` is Finnish Sign Language, `fss` Finland-Swedish Sign Language, so that signing is a language as others are. */
export const SpokenLanguage = z.string().regex(/^[a-z]{2,3}$/);
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;

export const ExpertKind = z.enum(['expert', 'interpreter']);
export type ExpertKind = z.infer<typeof ExpertKind>;

/** One who answers from afar. An interpreter belongs to no provider and is brought in by language alone. */
export const Expert = z.object({
  id: Id,
  kind: ExpertKind,
  name: ShortText,
  providerId: ForeignId.nullable(),
  languages: z.array(SpokenLanguage).min(1).max(20),
  /** Cards known best; empty means all of the provider's alike. */
  cardIds: z.array(ForeignId).max(500),
  active: z.boolean(),
});
export type Expert = z.infer<typeof Expert>;

/** `afterWork` and `away` end by themselves when `until` comes; `offline` is whose browser is away. */
export const PresenceState = z.enum(['free', 'ringing', 'busy', 'afterWork', 'away', 'offline']);
export type PresenceState = z.infer<typeof PresenceState>;

export const Presence = z.object({ state: PresenceState, since: Instant, until: Instant.nullable() });
export type Presence = z.infer<typeof Presence>;

/**
 * `ringing`: a pool is being rung. `waiting`: nobody took it, or nobody is free, and the customer waits in the queue of all
 * points. `answered`: an expert took it and is coming. `talking`: both ways are open. `afterWork`: the customer is gone, the
 * expert writes the outcome. `ended`.
 */
export const SessionState = z.enum(['ringing', 'waiting', 'answered', 'talking', 'afterWork', 'ended']);
export type SessionState = z.infer<typeof SessionState>;

export const SessionEnd = z.enum(['finished', 'customerLeft', 'noExpert', 'cancelled', 'failed']);
export type SessionEnd = z.infer<typeof SessionEnd>;

/** What the expert says came of it. */
export const RemoteOutcome = z.enum(['done', 'adviceGiven', 'formSent', 'documentsMissing', 'booked', 'otherExpert', 'notPossible', 'interrupted']);
export type RemoteOutcome = z.infer<typeof RemoteOutcome>;

/** What the desk may do when nobody comes: in the order in which it is offered. */
export const Offer = z.enum(['wait', 'nextPool', 'booking', 'callback', 'question']);
export type Offer = z.infer<typeof Offer>;

/** Which experts are rung: those who know the card, then the provider's, then those of the provider in any language. */
export const PoolName = z.enum(['card', 'provider', 'anyLanguage']);
export type PoolName = z.infer<typeof PoolName>;

export const Ring = z.object({ pool: PoolName, since: Instant, until: Instant, ringing: z.number().int().nonnegative() });

/** Why a session is where it is in the queue of all points; the screen says it in words. */
export const QueueReason = z.object({ rule: z.enum(['booked', 'longestWaiting', 'resumed']), position: z.number().int().positive(), waitedSeconds: z.number().int().nonnegative(), among: z.number().int().positive() });
export type QueueReason = z.infer<typeof QueueReason>;

export const ParticipantRole = z.enum(['customer', 'advisor', 'expert', 'interpreter']);
export type ParticipantRole = z.infer<typeof ParticipantRole>;

/**
 * The key a participant's signals are signed with: ECDSA P-256, made by the browser for this session alone. `voucher` is a
 * longer-lived key's signature over `keyStatement` (`shared/domain/remote-trust.ts`): the station's for those at its desk,
 * the browser's device key for an expert. Both are public parts as SPKI in base64url; signatures are IEEE P1363 in base64url.
 */
export const VouchedKey = z.object({ publicKey: z.string().max(400), voucher: z.object({ publicKey: z.string().max(400), signature: z.string().max(200) }) });
export type VouchedKey = z.infer<typeof VouchedKey>;

/** Who is in the room, as everyone in it sees. The customer has no name here. */
export const Participant = z.object({
  id: Id,
  role: ParticipantRole,
  name: z.string().max(120).nullable(),
  authority: Localized.nullable(),
  /** Null until it has joined with its browser. */
  key: VouchedKey.nullable(),
  present: z.boolean(),
  joinedAt: Instant.nullable(),
});
export type Participant = z.infer<typeof Participant>;

/**
 * What the desk recorded of the customer's identity, as the station states it. `statement` is the exact text signed; the
 * fields are what it says. The number is not in it, nor a name where non-disclosure is not known to be open.
 */
export const SignedIdentity = z.object({
  statement: z.string().max(2_000),
  signature: z.string().max(200),
  publicKey: z.string().max(400),
  method: z.enum(['anonymous', 'code', 'document', 'mrz']),
  level: IdentityLevel,
  documentKind: z.string().max(40).nullable(),
  nonDisclosure: z.enum(['unknown', 'protected', 'open']),
  checkedAt: Instant.nullable(),
});
export type SignedIdentity = z.infer<typeof SignedIdentity>;

/** The expert asked the desk for something about identity: a new check, or the number itself with the reason why. */
export const IdentityRequest = z.object({ id: Id, what: z.enum(['check', 'number']), reason: LongText, askedAt: Instant, state: z.enum(['open', 'answered', 'refused']) });
export type IdentityRequest = z.infer<typeof IdentityRequest>;

/** A session as all its screens see it. `revision` grows with each change. */
export const RemoteSession = z.object({
  id: Id,
  pointName: z.string(),
  deskNumber: z.number().int(),
  cardId: ForeignId,
  cardName: Localized,
  providerId: ForeignId,
  providerName: Localized,
  language: CustomerLanguage,
  /** The language of the interpreter wished for. */
  interpreter: SpokenLanguage.nullable(),
  state: SessionState,
  ring: Ring.nullable(),
  queue: QueueReason.nullable(),
  offers: z.array(Offer),
  /** The promised time, where the session was booked. */
  bookedFor: Instant.nullable(),
  participants: z.array(Participant),
  identity: SignedIdentity.nullable(),
  identityRequests: z.array(IdentityRequest).max(20),
  askedAt: Instant,
  answeredAt: Instant.nullable(),
  talkingAt: Instant.nullable(),
  hungUpAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  end: SessionEnd.nullable(),
  outcome: RemoteOutcome.nullable(),
  /** Written by the expert for the customer, without personal data, in the session's content language. */
  summary: z.string().max(2_000).nullable(),
  revision: z.number().int(),
});
export type RemoteSession = z.infer<typeof RemoteSession>;

/**
 * A message between two participants: a session description, a candidate, a wish to negotiate. `body` is JSON that the hub
 * passes on unread; `signature` is over `signalText` (`shared/domain/remote-trust.ts`), which binds session, both ends and the
 * sender's own `count`, so that neither another's nor an old one passes.
 */
export const Signal = z.object({ from: Id, to: Id, count: z.number().int().nonnegative(), body: z.string().min(2).max(60_000), signature: z.string().max(200) });
export type Signal = z.infer<typeof Signal>;

/** As it lies in the hub: `sequence` has no gaps for one receiver, and a stream resumes after it. */
export const KeptSignal = Signal.extend({ sequence: z.number().int().positive() });
export type KeptSignal = z.infer<typeof KeptSignal>;

/** TURN by time-limited credentials (draft-uberti-behave-turn-rest-00), valid for ten minutes at the most. */
export const IceServer = z.object({ urls: z.array(z.string().max(200)), username: z.string().max(200).optional(), credential: z.string().max(200).optional() });
export const IceServers = z.object({ iceServers: z.array(IceServer), expiresAt: Instant.nullable() });
export type IceServers = z.infer<typeof IceServers>;

/** Who could be had for a card now. `waitSeconds` is an estimate from the last sessions; null where there is nothing to tell from. */
export const Availability = z.object({
  reachable: z.boolean(),
  free: z.number().int().nonnegative(),
  busy: z.number().int().nonnegative(),
  freeInLanguage: z.number().int().nonnegative(),
  languages: z.array(SpokenLanguage),
  interpreters: z.array(SpokenLanguage),
  ahead: z.number().int().nonnegative(),
  waitSeconds: z.number().int().nonnegative().nullable(),
  offers: z.array(Offer),
});
export type Availability = z.infer<typeof Availability>;

/** A call-back or a written question. Days are business days of Finland: the first answer is late after 3, the whole after 15. */
export const CaseState = z.enum(['open', 'taken', 'answered', 'closed']);
export const CaseClock = z.object({ firstAnswerBy: LocalDate, closeBy: LocalDate, late: z.boolean() });

export const Attachment = z.object({ name: ShortText, mediaType: z.enum(['application/pdf', 'image/png', 'image/jpeg', 'text/plain']), base64: z.string().max(7_000_000) });
export type Attachment = z.infer<typeof Attachment>;

/** `phone` is only on a call-back; it is shown to the provider's experts alone and wiped when the case closes. */
export const RemoteCase = z.object({
  id: Id,
  kind: z.enum(['callback', 'question']),
  pointName: z.string(),
  cardId: ForeignId,
  cardName: Localized,
  providerId: ForeignId,
  language: CustomerLanguage,
  text: z.string(),
  phone: z.string().nullable(),
  attachments: z.array(Attachment.omit({ base64: true }).extend({ id: Id, bytes: z.number().int() })),
  askedAt: Instant,
  state: CaseState,
  clock: CaseClock,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** The answer was offered as a correction of the card, and is in its provider's list of flags. */
  correction: z.boolean(),
});
export type RemoteCase = z.infer<typeof RemoteCase>;

/** How often cases changed since the stream began: it says that there is something to ask for, and not what. */
export const CasesChanged = z.object({ changes: z.number().int().nonnegative() });
export type CasesChanged = z.infer<typeof CasesChanged>;
