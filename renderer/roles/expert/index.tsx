/** The remote expert's screen: its place among the hub's devices, and whether camera, microphone and speaker work. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useHub, useLine } from '../../app/index.ts';
import { Banner, Failed, Loading, Menu, Panel, StatusDot } from '../../kit/index.ts';
import { PictureTest, SoundTest, SpeakerTest } from '../../features/remote/index.ts';
import './expert.css';

const LANGUAGES = ['fi', 'sv', 'en'] as const;

export function Role() {
  const { t, i18n } = useTranslation('expert');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const line = useLine();
  const hello = useQuery(useHub().portal.hello.queryOptions());
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <div className="ex-page">
      <header className="ex-top">
        <h1>{t('title')}</h1>
        <Menu icon="globe" label={t(`ownNames.${language}`)} items={LANGUAGES.map((own) => ({ label: t(`ownNames.${own}`), lang: own, pressed: own === language, onPress: () => void i18n.changeLanguage(own) }))} />
      </header>
      <main className="ex-main">
        <Panel>
          <h2>{t('hub.title')}</h2>
          <dl className="ex-facts">
            <dt>{t('hub.name')}</dt>
            <dd>{location.host}</dd>
            <dt>{t('hub.line')}</dt>
            <dd>
              <StatusDot tone={line.connected ? 'good' : 'bad'}>
                {line.connected ? t('hub.connected') : line.cutSince === null ? t('hub.connecting') : t('hub.cut', { time: formatTime(new Date(line.cutSince).toISOString(), language) })}
              </StatusDot>
            </dd>
            {hello.data !== undefined && (
              <>
                <dt>{t('hub.version')}</dt>
                <dd>{hello.data.version}</dd>
              </>
            )}
          </dl>
          {hello.isPending && <Loading />}
          {hello.isError && <Failed text={errorText(hello.error, errors.t)} onRetry={() => void hello.refetch()} />}
          <Banner kind="info" live="off" title={t('calls.title')}>
            {t('calls.text')}
          </Banner>
        </Panel>
        <section className="ex-tests" aria-labelledby="ex-tests">
          <h2 id="ex-tests">{t('tests.title')}</h2>
          <p>{t('tests.lead')}</p>
          <div className="ex-columns">
            <PictureTest />
            <SoundTest />
            <SpeakerTest />
          </div>
        </section>
      </main>
    </div>
  );
}
