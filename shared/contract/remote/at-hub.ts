/**
 * Remote sessions at the hub: experts in their browsers, and stations that speak for their desks. Procedures named `…For` are
 * the stations', and every one of them is about a session of that station alone.
 */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from '../base.ts';
import { CustomerLanguage, ForeignId, Id, Instant, Localized, LongText, ShortText } from '../words.ts';
import { FormAnswers, JointForm, ReceivedForm } from './form.ts';
import { Attachment, Availability, CasesChanged, Expert, IceServers, KeptSignal, Participant, Presence, RemoteCase, RemoteOutcome, RemoteSession, SessionEnd, Signal, SignedIdentity, SpokenLanguage, VouchedKey } from './words.ts';

const remoteBase = base.errors({
  SESSION_OVER: { status: 409, message: 'The session is over' },
  /** Another expert was quicker. */
  TAKEN: { status: 409, message: 'The session was taken by another' },
  ROOM_FULL: { status: 409, message: 'Four are in the room already' },
  BAD_VOUCHER: { status: 403, message: 'The key is not vouched for' },
});

const ofSession = z.object({ sessionId: Id });

/** A session in the expert's queue of all points; more is told once it is taken. */
export const QueueRow = RemoteSession.pick({ id: true, pointName: true, cardName: true, providerName: true, language: true, interpreter: true, state: true, queue: true, bookedFor: true, askedAt: true });
export type QueueRow = z.infer<typeof QueueRow>;

/** All that an expert's screen shows, whole after each change. */
export const ExpertDesk = z.object({
  expert: Expert,
  presence: Presence,
  /** Rings here now: the first that takes it has it. */
  ringing: z.array(QueueRow.extend({ ringUntil: Instant })),
  queue: z.array(QueueRow),
  /** The session this expert is in, or writes the outcome of. */
  session: RemoteSession.nullable(),
  selfId: Id.nullable(),
  openCases: z.number().int().nonnegative(),
  revision: z.number().int(),
});
export type ExpertDesk = z.infer<typeof ExpertDesk>;

/** A request from a desk, with everything the pool is chosen by. `providerId` is the card's. */
export const SessionRequest = z.object({
  sessionId: Id,
  pointName: z.string().max(120),
  deskNumber: z.number().int(),
  cardId: ForeignId,
  cardName: Localized,
  providerId: ForeignId,
  providerName: Localized,
  language: CustomerLanguage,
  interpreter: SpokenLanguage.nullable(),
  bookingId: Id.nullable(),
  identity: SignedIdentity,
});

export const Joined = z.object({ self: Participant, session: RemoteSession, ice: IceServers });

/** The expert is told the card's form as well, and whether the card needs the number. */
export const ExpertJoined = Joined.extend({ form: JointForm.nullable(), needsIdentityCode: z.boolean() });

