/** The bottom of the visit: what ends it, hands it on, or turns its clock. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Menu, type MenuItem, useClaimFocus } from '../../kit/index.ts';
import type { HandOverDialogProps } from './hand-over-dialog.tsx';
import { isUntouched, openEvents } from './visit-state.ts';

const OutcomeDialog = lazy(async () => ({ default: (await import('./outcome-dialog.tsx')).OutcomeDialog }));
const HandOverDialog = lazy(async () => ({ default: (await import('./hand-over-dialog.tsx')).HandOverDialog }));
const ReasonDialog = lazy(async () => ({ default: (await import('./reason-dialog.tsx')).ReasonDialog }));
const TimeDialog = lazy(async () => ({ default: (await import('./time-dialog.tsx')).TimeDialog }));

interface ServiceFootProps {
  readonly visit: Visit;
  readonly event: ServiceEvent | null;
  readonly card: ServiceCard | null;
  readonly board: QueueBoard;
  readonly payButton: ReactNode;
  readonly onNumbered: HandOverDialogProps['onNumbered'];
}

export function ServiceFoot({ visit, event, card, board, payButton, onNumbered }: ServiceFootProps) {
  const { t } = useTranslation('visits');
  const station = useStation();
  const setClock = useCommand(station.visits.setClock);
  const remove = useCommand(station.visits.removeService);
  const [dialog, setDialog] = useState<'outcome' | 'handOver' | 'cancel' | 'time' | null>(null);
  const running = event !== null && event.outcome === null;
  const clock = (to: 'indirect' | 'paused') => {
    if (event !== null) void setClock.run({ visitId: visit.id, eventId: event.id, clock: event.clock === to ? 'direct' : to });
  };
  // A running time cannot be corrected: it stands still meanwhile.
  const correctTime = async (timed: ServiceEvent) => {
    const stands = timed.clock === 'paused' || timed.clock === 'stopped' || (await setClock.run({ visitId: visit.id, eventId: timed.id, clock: 'paused' })) !== undefined;
    if (stands) setDialog('time');
  };
  const untouched = event !== null && isUntouched({ events: [event] }) && (event.note ?? '') === '';
  const more: MenuItem[] = [
    ...(event === null ? [] : [{ label: t('time.open'), icon: 'clock' as const, onPress: () => void correctTime(event) }]),
    ...(event !== null && running && untouched ? [{ label: t('removeService'), icon: 'remove' as const, onPress: () => void remove.run({ visitId: visit.id, eventId: event.id }) }] : []),
    ...(isUntouched(visit) && visit.events.length > 0 ? [{ label: t('cancel.open'), icon: 'close' as const, onPress: () => setDialog('cancel') }] : []),
  ];
  return (
    <footer className="ad-foot">
      <RefusalBanner commands={[setClock, remove]} />
      <div className="ad-foot-acts">
        <Button icon="swap" keys="Alt+H" onPress={() => setDialog('handOver')}>
          {t('handOver.open')}
        </Button>
        {payButton}
        {running && (
          <>
            <Button icon="edit" keys="Alt+I" pressed={event.clock === 'indirect'} busy={setClock.pending} onPress={() => clock('indirect')}>
              {t('afterWork')}
            </Button>
            <Button icon={event.clock === 'paused' ? 'play' : 'pause'} keys="Alt+P" pressed={event.clock === 'paused'} busy={setClock.pending} onPress={() => clock('paused')}>
              {t(event.clock === 'paused' ? 'continueClock' : 'pauseClock')}
            </Button>
          </>
        )}
        {more.length > 0 && <Menu label={t('more')} items={more} up />}
        <MainAct key={running ? 'outcome' : 'close'} visit={visit} running={running} covered={dialog !== null} onOutcome={() => setDialog('outcome')} onCancel={() => setDialog('cancel')} />
      </div>
      <Suspense fallback={null}>
        {dialog === 'outcome' && event !== null && <OutcomeDialog visit={visit} event={event} card={card} onClose={() => setDialog(null)} />}
        {dialog === 'handOver' && <HandOverDialog visit={visit} board={board} onNumbered={onNumbered} onClose={() => setDialog(null)} />}
        {dialog === 'cancel' && <CancelDialog visit={visit} onClose={() => setDialog(null)} />}
        {dialog === 'time' && event !== null && <TimeDialog event={event} onClose={() => setDialog(null)} />}
      </Suspense>
    </footer>
  );
}

interface MainActProps {
  readonly visit: Visit;
  readonly running: boolean;
  /** A dialog is open: it has the focus. */
  readonly covered: boolean;
  readonly onOutcome: () => void;
  readonly onCancel: () => void;
}

/** F10 ends what is on the desk: the service with its outcome, then the visit. */
function MainAct({ visit, running, covered, onOutcome, onCancel }: MainActProps) {
  const { t } = useTranslation('visits');
  const station = useStation();
  const close = useCommand(station.visits.close);
  const select = useCommand(station.visits.selectService);
  const [open] = openEvents(visit);
  const button = useClaimFocus<HTMLButtonElement>(!running && !covered && visit.events.length > 0);
  const act = () => {
    if (running) onOutcome();
    else if (open !== undefined) void select.run({ visitId: visit.id, eventId: open.id });
    else if (visit.events.length === 0) onCancel();
    else void close.run({ visitId: visit.id });
  };
  const label = running ? 'endService' : open !== undefined ? 'nextOpenService' : visit.events.length === 0 ? 'cancel.open' : 'endVisit';
  return (
    <div className="ad-foot-main">
      <RefusalBanner commands={[close, select]} />
      <Button ref={button} variant={visit.events.length === 0 ? 'secondary' : 'primary'} keys="F10" busy={close.pending || select.pending} onPress={act}>
        {t(label)}
      </Button>
    </div>
  );
}

function CancelDialog({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { t } = useTranslation('visits');
  const cancel = useCommand(useStation().visits.cancel);
  return (
    <ReasonDialog
      title={t('cancel.title')}
      text={t('cancel.text')}
      submit={t('cancel.submit')}
      command={cancel}
      onReason={(reason) => void cancel.run({ visitId: visit.id, reason }).then((answer) => answer && onClose())}
      onClose={onClose}
    />
  );
}
