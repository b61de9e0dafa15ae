/** A text of the locales that tells its own language: where the wanted one has none, a fall-back's is marked as such. */
import { useTranslation } from 'react-i18next';

interface SaidProps {
  /** The file of the locales. */
  readonly slice: string;
  readonly text: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Defaults to the screen's language. */
  readonly language?: string | undefined;
}

export function Said({ slice, text, values = {}, language }: SaidProps) {
  const { t, i18n } = useTranslation(slice, language === undefined ? {} : { lng: language });
  const { res, usedLng } = t(text, { ...values, returnDetails: true });
  return <span lang={usedLng === i18n.language ? undefined : usedLng}>{res}</span>;
}
