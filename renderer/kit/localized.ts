/** A text of up to three languages on a screen of one: the wanted language, or another and which. */

/** The languages of content, in the order in which a missing one is replaced. */
const ORDER = ['fi', 'sv', 'en'] as const;

/** What readers of the terminal's other languages most likely read. */
const NEAREST: Readonly<Record<string, 'fi' | 'en'>> = { se: 'fi', uk: 'en', ru: 'en', ar: 'en', so: 'en' };

export interface LocalText {
  readonly text: string;
  /** The language the text is in, for `lang`; it differs from the wanted one when that is missing. */
  readonly lang: string;
  readonly fallback: boolean;
}

type Texts = { readonly [Language in (typeof ORDER)[number]]?: string | undefined };

/** Picks the wanted language or the nearest one there is; an empty text when there is none. */
export function localText(texts: Texts | undefined | null, wanted: string): LocalText {
  const nearest = NEAREST[wanted];
  const order = [...ORDER.filter((lang) => lang === wanted), ...ORDER.filter((lang) => lang === nearest), ...ORDER];
  const lang = order.find((candidate) => (texts?.[candidate] ?? '') !== '');
  if (lang === undefined) return { text: '', lang: wanted, fallback: false };
  return { text: texts?.[lang] ?? '', lang, fallback: lang !== wanted };
}
