/** The end for the customer: camera and microphone are off, what the expert wrote, and how it went. */
import { useTranslation } from 'react-i18next';
import { errorText, useCommand, useStation } from '../../../app/index.ts';
import { Banner, LargeButton } from '../../../kit/index.ts';
import type { DeskSession } from '../advisor/desk-session.ts';
import type { LightTest } from '../media/light-test.ts';

const STARS = [5, 4, 3, 2, 1] as const;

export function GiveFeedback({ desk, light }: { readonly desk: DeskSession; readonly light: LightTest | null }) {
  const { t } = useTranslation(['remote', 'errors']);
  const give = useCommand(useStation().remote.giveFeedback);
  const { session } = desk;
  return (
    <>
      <h1>{t('remote:customer.ended')}</h1>
      {light !== null && (
        <Banner kind={light.off ? 'success' : 'disruption'} live="assertive">
          {t(light.off ? 'remote:customer.lightOff' : 'remote:customer.lightOn')}
        </Banner>
      )}
      {session.summary !== null && <p className="od-lead">{session.summary}</p>}
      {desk.feedback === 'asked' && give.data === undefined && (
        <>
          <h2>{t('remote:feedback.title')}</h2>
          {give.error !== null && <Banner kind="change">{errorText(give.error, t)}</Banner>}
          <ul className="od-choices">
            {STARS.map((stars) => (
              <li key={stars}>
                <LargeButton variant="plain" title={t(`remote:feedback.stars.${stars}`)} busy={give.pending} onPress={() => void give.run({ sessionId: session.id, stars })} />
              </li>
            ))}
          </ul>
        </>
      )}
      {(desk.feedback === 'given' || give.data !== undefined) && <p className="od-lead">{t('remote:feedback.thanks')}</p>}
    </>
  );
}
