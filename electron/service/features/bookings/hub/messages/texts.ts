/** What messages of bookings say, in the customer's language or the nearest there is. The subject and a text message do not say what the booking is about. */
import type * as z from 'zod';
import type { Booking, ReminderKind } from '#shared/contract/bookings/words.ts';
import type { ContentLanguage, CustomerLanguage } from '#shared/contract/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { formatDate, formatDateTime, formatTime, localDateOf } from '#shared/domain/local-date.ts';
import en from '../../../../../../locales/en/booking-messages.json' with { type: 'json' };
import fi from '../../../../../../locales/fi/booking-messages.json' with { type: 'json' };
import sv from '../../../../../../locales/sv/booking-messages.json' with { type: 'json' };

const TEXTS = { fi, sv, en } as const;
type Kind = z.infer<typeof ReminderKind>;

export interface MessageText {
  subject: string;
  text: string;
  language: ContentLanguage;
}

const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => values[name] ?? '');

/** The language in which a customer is written to. */
export const writtenIn = (language: CustomerLanguage): ContentLanguage => chooseText({ fi: 'fi', sv: 'sv', en: 'en' }, language)!.language;

/** `Asiointi`, `Ärende` or `Appointment`: all that a calendar entry is called. */
export const calendarSummary = (language: ContentLanguage): string => TEXTS[language].summary;

/** What the page of an offer says. */
export const pageTexts = (language: ContentLanguage) => TEXTS[language].page;

/** A day and its time, as both stand in a sentence. */
export const shownTime = (instant: string, language: ContentLanguage): string => formatDateTime(instant, language);

const valuesOf = (booking: Booking, language: ContentLanguage, link: string) => ({
  link,
  answerBy: booking.answerBy === null ? '' : shownTime(booking.answerBy, language),
  service: chooseText(booking.serviceName, booking.language)?.text ?? '',
  date: formatDate(localDateOf(booking.start), language),
  from: formatTime(booking.start, language),
  // Without the word for "at", which stands before the first time already.
  until: formatTime(booking.end, 'en'),
  point: booking.pointName,
  code: booking.code,
});

/** `link` is where an offer is answered; empty for all else. */
export const letterOf = (booking: Booking, kind: Kind, instructions: string, link: string): MessageText => {
  const language = writtenIn(booking.language);
  const say = TEXTS[language];
  const going = kind === 'confirmed' || kind === 'moved' || kind === 'reminder';
  const values = valuesOf(booking, language, link);
  const facts = [say.service, say.time, say.place, ...(going ? [say.code] : [])];
  const coming = going ? [...(instructions === '' ? [] : [instructions]), say.checkIn, say.change] : [];
  const text = [[say.opening[kind]], facts, coming, [say.noReply]].filter((part) => part.length > 0).map((part) => part.map((line) => fill(line, values)).join('\n'));
  return { subject: say.subject[kind], text: `${text.join('\n\n')}\n`, language };
};

export const shortMessageOf = (booking: Booking, kind: Kind, link: string): MessageText => {
  const language = writtenIn(booking.language);
  return { subject: TEXTS[language].subject[kind], text: fill(TEXTS[language].sms[kind], valuesOf(booking, language, link)), language };
};
