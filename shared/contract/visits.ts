/** Visits and the service events within them: the one record from which everything is reported. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command } from './base.ts';
import { ServiceCard } from './cards.ts';
import { IdentityCheck } from './identity.ts';
import { CustomerLanguage, ForeignId, Id, Instant, LocalDate, LongText, Localized, Outcome, PermittedAct, TimeCategory } from './words.ts';

export const VisitState = z.enum(['open', 'handedOver', 'closed', 'cancelled']);
export type VisitState = z.infer<typeof VisitState>;

/** What the clock runs on: the customer, after-work, nothing, or it is over. */
export const Clock = z.enum(['direct', 'indirect', 'paused', 'stopped']);
export type Clock = z.infer<typeof Clock>;

export const ServiceEvent = z.object({
  id: Id,
  visitId: Id,
  cardId: ForeignId,
  cardVersion: z.number().int(),
  cardName: Localized,
  providerId: ForeignId,
  steps: z.array(z.object({ stepId: z.string(), done: z.boolean(), at: Instant })),
  acts: z.array(z.object({ act: PermittedAct, at: Instant })),
  outcome: Outcome.nullable(),
  note: z.string().nullable(),
  clock: Clock,
  /** Seconds up to `clockSince`; while the clock runs the screen adds the time since then. */
  directSeconds: z.number().int(),
  indirectSeconds: z.number().int(),
  clockSince: Instant.nullable(),
  corrected: z.object({ reason: z.string(), at: Instant }).nullable(),
  /** Of direct and indirect time together, once the event is closed. */
  timeCategory: TimeCategory.nullable(),
  startedAt: Instant,
  closedAt: Instant.nullable(),
});
export type ServiceEvent = z.infer<typeof ServiceEvent>;

export const Visit = z.object({
  id: Id,
  ticketId: Id.nullable(),
  number: z.string().nullable(),
  language: CustomerLanguage,
  deskId: Id.nullable(),
  advisorId: Id.nullable(),
  businessDate: LocalDate,
  state: VisitState,
  startedAt: Instant,
  closedAt: Instant.nullable(),
  identity: IdentityCheck.nullable(),
  events: z.array(ServiceEvent),
  /** The service event on the desk now. */
  currentEventId: Id.nullable(),
  /** What the paired terminal shows of the current card. */
  shown: z.enum(['nothing', 'card']),
  /** Grows with each change; a later one replaces an earlier one on the screen. */
  revision: z.number().int(),
});
export type Visit = z.infer<typeof Visit>;

/** What the customer's paired terminal shows, in the customer's language; nothing private. */
export const CustomerView = z.object({
  deskNumber: z.number().int(),
  pointName: z.string(),
  language: CustomerLanguage,
  state: z.enum(['idle', 'welcome', 'card', 'goodbye']),
  card: ServiceCard.nullable(),
  providerName: Localized.nullable(),
  doneSteps: z.array(z.string()),
  nextStepId: z.string().nullable(),
  servicesDone: z.array(Localized),
});
export type CustomerView = z.infer<typeof CustomerView>;

const open = base.errors({
  VISIT_OVER: { status: 409, message: 'The visit is over' },
  LEVEL_TOO_LOW: { status: 409, message: 'The act needs a surer identity', data: z.object({ needed: z.string(), present: z.string() }) },
  ACT_NOT_HERE: { status: 409, message: 'This point may not do the act', data: z.object({ act: PermittedAct, elsewhere: Localized }) },
  DESK_BUSY: { status: 409, message: 'The desk already has a customer', data: z.object({ number: z.string().nullable() }) },
  DESK_CLOSED: { status: 409, message: 'Open the desk first' },
  /** No ids: the visit has no service at all, and is cancelled rather than closed. */
  EVENTS_OPEN: { status: 409, message: 'A service has no outcome', data: z.object({ eventIds: z.array(Id) }) },
});

const ofVisit = z.object({ visitId: Id });

