/** Remote sessions as the desk and its customer terminal have them; the station carries them to the hub. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from '../base.ts';
import { CustomerLanguage, ForeignId, Id, Instant, LongText, Outcome, ShortText } from '../words.ts';
import { FormAnswers, JointForm } from './form.ts';
import { Attachment, Availability, CasesChanged, IceServers, KeptSignal, Offer, Participant, RemoteCase, RemoteSession, Signal, SpokenLanguage } from './words.ts';

const remoteBase = base.errors({
  HUB_AWAY: { status: 503, message: 'The line to the hub is cut', data: z.object({ offers: z.array(Offer) }) },
  SESSION_OVER: { status: 409, message: 'The session is over' },
  ROOM_FULL: { status: 409, message: 'Four are in the room already' },
  NO_CONSENT: { status: 409, message: 'The customer has not agreed yet' },
});

/**
 * What became of a wish to show a window: `unanswered` when the time to answer ran out, `takenBack` when the customer's yes
 * was, `stopped` when the one who showed it stopped or did not wait, `left` when they or the session were gone.
 */
export const SharingState = z.enum(['asked', 'given', 'refused', 'unanswered', 'takenBack', 'stopped', 'left']);

/** The session's newest wish to show a window. Nobody's window is drawn at the desk but that of `participantId`, while it is `given`. */
export const Sharing = z.object({
  /** Made by the screen of the one who asks: whichever screen of the desk tells the station, it is the same question. */
  askId: Id,
  participantId: Id,
  state: SharingState,
  /** Counts the session's wishes from 1: of two tidings the one with the higher turn is the newer. */
  turn: z.number().int().positive(),
  askedAt: Instant,
  /** No answer counts from this instant on. */
  answerBy: Instant,
});
export type Sharing = z.infer<typeof Sharing>;

/** The customer's yes before the camera opens, and apart from it that to somebody showing a window; null while nobody wished to. */
export const Consent = z.object({ session: z.enum(['asked', 'given', 'refused']), sharing: Sharing.nullable() });

/** A session as the desk and its terminal see it, with what only the point knows of it. */
export const DeskSession = z.object({
  session: RemoteSession,
  visitId: Id,
  eventId: Id,
  consent: Consent,
  /** This screen's own place in the room, once it has joined. */
  selfId: Id.nullable(),
  /** Whether the line to the hub is up: without it media goes on, and what is signalled waits. */
  line: z.boolean(),
  /** Seconds by whom: waiting until answered, talking, after-work of the advisor. The expert's after-work is the hub's. */
  seconds: z.object({ waiting: z.number().int(), talking: z.number().int(), advisorAfterWork: z.number().int() }),
  form: JointForm.nullable(),
  /** The station's own view of the expert's long-lived key: met for the first time, the same as before, or another one. */
  expertKey: z.enum(['none', 'first', 'known', 'changed']),
  feedback: z.enum(['none', 'asked', 'given']),
  /** Participants whose key nobody vouches for: shown as not verified, and nothing of theirs is passed on. */
  untrusted: z.array(Id),
  /** Whether the service event holds the act RemoteGuidance; `notHere` where its card does not permit it at this point. */
  guidance: z.enum(['none', 'recorded', 'notHere']),
  /** What the expert's outcome suggests for the service event; the advisor decides. */
  proposedOutcome: Outcome.nullable(),
  /** Locked fields that the customer has confirmed, with the answers they had then. */
  confirmed: z.array(z.string()),
  formSentAt: Instant.nullable(),
});
export type DeskSession = z.infer<typeof DeskSession>;

const ofSession = z.object({ sessionId: Id });

/** What a browser needs to speak with the others in the room. */
export const Joined = z.object({ self: Participant, session: RemoteSession, ice: IceServers });
export type Joined = z.infer<typeof Joined>;

