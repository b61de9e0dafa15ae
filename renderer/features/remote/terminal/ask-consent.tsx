/** The question before the camera opens: what happens, what does not, yes or no. */
import { useTranslation } from 'react-i18next';
import type { Localized } from '#shared/contract/words.ts';
import { errorText, useCommand, useStation } from '../../../app/index.ts';
import { Banner, LargeButton, localText } from '../../../kit/index.ts';

export function AskConsent({ sessionId, providerName }: { readonly sessionId: string; readonly providerName: Localized }) {
  const { t, i18n } = useTranslation(['remote', 'errors']);
  const consent = useCommand(useStation().remote.consent);
  const provider = localText(providerName, i18n.language);
  const answer = (given: boolean) => void consent.run({ sessionId, given });
  return (
    <>
      <h1>{t('remote:consent.session.title')}</h1>
      <p className="od-lead" lang={provider.lang}>
        {provider.text}
      </p>
      <ul className="od-lead">
        {(['first', 'second', 'third'] as const).map((line) => (
          <li key={line}>{t(`remote:consent.session.${line}`)}</li>
        ))}
      </ul>
      {consent.error !== null && (
        <Banner kind="disruption" live="assertive">
          {errorText(consent.error, t)}
        </Banner>
      )}
      <LargeButton variant="primary" title={t('remote:consent.session.yes')} busy={consent.pending} onPress={() => answer(true)} />
      <LargeButton variant="plain" title={t('remote:consent.session.no')} busy={consent.pending} onPress={() => answer(false)} />
    </>
  );
}
