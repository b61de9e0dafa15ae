/**
 * The words every slice shares, as zod shapes: languages, localized text, ids, times.
 * Sizes are bounded here once, so that no procedure accepts an endless string.
 */
import * as z from 'zod';

/** Languages in which cards, notices and the desk itself are kept complete. */
export const ContentLanguage = z.enum(['fi', 'sv', 'en']);
export type ContentLanguage = z.infer<typeof ContentLanguage>;

/** Languages a customer may choose at the terminal; content falls back visibly to fi, sv or en. */
export const CustomerLanguage = z.enum(['fi', 'sv', 'en', 'se', 'uk', 'ru', 'ar', 'so']);
export type CustomerLanguage = z.infer<typeof CustomerLanguage>;

/** One text in up to three languages; a missing language falls back visibly. */
export const Localized = z.object({
  fi: z.string().max(20_000).optional(),
  sv: z.string().max(20_000).optional(),
  en: z.string().max(20_000).optional(),
});
export type Localized = z.infer<typeof Localized>;

/** A ULID: 26 characters of Crockford's base 32, ordered by time. */
export const Id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
export type Id = z.infer<typeof Id>;

/** An id that an outside catalogue gave (PTV uses UUIDs, the 2016 set uses numbers). */
export const ForeignId = z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/);

/** An instant in UTC as ISO 8601 with milliseconds, for example `2026-03-29T00:30:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the point's own zone, `2026-03-29`. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** A wall-clock time of day, `09:00`; `24:00` closes a day. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

export const ShortText = z.string().trim().min(1).max(120);
export const LongText = z.string().trim().max(2_000);

/** PTV's seven `Asti` codes and three acts of a joint customer service point beyond them. */
export const PermittedAct = z.enum([
  'DocumentReceived',
  'GuidanceToOnlineSelfService',
  'LostAndFound',
  'OnlineSelfServicePoint',
  'OnsiteGuidance',
  'OnsiteGuidanceByServiceAuthor',
  'RemoteGuidance',
  'IdentityCheck',
  'PaymentReceived',
  'ProductSale',
]);
export type PermittedAct = z.infer<typeof PermittedAct>;

/**
 * How surely the customer is known, lowest first. `low`: a personal identity code that was told
 * (it singles out a person, it does not identify one); `substantial`: a valid document compared
 * with the customer; `high`: the same, with the machine-readable zone checked.
 */
export const IdentityLevel = z.enum(['none', 'low', 'substantial', 'high']);
export type IdentityLevel = z.infer<typeof IdentityLevel>;

export const DeviceKind = z.enum(['advisor', 'terminal', 'display', 'expert', 'portal']);
export type DeviceKind = z.infer<typeof DeviceKind>;

export const AdvisorRole = z.enum(['advisor', 'lead', 'cashier', 'administrator']);
export type AdvisorRole = z.infer<typeof AdvisorRole>;

/** Each outcome that a service event can end with. */
export const Outcome = z.enum([
  'done',
  'guidedToEService',
  'handedToExpert',
  'booked',
  'documentReceived',
  'notHere',
  'customerLeft',
]);
export type Outcome = z.infer<typeof Outcome>;

/** `short` under 180 s, `medium` 180..480 s, `long` over 480 s of advisor time. */
export const TimeCategory = z.enum(['short', 'medium', 'long']);
export type TimeCategory = z.infer<typeof TimeCategory>;