export const visits = {
  /** Begins the visit of the ticket that was called to the desk, or of a walk-up without a number. */
  begin: open
    .route({ method: 'POST', path: '/visits', tags: ['visits'] })
    .input(command({ deskId: Id, ticketId: Id.optional(), language: CustomerLanguage.optional() }))
    .output(Visit),
  get: base.route({ method: 'GET', path: '/visits/{visitId}', tags: ['visits'] }).input(ofVisit).output(Visit),
  /** The desk's open visit, live; null between customers. */
  watchDesk: base.route({ method: 'GET', path: '/visits/desk/{deskId}/live', tags: ['visits'] }).input(z.object({ deskId: Id })).output(eventIterator(Visit.nullable())),
  /** Today's visits of the point, newest first, to hand over, reopen or look at. */
  today: base.route({ method: 'GET', path: '/visits', tags: ['visits'] }).input(z.object({ deskId: Id.optional() })).output(z.array(Visit)),
  setLanguage: open.route({ method: 'POST', path: '/visits/{visitId}/language', tags: ['visits'] }).input(command({ visitId: Id, language: CustomerLanguage })).output(Visit),
  addService: open.route({ method: 'POST', path: '/visits/{visitId}/services', tags: ['visits'] }).input(command({ visitId: Id, cardId: ForeignId })).output(Visit),
  selectService: open.route({ method: 'POST', path: '/visits/{visitId}/select', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id })).output(Visit),
  /** Takes a service out that was added by mistake: only while nothing of it is recorded. */
  removeService: open.route({ method: 'POST', path: '/visits/{visitId}/remove', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id })).output(Visit),
  tickStep: open.route({ method: 'POST', path: '/visits/{visitId}/steps', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id, stepId: z.string().max(40), done: z.boolean() })).output(Visit),
  /** Records an act; with `done` false withdraws one recorded by mistake. */
  recordAct: open.route({ method: 'POST', path: '/visits/{visitId}/acts', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id, act: PermittedAct, done: z.boolean().default(true) })).output(Visit),
  setNote: open.route({ method: 'POST', path: '/visits/{visitId}/note', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id, note: LongText })).output(Visit),
  /** Gives the service its outcome and stops its clock. */
  closeService: open.route({ method: 'POST', path: '/visits/{visitId}/outcome', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id, outcome: Outcome })).output(Visit),
  setClock: open.route({ method: 'POST', path: '/visits/{visitId}/clock', tags: ['visits'] }).input(command({ visitId: Id, eventId: Id, clock: z.enum(['direct', 'indirect', 'paused']) })).output(Visit),
  /** The measured time was wrong: new seconds with a reason; the measured ones stay in the record. */
  correctTime: base
    .route({ method: 'POST', path: '/visits/{visitId}/time', tags: ['visits'] })
    .input(command({ visitId: Id, eventId: Id, directSeconds: z.number().int().min(0).max(86_400), indirectSeconds: z.number().int().min(0).max(86_400), reason: z.string().trim().min(3).max(500) }))
    .output(Visit),
  show: open.route({ method: 'POST', path: '/visits/{visitId}/show', tags: ['visits'] }).input(command({ visitId: Id, shown: z.enum(['nothing', 'card']) })).output(Visit),
  /**
   * To another desk (which takes it up when free) or back to a group's queue, with everything done so far. A customer
   * without a number gets one of the group named beside the desk, so that the queue there knows of them.
   */
  handOver: open
    .route({ method: 'POST', path: '/visits/{visitId}/hand-over', tags: ['visits'] })
    .input(command({ visitId: Id, to: z.union([z.object({ deskId: Id, groupId: Id.optional() }), z.object({ groupId: Id })]) }))
    .output(Visit),
  takeUp: open.route({ method: 'POST', path: '/visits/{visitId}/take-up', tags: ['visits'] }).input(command({ visitId: Id, deskId: Id })).output(Visit),
  close: open.route({ method: 'POST', path: '/visits/{visitId}/close', tags: ['visits'] }).input(command({ visitId: Id })).output(Visit),
  /** Only before any act is recorded; afterwards the visit is closed with outcomes. */
  cancel: open.route({ method: 'POST', path: '/visits/{visitId}/cancel', tags: ['visits'] }).input(command({ visitId: Id, reason: z.string().trim().min(3).max(500) })).output(Visit),
  /** On the same business date, by the advisor who closed it or a lead. */
  reopen: open.route({ method: 'POST', path: '/visits/{visitId}/reopen', tags: ['visits'] }).input(command({ visitId: Id, deskId: Id, reason: z.string().trim().min(3).max(500) })).output(Visit),
  /** For the terminal paired with a desk: what the customer sees there. */
  watchCustomer: base.route({ method: 'GET', path: '/visits/customer/live', tags: ['visits'] }).output(eventIterator(CustomerView)),
  /** For the advisor's right-hand picture of the same. */
  watchCustomerOf: base.route({ method: 'GET', path: '/visits/customer/{deskId}/live', tags: ['visits'] }).input(z.object({ deskId: Id })).output(eventIterator(CustomerView)),
};
