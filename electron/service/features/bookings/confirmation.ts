/** The printed confirmation of a booking: when, where, the code to come with. Nothing of who comes, and not why. */
import type { Booking } from '#shared/contract/bookings/words.ts';
import type { ContentLanguage, CustomerLanguage } from '#shared/contract/words.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { paperBytes, paperLines } from '../queue/index.ts';
import en from '../../../../locales/en/booking-slip.json' with { type: 'json' };
import fi from '../../../../locales/fi/booking-slip.json' with { type: 'json' };
import sv from '../../../../locales/sv/booking-slip.json' with { type: 'json' };
import { EARLY_MINUTES, LATE_MINUTES } from './rules.ts';

const TEXTS: Readonly<Record<ContentLanguage, typeof fi>> = { fi, sv, en };
/** As on queue slips: letters that the printer lacks are answered with a language its reader likely reads. */
const ON_PAPER: Readonly<Record<CustomerLanguage, ContentLanguage>> = { fi: 'fi', sv: 'sv', en: 'en', se: 'fi', uk: 'en', ru: 'en', ar: 'en', so: 'en' };

const fill = (text: string, values: Readonly<Record<string, string | number>>): string => text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name] ?? ''));

/** The confirmation in receiptline's markup. */
export const confirmationMarkup = (booking: Booking, zone: string): string => {
  const language = ON_PAPER[booking.language];
  const texts = TEXTS[language];
  return [
    '{width:*}',
    ...paperLines(booking.pointName),
    '',
    ...paperLines(texts.title).map((line) => `"${line}`),
    ...paperLines(formatDateTime(booking.start, language, zone)).map((line) => `^^^${line}`),
    '',
    ...paperLines(texts.code),
    `^^^^${booking.code}`,
    '',
    ...paperLines(fill(texts.checkIn, { early: EARLY_MINUTES, late: LATE_MINUTES })),
    '',
    `{code:${booking.code};option:qrcode,6,m}`,
    '=',
  ].join('\n');
};

/** In ESC/POS with code page 858; it ends with a cut. */
export const confirmationBytes = (booking: Booking, zone: string): Uint8Array => paperBytes(confirmationMarkup(booking, zone));
