/** The provider portal: service reports, the provider's own cards, notices, and what the desks say of the cards. */
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useHub } from '../../app/index.ts';
import { Failed, Loading } from '../../kit/index.ts';
import { SignIn } from './sign-in.tsx';
import './portal.css';

const FirstRun = lazy(async () => ({ default: (await import('./first-run.tsx')).FirstRun }));
const PortalFrame = lazy(async () => ({ default: (await import('./frame.tsx')).PortalFrame }));

export function Role() {
  const { t } = useTranslation('errors');
  const hub = useHub();
  const hello = useQuery(hub.portal.hello.queryOptions());
  const session = useQuery(hub.portal.session.queryOptions());
  const failed = [hello, session].find((query) => query.isError && query.data === undefined);

  if (failed !== undefined) {
    return (
      <main className="od-sheet">
        <Failed text={errorText(failed.error, t)} onRetry={() => void failed.refetch()} />
      </main>
    );
  }
  if (hello.data === undefined || session.data === undefined) return <Loading />;
  if (!hello.data.setUp) return <FirstRun />;
  if (session.data.editor === null) return <SignIn />;
  return <PortalFrame editor={session.data.editor} provider={session.data.provider} now={hello.data.now} version={hello.data.version} />;
}
