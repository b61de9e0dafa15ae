/** A text of several languages in the screen's own, or in another with a mark that says which. */
import { useTranslation } from 'react-i18next';
import { type LocalText, localText } from './localized.ts';

interface InLanguageProps {
  readonly texts: Parameters<typeof localText>[0];
  /** Defaults to the screen's language. */
  readonly wanted?: string;
  /** Leaves the mark out where it is told once for the whole. */
  readonly unmarked?: boolean;
}

/** The mark of a text that is not in the wanted language, `fi`, with the whole told to those who ask. */
export function FallbackMark({ text }: { readonly text: LocalText }) {
  const { t } = useTranslation('kit');
  if (!text.fallback) return null;
  const told = t('onlyIn', { language: t(`languages.${text.lang}`) });
  return (
    <abbr className="od-fallback" title={told}>
      {text.lang}
      <span className="od-hidden"> {told}</span>
    </abbr>
  );
}

export function InLanguage({ texts, wanted, unmarked = false }: InLanguageProps) {
  const { i18n } = useTranslation('kit');
  const text = localText(texts, wanted ?? i18n.language);
  return (
    <>
      <span lang={text.fallback ? text.lang : undefined}>{text.text}</span>
      {!unmarked && <FallbackMark text={text} />}
    </>
  );
}