export const remoteAtHub = {
  // The expert's own.
  signIn: base
    .route({ method: 'POST', path: '/expert/sign-in', tags: ['remote'] })
    .errors({ WRONG_PASSWORD: { status: 403, message: 'Wrong name or password' }, LOCKED_OUT: { status: 429, message: 'Too many wrong tries', data: z.object({ until: Instant }) } })
    .input(command({ name: z.string().max(120), password: z.string().max(200) }))
    .output(Expert),
  signOut: base.route({ method: 'POST', path: '/expert/sign-out', tags: ['remote'] }).input(command({})).output(Done),
  session: base.route({ method: 'GET', path: '/expert/session', tags: ['remote'] }).output(z.object({ expert: Expert.nullable() })),
  setPresence: base.route({ method: 'POST', path: '/expert/presence', tags: ['remote'] }).input(command({ state: z.enum(['free', 'afterWork', 'away']), minutes: z.number().int().min(1).max(480).optional() })).output(Presence),
  setSkills: base.route({ method: 'POST', path: '/expert/skills', tags: ['remote'] }).input(command({ languages: z.array(SpokenLanguage).min(1).max(20), cardIds: z.array(ForeignId).max(500) })).output(Expert),
  watchExpert: base.route({ method: 'GET', path: '/expert/live', tags: ['remote'] }).output(eventIterator(ExpertDesk)),
  /** Takes a ringing session, or admits one out of the queue: one customer, never the whole queue. */
  take: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/take', tags: ['remote'] }).input(command({ sessionId: Id })).output(RemoteSession),
  decline: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/decline', tags: ['remote'] }).input(command({ sessionId: Id })).output(Done),
  join: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/join', tags: ['remote'] }).input(command({ sessionId: Id, key: VouchedKey })).output(ExpertJoined),
  ice: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/ice', tags: ['remote'] }).input(ofSession).output(IceServers),
  signal: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/signals', tags: ['remote'] }).input(ofSession.extend({ signals: z.array(Signal).min(1).max(50) })).output(Done),
  watchSignals: remoteBase.route({ method: 'GET', path: '/expert/sessions/{sessionId}/signals', tags: ['remote'] }).input(ofSession.extend({ after: z.number().int().nonnegative() })).output(eventIterator(KeptSignal)),
  connected: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/connected', tags: ['remote'] }).input(ofSession).output(Done),
  /** Rings the interpreters of a language, or another expert of any provider, into the room. */
  invite: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/invite', tags: ['remote'] }).input(command({ sessionId: Id, who: z.union([z.object({ language: SpokenLanguage }), z.object({ expertId: Id })]) })).output(RemoteSession),
  askIdentity: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/identity', tags: ['remote'] }).input(command({ sessionId: Id, what: z.enum(['check', 'number']), reason: LongText.min(3) })).output(RemoteSession),
  /** The number that the desk showed for a request: given once, to the expert who asked, and audited. */
  seeNumber: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/number', tags: ['remote'] }).input(command({ sessionId: Id, requestId: Id })).output(z.object({ code: z.string() })),
  hangUp: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/hang-up', tags: ['remote'] }).input(command({ sessionId: Id })).output(RemoteSession),
  /** The outcome, and what the customer takes along; ends the expert's after-work. */
  finish: remoteBase.route({ method: 'POST', path: '/expert/sessions/{sessionId}/finish', tags: ['remote'] }).input(command({ sessionId: Id, outcome: RemoteOutcome, summary: LongText })).output(RemoteSession),
  cases: base.route({ method: 'GET', path: '/expert/cases', tags: ['remote'] }).input(z.object({ state: z.enum(['open', 'answered', 'all']) })).output(z.array(RemoteCase)),
  takeCase: base.route({ method: 'POST', path: '/expert/cases/{caseId}/take', tags: ['remote'] }).input(command({ caseId: Id })).output(RemoteCase),
  answerCase: base.route({ method: 'POST', path: '/expert/cases/{caseId}/answer', tags: ['remote'] }).input(command({ caseId: Id, answer: LongText.min(1) })).output(RemoteCase),
  attachment: base.route({ method: 'GET', path: '/expert/cases/{caseId}/attachments/{attachmentId}', tags: ['remote'] }).input(z.object({ caseId: Id, attachmentId: Id })).output(Attachment),
  forms: base.route({ method: 'GET', path: '/expert/forms', tags: ['remote'] }).output(z.array(ReceivedForm)),
  /** Whom an expert can bring into the room: everyone else who is active, of any provider, and the interpreters. */
  colleagues: base.route({ method: 'GET', path: '/expert/colleagues', tags: ['remote'] }).output(z.array(Expert.pick({ id: true, kind: true, name: true, languages: true }).extend({ authority: Localized.nullable(), free: z.boolean() }))),
  /** The cards of the expert's own provider, of which those known best are chosen; none for an interpreter. */
  skillCards: base.route({ method: 'GET', path: '/expert/cards', tags: ['remote'] }).output(z.array(z.object({ id: ForeignId, name: Localized }))),

  // The provider's editor and the administrator.
  experts: base.route({ method: 'GET', path: '/portal/experts', tags: ['remote'] }).output(z.array(Expert.extend({ presence: Presence }))),
  saveExpert: base.route({ method: 'POST', path: '/portal/experts', tags: ['remote'] }).input(command({ expert: Expert.omit({ id: true }).extend({ id: Id.optional() }), password: z.string().min(12).max(200).optional() })).output(Expert),
  /** How many sessions, how long they waited and talked, by day and outcome, for the provider's own. */
  figures: base
    .route({ method: 'GET', path: '/portal/remote-figures', tags: ['remote'] })
    .input(z.object({ from: z.iso.date(), to: z.iso.date() }))
    .output(z.array(z.object({ businessDate: z.iso.date(), providerId: ForeignId, sessions: z.number().int(), answered: z.number().int(), waitingSeconds: z.number().int(), talkingSeconds: z.number().int(), expertAfterWorkSeconds: z.number().int(), advisorAfterWorkSeconds: z.number().int(), stars: z.number().nullable() }))),

  // The stations'.
  availabilityFor: base.route({ method: 'GET', path: '/stations/remote/availability', tags: ['remote'] }).input(z.object({ cardId: ForeignId, providerId: ForeignId, language: CustomerLanguage })).output(Availability),
  requestFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions', tags: ['remote'] }).input(SessionRequest).output(RemoteSession),
  goOnFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/go-on', tags: ['remote'] }).input(ofSession.extend({ how: z.enum(['nextPool', 'wait']) })).output(RemoteSession),
  /** A session of this station, live. Ends after the session has ended. */
  watchSessionFor: remoteBase.route({ method: 'GET', path: '/stations/remote/sessions/{sessionId}/live', tags: ['remote'] }).input(ofSession).output(eventIterator(RemoteSession)),
  joinFor: remoteBase
    .route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/join', tags: ['remote'] })
    .input(ofSession.extend({ participantId: Id, role: z.enum(['customer', 'advisor']), name: ShortText.nullable(), key: VouchedKey }))
    .output(Joined),
  leaveFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/leave', tags: ['remote'] }).input(ofSession.extend({ participantId: Id })).output(Done),
  iceFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/ice', tags: ['remote'] }).input(ofSession.extend({ participantId: Id })).output(IceServers),
  signalFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/signals', tags: ['remote'] }).input(ofSession.extend({ signals: z.array(Signal).min(1).max(50) })).output(Done),
  watchSignalsFor: remoteBase.route({ method: 'GET', path: '/stations/remote/sessions/{sessionId}/signals', tags: ['remote'] }).input(ofSession.extend({ participantId: Id, after: z.number().int().nonnegative() })).output(eventIterator(KeptSignal)),
  connectedFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/connected', tags: ['remote'] }).input(ofSession).output(Done),
  identityFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/identity', tags: ['remote'] }).input(ofSession.extend({ requestId: Id, identity: SignedIdentity.nullable(), code: z.string().max(20).nullable(), refused: z.boolean() })).output(RemoteSession),
  hangUpFor: remoteBase.route({ method: 'POST', path: '/stations/remote/sessions/{sessionId}/hang-up', tags: ['remote'] }).input(ofSession.extend({ end: SessionEnd })).output(RemoteSession),
  /** The state of this station's cases, from the hub: changes since the instant, oldest first. */
  casesFor: base.route({ method: 'GET', path: '/stations/remote/cases', tags: ['remote'] }).input(z.object({ since: Instant.nullable() })).output(z.array(RemoteCase)),
  /** Tells this station at once, and then each time an expert changed one of its cases, that `casesFor` has something to say. */
  watchCasesFor: base.route({ method: 'GET', path: '/stations/remote/cases/live', tags: ['remote'] }).output(eventIterator(CasesChanged)),
};

