/** The point itself: its settings, its desks and advisors, and who is signed in where. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from './base.ts';
import { AdvisorRole, ContentLanguage, CustomerLanguage, DeviceKind, Id, Instant, LocalDate, LocalTime, Localized, ShortText } from './words.ts';

const Span = z.object({ opens: LocalTime, closes: LocalTime });

/** Weekly hours, Monday first; an empty day is closed. Exceptions win over the week. */
export const OpeningHours = z.object({
  week: z.array(z.array(Span).max(4)).length(7),
  exceptions: z.array(z.object({ date: LocalDate, spans: z.array(Span).max(4), reason: Localized.optional() })).max(200),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

export const PointSettings = z.object({
  name: ShortText,
  municipality: z.object({ code: z.string().regex(/^\d{3}$/), name: ShortText }),
  hours: OpeningHours,
  contentLanguages: z.array(ContentLanguage).min(1),
  customerLanguages: z.array(CustomerLanguage).min(1),
  targetMinutes: z.number().int().min(1).max(240),
  /** Minutes without touch after which the advisor's screen locks; the visit stays. */
  lockAfterMinutes: z.number().int().min(1).max(120),
  /** Metres from info-TV to the farthest seat and the panel's diagonal: letters are sized from them. */
  display: z.object({ viewingMetres: z.number().min(1).max(30), panelInches: z.number().min(10).max(120) }),
  printer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('network'), host: z.string().max(255), port: z.number().int().min(1).max(65_535) }),
    z.object({ kind: z.literal('file'), path: z.string().max(500) }),
  ]),
  /** Who gives the receipts (Act 658/2013, section 4): contact data and Business ID of the one that runs the point. */
  seller: z.object({ address: z.string().trim().max(120), phone: z.string().trim().max(40), businessId: z.string().regex(/^\d{7}-\d$/) }).optional(),
});
export type PointSettings = z.infer<typeof PointSettings>;

export const Desk = z.object({ id: Id, number: z.number().int().min(1).max(999), name: z.string().max(60), active: z.boolean() });
export type Desk = z.infer<typeof Desk>;

export const Advisor = z.object({ id: Id, name: ShortText, role: AdvisorRole, active: z.boolean(), lockedUntil: Instant.nullable() });
export type Advisor = z.infer<typeof Advisor>;

export const Session = z.object({
  advisor: z.object({ id: Id, name: z.string(), role: AdvisorRole }).nullable(),
  locked: z.boolean(),
  deskId: Id.nullable(),
});
export type Session = z.infer<typeof Session>;

/** Four to twelve digits; the same digit or a run (`1111`, `1234`) is refused. */
export const Pin = z.string().regex(/^\d{4,12}$/);

const GroupSeed = z.object({ letter: z.string().regex(/^[A-ZÅÄÖ]$/), name: Localized, examples: Localized, icon: z.string().max(40), words: z.array(ShortText).max(100), providerIds: z.array(z.string().max(100)).max(50) });

export const point = {
  /** What any device may know before sign-in. */
  hello: base.route({ method: 'GET', path: '/point/hello', tags: ['point'] }).output(
    z.object({
      setUp: z.boolean(),
      pointName: z.string(),
      version: z.string(),
      device: z.object({ id: z.string(), kind: DeviceKind.or(z.enum(['phone', 'station'])), name: z.string(), deskId: Id.nullable() }),
      contentLanguages: z.array(ContentLanguage),
      customerLanguages: z.array(CustomerLanguage),
      now: Instant,
    }),
  ),
  /** The first run: makes the point, its desks and groups, and the first administrator. Only while none exists. */
  setUp: base
    .route({ method: 'POST', path: '/point', tags: ['point'] })
    .errors({ ALREADY_SET_UP: { status: 409, message: 'The point exists already' } })
    .input(command({ settings: PointSettings, desks: z.array(z.object({ number: z.number().int().min(1).max(999), name: z.string().max(60) })).min(1).max(60), groups: z.array(GroupSeed).min(1).max(30), advisor: z.object({ name: ShortText, pin: Pin }) }))
    .output(Done),
  settings: base.route({ method: 'GET', path: '/point', tags: ['point'] }).output(PointSettings),
  saveSettings: base.route({ method: 'PUT', path: '/point', tags: ['point'] }).input(command({ settings: PointSettings })).output(Done),
  desks: base.route({ method: 'GET', path: '/point/desks', tags: ['point'] }).output(z.array(Desk)),
  saveDesk: base
    .route({ method: 'POST', path: '/point/desks', tags: ['point'] })
    .errors({ NUMBER_TAKEN: { status: 409, message: 'Another desk has the number' } })
    .input(command({ id: Id.optional(), number: z.number().int().min(1).max(999), name: z.string().max(60), active: z.boolean() }))
    .output(Desk),
  advisors: base.route({ method: 'GET', path: '/point/advisors', tags: ['point'] }).output(z.array(Advisor)),
  saveAdvisor: base
    .route({ method: 'POST', path: '/point/advisors', tags: ['point'] })
    .errors({ NAME_TAKEN: { status: 409, message: 'Another advisor has the name' } })
    .input(command({ id: Id.optional(), name: ShortText, role: AdvisorRole, active: z.boolean(), pin: Pin.optional() }))
    .output(Advisor),
  /** Names to choose from on the sign-in screen of an enrolled advisor device. */
  signInNames: base.route({ method: 'GET', path: '/point/sign-in', tags: ['point'] }).output(z.array(z.object({ id: Id, name: z.string() }))),
  signIn: base
    .route({ method: 'POST', path: '/point/sign-in', tags: ['point'] })
    .errors({
      WRONG_PIN: { status: 403, message: 'Wrong PIN', data: z.object({ triesLeft: z.number().int() }) },
      LOCKED_OUT: { status: 429, message: 'Too many wrong PINs', data: z.object({ until: Instant }) },
    })
    .input(command({ advisorId: Id, pin: z.string().max(12) }))
    .output(Session),
  unlock: base
    .route({ method: 'POST', path: '/point/unlock', tags: ['point'] })
    .errors({
      WRONG_PIN: { status: 403, message: 'Wrong PIN', data: z.object({ triesLeft: z.number().int() }) },
      LOCKED_OUT: { status: 429, message: 'Too many wrong PINs', data: z.object({ until: Instant }) },
    })
    .input(command({ pin: z.string().max(12) }))
    .output(Session),
  lock: base.route({ method: 'POST', path: '/point/lock', tags: ['point'] }).input(command({})).output(Session),
  signOut: base
    .route({ method: 'POST', path: '/point/sign-out', tags: ['point'] })
    .errors({ VISIT_OPEN: { status: 409, message: 'Close or hand over the visit first' } })
    .input(command({}))
    .output(Session),
  session: base.route({ method: 'GET', path: '/point/session', tags: ['point'] }).output(Session),
  watchSession: base.route({ method: 'GET', path: '/point/session/live', tags: ['point'] }).output(eventIterator(Session)),
};
