/** The page of an offer on the customer's phone: the time, until when it is held, and the three answers. No script. */
import type { Booking, WaitListAnswer, WaitListEntry } from '#shared/contract/bookings/words.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { HubDb } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { escaped, phoneDocument, type PhonePage } from '../../../kernel/phone-page.ts';
import type { BookingAct } from './act.ts';
import { answerOffer } from './answering.ts';
import type { EntryRow } from './entries.ts';
import { pageTexts, shownTime, writtenIn } from './messages/texts.ts';
import { bookingOf } from './rows.ts';

export interface OfferPages {
  look: (secret: string) => Promise<PhonePage>;
  /** The page that says what the answer did. */
  answer: (secret: string, answer: WaitListAnswer) => Promise<PhonePage>;
}

interface OfferPageDeps {
  db: HubDb;
  clock: Clock;
  /** One change of bookings in a transaction, told and sent after it. */
  act: <Result>(job: (act: BookingAct) => Promise<Result>) => Promise<Result>;
}

const LANGUAGES: readonly ContentLanguage[] = ['fi', 'sv', 'en'];

const page = (state: PhonePage['state'], language: ContentLanguage, title: string, body: readonly string[]): PhonePage => ({ state, html: (nonce) => phoneDocument(language, title, [`<h1>${escaped(title)}</h1>`, ...body].join(''), nonce), pdf: null });

const text = (words: string) => `<p>${escaped(words)}</p>`;

/** Of an address that was never given nobody knows the language. */
const gonePage = (state: 'gone' | 'unknown', languages: readonly ContentLanguage[]): PhonePage => {
  const [first = 'fi'] = languages;
  return page(state, first, pageTexts(first).gone, languages.map((language, at) => `<section lang="${language}">${at === 0 ? '' : `<h2>${escaped(pageTexts(language).gone)}</h2>`}${text(pageTexts(language).goneHelp)}</section>`));
};

const facts = (booking: Booking, language: ContentLanguage, withCode: boolean): string => {
  const texts = pageTexts(language);
  const rows = [[texts.service, chooseText(booking.serviceName, booking.language)?.text ?? ''], [texts.time, shownTime(booking.start, language)], [texts.place, booking.pointName], ...(withCode ? [[texts.code, booking.code]] : [])];
  return `<dl>${rows.map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
};

const button = (answer: WaitListAnswer, words: string) => `<button name="answer" value="${answer}">${escaped(words)}</button>`;

export const createOfferPages = ({ db, clock, act }: OfferPageDeps): OfferPages => {
  const rowBehind = (secret: string): Promise<EntryRow | undefined> => db.selectFrom('wait_list_entry').selectAll().where('secret', '=', secret).executeTakeFirst();
  const bookingBehind = async ({ booking_id }: EntryRow): Promise<Booking | null> => {
    const row = booking_id === null ? undefined : await db.selectFrom('booking').selectAll().where('id', '=', booking_id).executeTakeFirst();
    return row ? bookingOf(row) : null;
  };
  const shown = async (row: EntryRow | undefined): Promise<PhonePage> => {
    if (!row) return gonePage('unknown', LANGUAGES);
    const language = writtenIn(row.language as WaitListEntry['language']);
    const texts = pageTexts(language);
    const booking = await bookingBehind(row);
    if (!booking || booking.state !== 'confirmed' || booking.start <= clock.now()) return gonePage('gone', [language]);
    if (booking.answerBy === null) return page('there', language, texts.taken, [facts(booking, language, true), text(texts.come)]);
    const answers = `<form method="post">${button('take', texts.take)}${button('decline', texts.decline)}${button('leave', texts.leave)}</form>`;
    return page('there', language, texts.offered, [facts(booking, language, false), text(texts.until.replace('{{time}}', shownTime(booking.answerBy, language))), answers]);
  };
  return {
    look: async (secret) => shown(await rowBehind(secret)),
    answer: async (secret, answer) => {
      const row = await rowBehind(secret);
      if (!row) return gonePage('unknown', LANGUAGES);
      const language = writtenIn(row.language as WaitListEntry['language']);
      try {
        await act((changing) => answerOffer({ ...changing, by: row.point_id }, row, answer));
      } catch (error) {
        // Pressed twice, or too late: the page says how it stands.
        if (!(error instanceof Refusal)) throw error;
        return shown(await rowBehind(secret));
      }
      if (answer === 'take') return shown(await rowBehind(secret));
      const texts = pageTexts(language);
      return answer === 'decline' ? page('there', language, texts.declined, [text(texts.declinedHelp)]) : page('there', language, texts.left, [text(texts.leftHelp)]);
    },
  };
};
