/** The page behind a receipt's link: one document that needs nothing else, no script and no font from anywhere. */
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { Read } from '../../../kernel/acts.ts';
import { escaped, phoneDocument, type PhonePage } from '../../../kernel/phone-page.ts';
import type { StationDeps } from '../../../station-os.ts';
import { dateText } from './amounts.ts';
import { openLetters, type Letters } from './letters.ts';
import { linkBySecret } from './links.ts';
import { paperOf } from './paper-of.ts';
import { pdfOf } from './pdf.ts';
import { openPdfFonts, type PdfFonts } from './pdf-font.ts';
import { storedReceipt } from './stored.ts';
import { svgOf } from './svg.ts';
import { speak } from './texts.ts';

const gonePage = (languages: readonly CustomerLanguage[], nonce: string): string => {
  const [first = 'fi'] = languages;
  const parts = languages.map((language) => {
    const { say } = speak(language);
    return `<section lang="${language}"><h1>${escaped(say('pageGone'))}</h1><p>${escaped(say('pageGoneHelp'))}</p></section>`;
  });
  return phoneDocument(first, speak(first).say('pageGone'), parts.join(''), nonce);
};

interface PageDeps {
  db: Read;
  now: string;
  zone: string;
  letters: Letters;
  fonts: PdfFonts;
}

const phonePage = ({ db, now, zone, letters, fonts }: PageDeps, secret: string): PhonePage => {
  const link = linkBySecret(db, secret);
  const stored = link && storedReceipt(db, link.receipt_number);
  if (!link || !stored) return { state: 'unknown', html: (nonce) => gonePage(['fi', 'sv', 'en'], nonce), pdf: null };
  const { receipt } = stored;
  const { language } = receipt;
  if (link.expires_at <= now) return { state: 'gone', html: (nonce) => gonePage([language], nonce), pdf: null };
  const paper = paperOf(receipt, language, { electronic: true });
  const speech = speak(language);
  return {
    state: 'there',
    html: (nonce) => {
      // The last whole day, so that nobody comes back an hour too late.
      const lastDay = localDateOf(new Date(Date.parse(link.expires_at) - 86_400_000).toISOString(), zone);
      const body = [
        `<h1>${escaped(speech.say('pageTitle'))}</h1>`,
        svgOf(paper, letters),
        `<p><a href="${secret}.pdf" download="receipt-${receipt.number}.pdf">${escaped(speech.say('pageSave'))}</a></p>`,
        `<p>${escaped(speech.say('pageUntil', { date: dateText(lastDay, speech) }))}</p>`,
      ];
      return phoneDocument(language, speech.say('pageTitle'), body.join(''), nonce);
    },
    pdf: { fileName: `receipt-${receipt.number}.pdf`, bytes: () => pdfOf(paper, letters, fonts) },
  };
};

/** What the phone that opened a link with a secret gets, by the time it is then. */
export const phonePages = ({ db, clock, zone }: Pick<StationDeps, 'db' | 'clock' | 'zone'>): ((secret: string) => PhonePage) => {
  const letters = openLetters();
  const fonts = openPdfFonts(letters);
  return (secret) => phonePage({ db, now: clock.now(), zone, letters, fonts }, secret);
};
