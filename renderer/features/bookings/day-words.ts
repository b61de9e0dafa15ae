/** Days and times of bookings in words, as Finland writes each language. */
import type { ContentLanguage } from '#shared/contract/words.ts';
import { formatTime, instantOf, localDateOf, POINT_ZONE } from '#shared/domain/local-date.ts';

const LOCALE: Readonly<Record<ContentLanguage, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' };

/** `ma 23.11.`, `mån 23.11`, `Mon 23/11`. */
export const dayName = (date: string, language: ContentLanguage): string =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: POINT_ZONE, weekday: 'short', day: 'numeric', month: 'numeric' }).format(Date.parse(instantOf(date, '12:00')));

/** `maanantai 23. marraskuuta klo 9.30` and the like. */
export const wholeTime = (instant: string, language: ContentLanguage): string =>
  `${new Intl.DateTimeFormat(LOCALE[language], { timeZone: POINT_ZONE, weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(instant))} ${formatTime(instant, language)}`;

/** `9.30`, without a word before it. */
export const timeOf = (instant: string, language: ContentLanguage): string => new Intl.DateTimeFormat(LOCALE[language], { timeZone: POINT_ZONE, timeStyle: 'short' }).format(Date.parse(instant));

/** `ma 23.11. klo 9.30` and the like. */
export const dayTime = (instant: string, language: ContentLanguage): string => `${dayName(localDateOf(instant), language)} ${formatTime(instant, language)}`;
