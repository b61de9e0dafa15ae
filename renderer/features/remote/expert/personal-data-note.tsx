/** Warns of what a text must not hold (Data Protection Act 1050/2018, section 29), while it is written. */
import { useTranslation } from 'react-i18next';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { Banner } from '../../../kit/index.ts';

export function PersonalDataNote({ text }: { readonly text: string }) {
  const { t } = useTranslation('remote');
  const found = personalDataIn(text);
  if (found.length === 0) return null;
  const sure = found.some(({ certainty }) => certainty === 'sure');
  return (
    <Banner kind="change" live="polite" title={t(sure ? 'expert.personal.sure' : 'expert.personal.maybe')}>
      {found.map(({ kind, from, to }) => `${t(`expert.personal.kinds.${kind}`)}: ${text.slice(from, to)}`).join(', ')}
    </Banner>
  );
}
