/** Money, rates and times as receipts write them. Written out rather than by `Intl`: a receipt has forty of them. */
import type { Speech } from './texts.ts';

const NO_BREAK_SPACE = '\u00A0';
const MINUS = '\u2212';

/** `1 234,56` with a no-break space; in English `1,234.56`. Negative with the minus sign. */
export const plainAmount = (cents: number, speech: Pick<Speech, 'language'>): string => {
  const english = speech.language === 'en';
  const size = Math.abs(cents);
  const euros = String(Math.floor(size / 100)).replaceAll(/\B(?=(\d{3})+$)/g, english ? ',' : NO_BREAK_SPACE);
  return `${cents < 0 ? MINUS : ''}${euros}${english ? '.' : ','}${String(size % 100).padStart(2, '0')}`;
};

/** With the currency: `62,50 €`, in English `€62.50`. */
export const amount = (cents: number, speech: Pick<Speech, 'language'>): string => {
  if (speech.language !== 'en') return `${plainAmount(cents, speech)}${NO_BREAK_SPACE}€`;
  return `${cents < 0 ? MINUS : ''}€${plainAmount(Math.abs(cents), speech)}`;
};

/** `25,5` of 2550. */
export const rate = (hundredths: number, speech: Pick<Speech, 'language'>): string => String(hundredths / 100).replace('.', speech.language === 'en' ? '.' : ',');

/** A local date `2026-11-02` in the language's own order. */
export const dateText = (date: string, speech: Speech): string => speech.say('date', dateParts(date, speech));

/** The wall-clock time of a receipt, `2026-11-02 14.05`. */
export const dateTimeText = (localTime: string, speech: Speech): string => {
  const [date = '', time = ''] = localTime.split(' ');
  return speech.say('dateTime', { ...dateParts(date, speech), time });
};

const dateParts = (date: string, { language }: Pick<Speech, 'language'>) => {
  const [year = '', month = '', day = ''] = date.split('-');
  const plain = (digits: string) => (language === 'en' ? digits : String(Number(digits)));
  return { year, month: plain(month), day: plain(day) };
};
