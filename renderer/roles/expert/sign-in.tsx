/** Sign-in by name and password; the devices can be tested before it. */
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { errorText, refusalOf, useCommand, useContentLanguage, useHub } from '../../app/index.ts';
import { DeviceTests } from '../../features/remote/index.ts';
import { Banner, Button, Field, Loading, Panel, Row, useFirstFocus } from '../../kit/index.ts';
import { Tools } from './tools.tsx';

export function SignIn() {
  const { t } = useTranslation('expert');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const hub = useHub();
  const queries = useQueryClient();
  const signIn = useCommand(hub.remote.signIn);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [testing, setTesting] = useState(false);
  useEffect(() => {
    document.title = t('title');
  }, [t]);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const expert = await signIn.run({ name: name.trim(), password });
    setPassword('');
    if (expert !== undefined) queries.setQueryData(hub.remote.session.queryKey(), { expert });
  };
  const until = refusalOf(signIn.error)?.data['until'];

  return (
    <div className="ex-page">
      <header className="ex-top">
        <h1>{t('title')}</h1>
        <Tools />
      </header>
      <main className="ex-entrance">
        <Panel className="ex-sign-in">
          <form className="od-stack" onSubmit={(event) => void submit(event)}>
            <h2>{t('signIn.title')}</h2>
            <p>{t('signIn.lead')}</p>
            {signIn.error !== null && (
              <Banner kind="disruption" live="assertive">
                {typeof until === 'string' ? t('signIn.lockedOut', { time: formatTime(until, language) }) : errorText(signIn.error, errors.t)}
              </Banner>
            )}
            <Field ref={first} label={t('signIn.name')} value={name} onChange={setName} autoComplete="username" maxLength={120} spellCheck={false} />
            <Field label={t('signIn.password')} type="password" value={password} onChange={setPassword} autoComplete="current-password" maxLength={200} />
            <Row>
              <Button type="submit" variant="primary" busy={signIn.pending} disabled={name.trim() === '' || password === ''}>
                {t('signIn.submit')}
              </Button>
              <Button icon="settings" expanded={testing} onPress={() => setTesting(!testing)}>
                {t('tests.title')}
              </Button>
            </Row>
          </form>
        </Panel>
        {testing && (
          <Suspense fallback={<Loading />}>
            <DeviceTests />
          </Suspense>
        )}
      </main>
    </div>
  );
}
