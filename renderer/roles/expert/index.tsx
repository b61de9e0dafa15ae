/** The remote expert's screen: signing in at the hub, and the desk of whoever is signed in. */
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useHub } from '../../app/index.ts';
import { ExpertDesk } from '../../features/remote/index.ts';
import { Failed, Loading, NowProvider } from '../../kit/index.ts';
import { SignIn } from './sign-in.tsx';
import { Tools } from './tools.tsx';
import './expert.css';

export function Role() {
  const errors = useTranslation('errors');
  const hub = useHub();
  const hello = useQuery(hub.portal.hello.queryOptions());
  const session = useQuery(hub.remote.session.queryOptions());
  const failed = [hello, session].find((query) => query.isError && query.data === undefined);
  if (failed !== undefined) {
    return (
      <main className="od-sheet">
        <Failed text={errorText(failed.error, errors.t)} onRetry={() => void failed.refetch()} />
      </main>
    );
  }
  if (hello.data === undefined || session.data === undefined) return <Loading />;
  if (session.data.expert === null) return <SignIn />;
  return (
    <NowProvider offset={Date.parse(hello.data.now) - hello.dataUpdatedAt}>
      <Suspense fallback={<Loading />}>
        <ExpertDesk key={session.data.expert.id} tools={<Tools />} />
      </Suspense>
    </NowProvider>
  );
}
