/** A short text in each of the point's languages, beside each other. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentLanguage } from '#shared/contract/words.ts';

interface TextProps {
  /** Key in the display's texts. */
  readonly text: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

function Said({ language, text, values = {} }: TextProps & { readonly language: ContentLanguage }) {
  const { t } = useTranslation('display', { lng: language });
  return <span lang={language}>{t(text, { ...values })}</span>;
}

export function InEach({ languages, text, values = {} }: TextProps & { readonly languages: readonly ContentLanguage[] }) {
  return languages.map((language, place) => (
    <Fragment key={language}>
      {place > 0 && <span aria-hidden="true"> · </span>}
      <Said language={language} text={text} values={values} />
    </Fragment>
  ));
}
