/** The three columns: who waits, the visit, and what the customer sees. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/contract/feed.ts';
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { DeskState, QueueBoard } from '#shared/contract/queue.ts';
import type { Visit } from '#shared/contract/visits.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { BookDialog } from '../../features/bookings/index.ts';
import { SearchDialog } from '../../features/cards/index.ts';
import { IdentityDialog } from '../../features/identity/index.ts';
import { SalePane } from '../../features/payments/index.ts';
import { GivenNumber, QueueColumn } from '../../features/queue/index.ts';
import { CallDialog, DeskRemote, type DeskSession } from '../../features/remote/index.ts';
import { currentEvent, CustomerColumn, VisitPane } from '../../features/visits/index.ts';
import { RefusalBanner, useCommand, useLive, useStation } from '../../app/index.ts';
import { Button, useShortcut } from '../../kit/index.ts';
import { IdlePane } from './idle-pane.tsx';
import { PayButton } from './pay-button.tsx';

const ReadCardDialog = lazy(async () => ({ default: (await import('./read-card-dialog.tsx')).ReadCardDialog }));

interface ColumnsProps {
  readonly board: QueueBoard;
  readonly desk: DeskState | null;
  readonly usualDeskId: string | null;
  readonly advisorId: string;
  readonly notices: readonly Notice[];
  readonly languages: readonly CustomerLanguage[];
  readonly readCardId: string | null;
  readonly onRead: (cardId: string | null) => void;
  readonly locked: boolean;
  /** To the page of the cash desk. */
  readonly onCashPage: () => void;
}

/** What stands on a desk: the visit, and the sale on its register. */
interface OnDesk {
  readonly visit: Visit | null;
  readonly till: RegisterView | null;
  readonly remote: DeskSession | null;
}

/** The columns of a desk follow its visit; without a desk there is none to follow. */
export function Columns(props: ColumnsProps) {
  return props.desk === null ? <Frame {...props} visit={null} till={null} remote={null} /> : <DeskColumns key={props.desk.id} {...props} desk={props.desk} />;
}

function DeskColumns(props: ColumnsProps & { readonly desk: DeskState }) {
  const station = useStation();
  const visit = useLive(station.visits.watchDesk, { deskId: props.desk.id });
  const till = useLive(station.payments.watchDesk, { deskId: props.desk.id });
  const remote = useLive(station.remote.watchDesk, { deskId: props.desk.id });
  return <Frame {...props} visit={visit.data ?? null} till={till.data ?? null} remote={remote.data ?? null} />;
}

