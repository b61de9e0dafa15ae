/** Which language a text is shown in when the customer's own is missing, and that it is not their own. */
import type { ContentLanguage, CustomerLanguage, Localized } from '../contract/words.ts';

/**
 * National languages stand in for each other first (Language Act 423/2003); Sámi speakers read
 * Finnish; customers of other languages are likelier to read English.
 */
const ORDER: Readonly<Record<CustomerLanguage, readonly ContentLanguage[]>> = {
  fi: ['fi', 'sv', 'en'],
  sv: ['sv', 'fi', 'en'],
  en: ['en', 'fi', 'sv'],
  se: ['fi', 'sv', 'en'],
  uk: ['en', 'fi', 'sv'],
  ru: ['en', 'fi', 'sv'],
  ar: ['en', 'fi', 'sv'],
  so: ['en', 'fi', 'sv'],
};

export interface ChosenText {
  text: string;
  /** The language of the text, for the element's `lang`. */
  language: ContentLanguage;
  /** The text is not in the customer's language, and the screen says so. */
  fallback: boolean;
}

/** The text for a customer's language, or null when there is none in any; blank counts as missing. */
export function chooseText(localized: Localized, wanted: CustomerLanguage): ChosenText | null {
  for (const language of ORDER[wanted]) {
    const text = localized[language];
    if (text !== undefined && text.trim() !== '') return { text, language, fallback: language !== wanted };
  }
  return null;
}