export const remote = {
  availability: remoteBase.route({ method: 'GET', path: '/remote/availability', tags: ['remote'] }).input(z.object({ cardId: ForeignId, language: CustomerLanguage })).output(Availability),
  /** Rings the first pool for the service event on the desk; the event's outcome is the session's. */
  call: remoteBase
    .route({ method: 'POST', path: '/remote/sessions', tags: ['remote'] })
    .input(command({ visitId: Id, eventId: Id, interpreter: SpokenLanguage.nullable(), bookingId: Id.optional() }))
    .output(DeskSession),
  /** What to do when nobody took it: ring the next pool, or wait in the queue. The other offers have procedures of their own. */
  goOn: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/go-on', tags: ['remote'] }).input(command({ sessionId: Id, how: z.enum(['nextPool', 'wait']) })).output(DeskSession),
  cancel: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/cancel', tags: ['remote'] }).input(command({ sessionId: Id })).output(DeskSession),
  /** The desk's session now; null when it has none. */
  watchDesk: base.route({ method: 'GET', path: '/remote/desk/{deskId}/live', tags: ['remote'] }).input(z.object({ deskId: Id })).output(eventIterator(DeskSession.nullable())),
  /** The same for the terminal paired with the desk. */
  watchTerminal: base.route({ method: 'GET', path: '/remote/terminal/live', tags: ['remote'] }).output(eventIterator(DeskSession.nullable())),
  /** On the terminal by the customer, or by the advisor for one who cannot press. */
  consent: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/consent', tags: ['remote'] }).input(command({ sessionId: Id, given: z.boolean() })).output(DeskSession),
  /** A participant wants to show a window: the customer is asked. Those afar ask through the room, and each screen of the desk tells it here. */
  askSharing: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/sharing', tags: ['remote'] }).input(command({ sessionId: Id, askId: Id, participantId: Id })).output(DeskSession),
  /** On the terminal by the customer, or by the advisor for one who cannot press; `given: false` takes back a yes as well. */
  answerSharing: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/sharing/answer', tags: ['remote'] }).input(command({ sessionId: Id, askId: Id, given: z.boolean() })).output(DeskSession),
  /** The one who asked does not wait any longer, or shows nothing any more. */
  endSharing: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/sharing/end', tags: ['remote'] }).input(command({ sessionId: Id, askId: Id, why: z.enum(['unanswered', 'stopped']) })).output(DeskSession),
  /** Joins with a key made for this session; again with another key when the page was loaded anew. */
  join: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/join', tags: ['remote'] }).input(command({ sessionId: Id, publicKey: z.string().max(400) })).output(Joined),
  /** Fresh TURN credentials, before the old ones run out. */
  ice: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/ice', tags: ['remote'] }).input(ofSession).output(IceServers),
  signal: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/signals', tags: ['remote'] }).input(ofSession.extend({ signals: z.array(Signal).min(1).max(50) })).output(Done),
  /** The signals to this screen after the one named, and those to come. */
  watchSignals: remoteBase.route({ method: 'GET', path: '/remote/sessions/{sessionId}/signals', tags: ['remote'] }).input(ofSession.extend({ after: z.number().int().nonnegative() })).output(eventIterator(KeptSignal)),
  /** Both ways are open: told by each browser once, the first counts. */
  connected: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/connected', tags: ['remote'] }).input(ofSession).output(Done),
  /** The advisor leaves the room while customer and expert go on; comes back by `join`. */
  leave: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/leave', tags: ['remote'] }).input(command({ sessionId: Id })).output(Done),
  /** Ends the session for all at this end; the expert's after-work may go on. */
  hangUp: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/hang-up', tags: ['remote'] }).input(command({ sessionId: Id })).output(DeskSession),
  /** Answers the expert's request: the last check is stated anew, or the number typed by the advisor is shown to the expert once. */
  answerIdentity: remoteBase
    .route({ method: 'POST', path: '/remote/sessions/{sessionId}/identity', tags: ['remote'] })
    .input(command({ sessionId: Id, requestId: Id, answer: z.discriminatedUnion('kind', [z.object({ kind: z.literal('checked') }), z.object({ kind: z.literal('number'), code: z.string().trim().max(20) }), z.object({ kind: z.literal('refused') })]) }))
    .output(DeskSession),
  /** Checks and sends the form filled together; `confirmed` are the locked fields, told by the terminal alone. */
  confirmFields: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/form/confirm', tags: ['remote'] }).input(command({ sessionId: Id, answers: FormAnswers, confirmed: z.array(z.string().max(40)).max(60) })).output(Done),
  sendForm: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/form', tags: ['remote'] }).input(command({ sessionId: Id, answers: FormAnswers })).output(z.object({ formId: Id, sentAt: Instant })),
  /** The expert's summary on paper, or as a page for the customer's phone, in the customer's language. */
  printSummary: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/summary/print', tags: ['remote'] }).input(command({ sessionId: Id })).output(Done),
  summaryLink: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/summary/link', tags: ['remote'] }).input(command({ sessionId: Id })).output(z.object({ url: z.string(), validUntil: Instant })),
  /** One to five by the customer on the terminal, with a word if they like. */
  giveFeedback: remoteBase.route({ method: 'POST', path: '/remote/sessions/{sessionId}/feedback', tags: ['remote'] }).input(command({ sessionId: Id, stars: z.number().int().min(1).max(5), word: z.string().trim().max(500).optional() })).output(Done),
  /** Kept in the outbox while the hub is away: it is promised all the same, and its clock runs from now. */
  askCallback: remoteBase.route({ method: 'POST', path: '/remote/callbacks', tags: ['remote'] }).input(command({ visitId: Id, eventId: Id, phone: z.string().trim().regex(/^\+?[\d ()-]{6,24}$/), text: LongText })).output(RemoteCase),
  askQuestion: remoteBase.route({ method: 'POST', path: '/remote/questions', tags: ['remote'] }).input(command({ visitId: Id, eventId: Id, text: LongText, attachments: z.array(Attachment).max(5) })).output(RemoteCase),
  cases: base.route({ method: 'GET', path: '/remote/cases', tags: ['remote'] }).input(z.object({ state: z.enum(['open', 'answered', 'all']) })).output(z.array(RemoteCase)),
  /** Tells at once, and then after each change of a case, that `cases` is to be asked for anew. */
  watchCases: base.route({ method: 'GET', path: '/remote/cases/live', tags: ['remote'] }).output(eventIterator(CasesChanged)),
  closeCase: remoteBase.route({ method: 'POST', path: '/remote/cases/{caseId}/close', tags: ['remote'] }).input(command({ caseId: Id })).output(RemoteCase),
  /** Offers the answer to the card's provider as a correction: it comes into the provider's list of flags. */
  offerCorrection: remoteBase.route({ method: 'POST', path: '/remote/cases/{caseId}/correction', tags: ['remote'] }).input(command({ caseId: Id, text: ShortText.max(500) })).output(RemoteCase),
};