function Frame({ board, desk, usualDeskId, advisorId, notices, languages, readCardId, onRead, locked, onCashPage, visit, till, remote }: ColumnsProps & OnDesk) {
  const { t } = useTranslation('advisor');
  const add = useCommand(useStation().visits.addService);
  // An identity is typed for the visit it was opened for; a search goes on when a visit begins under it.
  const [opened, setOpened] = useState<{ readonly dialog: 'search' | 'identity' | 'book' | 'expert'; readonly visitId: string | undefined } | null>(null);
  const setDialog = (dialog: 'search' | 'identity' | 'book' | 'expert') => setOpened({ dialog, visitId: visit?.id });
  const close = () => setOpened(null);
  // The till was opened for the customer who was here; the next one's visit lies over it.
  const [payingFor, setPayingFor] = useState<string | null | undefined>(undefined);
  const paying = payingFor !== undefined && payingFor === (visit?.id ?? null);
  // The visit has left for another desk; the number it was given on the way is still to be told.
  const [numbered, setNumbered] = useState<{ readonly ticketId: string; readonly number: string } | null>(null);
  useShortcut('/', t('idle.search'), () => setDialog('search'));
  const addService = async (cardId: string) => {
    if (visit === null) return;
    const answer = await add.run({ visitId: visit.id, cardId });
    if (answer === undefined) return;
    close();
    onRead(null);
  };
  const read = (cardId: string) => {
    close();
    onRead(cardId);
  };
  const event = visit === null ? null : currentEvent(visit);
  const reading = visit !== null && readCardId !== null;
  // A customer's identity is typed by nobody behind a locked screen.
  const stale = opened?.dialog === 'identity' && opened.visitId !== visit?.id;
  // The session is the visit's: what the next customer brings lies over it.
  const session = remote !== null && remote.visitId === visit?.id ? remote : null;
  const [remoteFor, setRemoteFor] = useState<string | null>(null);
  const withExpert = session !== null && remoteFor === session.session.id;
  const payButton = desk !== null && (
    <>
      {till !== null && <PayButton sale={till.sale} onPay={() => setPayingFor(visit?.id ?? null)} />}
      {/* While a customer is called, the key puts the number back. */}
      <Button {...(visit === null && desk.ticketId !== null ? {} : { keys: 'Alt+B' })} icon="calendar" onPress={() => setDialog('book')}>
        {t('book')}
      </Button>
      {visit !== null && event?.outcome === null && (session === null || session.session.state === 'ended') && (
        <Button keys="Alt+E" icon="people" onPress={() => setDialog('expert')}>
          {t('expert')}
        </Button>
      )}
    </>
  );
  const shown = locked || stale || opened === null ? null : opened.dialog;
  return (
    <div className="ad-columns">
      <section className="ad-left" aria-label={t('columns.queue')}>
        <QueueColumn board={board} deskId={desk?.id ?? null} usualDeskId={usualDeskId} advisorId={advisorId} servingNumber={visit === null ? undefined : visit.number} languages={languages} />
      </section>
      <main className="ad-middle" aria-label={t('columns.visit')}>
        {shown === null && <RefusalBanner commands={[add]} />}
        {session !== null && (session.session.state !== 'ended' || withExpert) && (
          <Suspense fallback={null}>
            <DeskRemote key={session.session.id} desk={session} shown={withExpert} onShow={() => setRemoteFor(session.session.id)} onBack={() => setRemoteFor(null)} onBook={() => setDialog('book')} />
          </Suspense>
        )}
        {withExpert ? null : paying && desk !== null && till !== null ? (
          <Suspense fallback={null}>
            <SalePane deskId={desk.id} advisorId={advisorId} visit={visit} view={till} event={event?.outcome === null ? event : null} languages={languages} onBack={() => setPayingFor(undefined)} onCashPage={onCashPage} />
          </Suspense>
        ) : visit === null ? (
          <IdlePane state={desk === null ? 'closed' : desk.ticketId !== null ? 'called' : desk.paused ? 'paused' : 'ready'} readCardId={readCardId} notices={notices} onSearch={() => setDialog('search')} onCloseCard={() => onRead(null)} payButton={payButton} />
        ) : (
          <VisitPane key={visit.id} visit={visit} board={board} notices={notices} languages={languages} onAdd={() => setDialog('search')} onIdentify={() => setDialog('identity')} covered={shown !== null || reading} payButton={payButton} onNumbered={setNumbered} />
        )}
      </main>
      <section className="ad-right" aria-label={t('columns.customer')}>
        {desk === null ? <p className="od-soft">{t('columns.noDesk')}</p> : <CustomerColumn deskId={desk.id} visit={visit} event={event} />}
      </section>
      <Suspense fallback={null}>
        {shown === 'search' && <SearchDialog {...(visit === null ? {} : { onAdd: (cardId: string) => void addService(cardId) })} onRead={read} onClose={close} />}
        {shown === 'book' && <BookDialog language={visit?.language ?? languages[0] ?? 'fi'} cardId={event?.cardId ?? null} visitId={visit?.id ?? null} eventId={event?.id ?? null} onClose={close} />}
        {shown === 'expert' && visit !== null && event !== null && <CallDialog visit={visit} event={event} onBook={() => setDialog('book')} onCalled={(sessionId) => setRemoteFor(sessionId)} onClose={close} />}
        {shown === 'identity' && visit !== null && <IdentityDialog visitId={visit.id} onClose={close} />}
        {numbered !== null && <GivenNumber {...numbered} onClose={() => setNumbered(null)} />}
        {reading && !locked && <ReadCardDialog cardId={readCardId} notices={notices} onAdd={() => void addService(readCardId)} onClose={() => onRead(null)} />}
      </Suspense>
    </div>
  );
}