/** What goes to the hub through the outbox, so that it is kept while the hub is away; by the kind of event. */
export const CaseAsked = z.object({
  caseId: Id,
  kind: z.enum(['callback', 'question']),
  pointName: z.string(),
  cardId: ForeignId,
  cardName: Localized,
  providerId: ForeignId,
  language: CustomerLanguage,
  text: z.string(),
  phone: z.string().nullable(),
  attachments: z.array(Attachment.extend({ id: Id })),
});
export const CaseClosed = z.object({ caseId: Id });
export const CorrectionOffered = z.object({ caseId: Id, flagId: Id, cardId: ForeignId, cardVersion: z.number().int(), text: z.string() });
export const FormSent = z.object({ formId: Id, sessionId: Id, cardId: ForeignId, providerId: ForeignId, form: JointForm, answers: FormAnswers, confirmed: z.array(z.string()), pointName: z.string() });
/** The station's record of a session that is over, whatever the hub saw of it. Seconds are whole. */
export const SessionRecorded = z.object({ sessionId: Id, eventId: Id, visitId: Id, waitingSeconds: z.number().int(), talkingSeconds: z.number().int(), advisorAfterWorkSeconds: z.number().int(), stars: z.number().int().nullable(), word: z.string().nullable() });

export const remotePayloads = { 'remote.caseAsked': CaseAsked, 'remote.caseClosed': CaseClosed, 'remote.correctionOffered': CorrectionOffered, 'remote.formSent': FormSent, 'remote.sessionRecorded': SessionRecorded };
