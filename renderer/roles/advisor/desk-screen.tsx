/** The desk of a signed-in advisor: three columns that never move, and pages over them. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { StationContract } from '#shared/contract/index.ts';
import type { Session } from '#shared/contract/point.ts';
import { AuditPage } from '../../features/audit/index.ts';
import { CalendarPage } from '../../features/bookings/index.ts';
import { useCardChanges } from '../../features/cards/index.ts';
import { DevicesPage } from '../../features/devices/index.ts';
import { Disruptions } from '../../features/feed/index.ts';
import { CashPage } from '../../features/payments/index.ts';
import { AdvisorsPage, LockScreen, SettingsPage } from '../../features/point/index.ts';
import { deskOf, HelpCalls, useBoard } from '../../features/queue/index.ts';
import { CasesPage } from '../../features/remote/index.ts';
import { TodayPage } from '../../features/visits/index.ts';
import { errorText, RefusalBanner, useCommand, useLine, useLive, useStation } from '../../app/index.ts';
import { Banner, Failed, Loading, useShortcut } from '../../kit/index.ts';
import { Columns } from './columns.tsx';
import { useIdleLock } from './idle-lock.ts';
import { PageFrame } from './page-frame.tsx';
import type { Page } from './pages.ts';
import { TopBar } from './top-bar.tsx';

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));

/** All that the desk's own screen says, fetched before it is drawn: a screen that waits for a text loses the focus. */
const TEXTS = ['advisor', 'errors', 'queue', 'visits', 'identity', 'cards', 'feed', 'feedback', 'point', 'terminal'];

type Hello = InferContractRouterOutputs<StationContract>['point']['hello'];

interface DeskScreenProps {
  readonly hello: Hello;
  readonly session: Session;
  readonly advisor: NonNullable<Session['advisor']>;
  readonly characterKeys: boolean;
  readonly onCharacterKeys: (on: boolean) => void;
}

export function DeskScreen({ hello, session, advisor, characterKeys, onCharacterKeys }: DeskScreenProps) {
  const { t } = useTranslation(TEXTS);
  const station = useStation();
  const line = useLine();
  const board = useBoard();
  const status = useLive(station.feed.watchStatus);
  const notices = useLive(station.feed.watchNotices).data ?? [];
  const settings = useQuery({ ...station.point.settings.queryOptions(), enabled: !session.locked });
  const lock = useCommand(station.point.lock);
  const signOut = useCommand(station.point.signOut);
  const [page, setPage] = useState<Page | null>(null);
  const [help, setHelp] = useState(false);
  const [readCardId, setReadCardId] = useState<string | null>(null);
  useCardChanges();
  useShortcut('?', t('advisor:help'), () => setHelp(true));
  useShortcut('F1', t('advisor:help'), () => setHelp(true));
  const held = useRef<HTMLElement | null>(null);
  const lockNow = () => {
    if (document.activeElement instanceof HTMLElement) {
      held.current = document.activeElement;
      // What is being typed is saved by leaving its field.
      document.activeElement.blur();
    }
    void lock.run({});
  };
  useEffect(() => {
    if (session.locked || held.current === null) return;
    if (held.current.isConnected) held.current.focus();
    held.current = null;
  }, [session.locked]);
  useIdleLock(settings.data?.lockAfterMinutes ?? null, session.locked, lockNow);

  const desk = board.data === undefined ? null : deskOf(board.data, { advisorId: advisor.id, deskId: session.deskId });
  const deskText = desk === null ? t('advisor:noDesk') : desk.name === '' ? t('advisor:desk', { number: desk.number }) : t('advisor:deskNamed', { number: desk.number, name: desk.name });
  const back = () => setPage(null);
  const administrator = advisor.role === 'administrator';

  return (
    <>
      <div className="ad-screen" hidden={session.locked}>
        <TopBar
          pointName={hello.pointName}
          deskText={deskText}
          advisor={advisor}
          status={status.data}
          onLock={lockNow}
          onPage={setPage}
          onHelp={() => setHelp(true)}
          onSignOut={() => void signOut.run({})}
          characterKeys={characterKeys}
          onCharacterKeys={onCharacterKeys}
        />
        <div className="ad-messages">
          {!line.connected && (
            <Banner kind="disruption" live="assertive" title={t('advisor:lineCut.title')}>
              {t('advisor:lineCut.text')}
            </Banner>
          )}
          <RefusalBanner commands={[lock, signOut]} />
          <HelpCalls />
          <Disruptions
            notices={notices}
            onCard={(cardId) => {
              setPage(null);
              setReadCardId(cardId);
            }}
          />
        </div>
        {page === null ? (
          board.data === undefined ? (
            board.error === null ? (
              <Loading />
            ) : (
              <Failed text={errorText(board.error, t)} onRetry={() => void board.retry()} />
            )
          ) : (
            <Columns
              board={board.data}
              desk={desk}
              usualDeskId={session.deskId ?? hello.device.deskId}
              advisorId={advisor.id}
              notices={notices}
              languages={settings.data?.customerLanguages ?? hello.customerLanguages}
              readCardId={readCardId}
              onRead={setReadCardId}
              locked={session.locked}
              onCashPage={() => setPage('cash')}
            />
          )
        ) : (
          <PageFrame key={page} page={page} onBack={back}>
            {page === 'visits' && <TodayPage freeDeskId={desk !== null && desk.visitId === null && desk.ticketId === null ? desk.id : null} mayHandOn={administrator || advisor.role === 'lead'} advisorId={advisor.id} board={board.data} onTaken={back} />}
            {page === 'bookings' && <CalendarPage role={advisor.role} />}
            {page === 'cases' && <CasesPage />}
            {page === 'cash' && <CashPage deskId={desk?.id ?? null} advisor={advisor} />}
            {page === 'devices' && <DevicesPage mayChange={administrator} ownDeviceId={hello.device.id} />}
            {page === 'settings' && <SettingsPage mayChange={administrator} />}
            {page === 'advisors' && <AdvisorsPage mayChange={administrator} />}
            {page === 'audit' && <AuditPage />}
          </PageFrame>
        )}
        {help && (
          <Suspense fallback={null}>
            <HelpDialog onClose={() => setHelp(false)} />
          </Suspense>
        )}
      </div>
      {session.locked && <LockScreen advisorName={advisor.name} />}
    </>
  );
}
