/** The expert's own desk: the session it is in, the outcome it writes, or the queue it takes from. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertDesk } from '#shared/contract/remote/at-hub.ts';
import { Banner, Loading } from '../../../kit/index.ts';
import { AfterWork } from './after-work.tsx';
import { QueueList } from './queue-list.tsx';

const SessionScreen = lazy(async () => ({ default: (await import('./session-screen.tsx')).SessionScreen }));

export function DeskPage({ desk }: { readonly desk: ExpertDesk }) {
  const { t } = useTranslation('remote');
  const { session, selfId, presence } = desk;
  if (session !== null && session.state === 'afterWork') return <AfterWork key={session.id} session={session} presence={presence} />;
  if (session !== null && selfId !== null) {
    return (
      <Suspense fallback={<Loading />}>
        <SessionScreen key={session.id} session={session} selfId={selfId} />
      </Suspense>
    );
  }
  return (
    <div className="od-stack">
      {presence.state !== 'free' && presence.state !== 'ringing' && (
        <Banner kind="info" live="polite">
          {t('expert.notRung')}
        </Banner>
      )}
      <QueueList rows={desk.queue} mayTake={desk.ringing.length === 0} />
    </div>
  );
}
