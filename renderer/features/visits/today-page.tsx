/** The day's visits of the point: to look at, to reopen, or to take up one that was handed over. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, Chip, Dialog, Failed, InLanguage, Loading, Row, Table, useNow } from '../../kit/index.ts';
import { GivenNumber } from '../queue/index.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { clockText, visitSeconds } from './clock-view.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface TodayPageProps {
  /** The open desk a visit may come to; null when none is open or it has a customer. */
  readonly freeDeskId: string | null;
  /** Whose open visits at other desks may be handed on: a lead's, so that no desk stays stuck. */
  readonly mayHandOn: boolean;
  readonly advisorId: string;
  readonly board: QueueBoard | undefined;
  /** A visit has come to the desk. */
  readonly onTaken: () => void;
}

const TONES = { open: 'info', handedOver: 'warning', closed: 'good', cancelled: 'plain' } as const;

export function TodayPage({ freeDeskId, mayHandOn, advisorId, board, onTaken }: TodayPageProps) {
  const { t } = useTranslation(['visits', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const now = useNow(10_000);
  const visits = useQuery({ ...station.visits.today.queryOptions({ input: {} }), staleTime: 0 });
  const [looked, setLooked] = useState<Visit | null>(null);
  const [reopened, setReopened] = useState<Visit | null>(null);
  const [handedOn, setHandedOn] = useState<Visit | null>(null);
  const [numbered, setNumbered] = useState<{ readonly ticketId: string; readonly number: string } | null>(null);
  const takeUp = useCommand(station.visits.takeUp);
  if (visits.data === undefined) return visits.isError ? <Failed text={errorText(visits.error, t)} onRetry={() => void visits.refetch()} /> : <Loading />;
  const actsOf = (visit: Visit) => (
    <Row gap="xxs">
      <Button icon="peek" label={`${t('visits:today.look')} ${visit.number ?? t('visits:today.walkUp')}`} onPress={() => setLooked(visit)}>
        {t('visits:today.look')}
      </Button>
      {visit.state === 'open' && mayHandOn && visit.advisorId !== advisorId && (
        <Button icon="swap" onPress={() => setHandedOn(visit)}>
          {t('visits:today.handOver')}
        </Button>
      )}
      {visit.state === 'closed' && (
        <Button icon="history" disabled={freeDeskId === null} onPress={() => setReopened(visit)}>
          {t('visits:today.reopen')}
        </Button>
      )}
      {visit.state === 'handedOver' && (
        <Button icon="reply" disabled={freeDeskId === null} busy={takeUp.pending} onPress={() => freeDeskId !== null && void takeUp.run({ visitId: visit.id, deskId: freeDeskId }).then((answer) => answer && onTaken())}>
          {t('visits:today.takeUp')}
        </Button>
      )}
    </Row>
  );
  return (
    <div className="od-stack">
      <p>{t('visits:today.text')}</p>
      {freeDeskId === null && <Banner kind="info">{t('visits:today.needsDesk')}</Banner>}
      <RefusalBanner commands={[takeUp]} />
      <Table
        caption={t('visits:today.title')}
        hideCaption
        rows={visits.data}
        rowKey={(visit) => visit.id}
        empty={t('visits:today.empty')}
        columns={[
          { key: 'number', label: t('visits:today.number'), render: (visit) => <strong>{visit.number ?? t('visits:today.walkUp')}</strong>, sortBy: (visit) => visit.number ?? '' },
          { key: 'started', label: t('visits:today.started'), render: (visit) => formatTime(visit.startedAt, language), sortBy: (visit) => visit.startedAt },
          { key: 'services', label: t('visits:today.services'), render: (visit) => <Services visit={visit} /> },
          { key: 'time', label: t('visits:today.time'), render: (visit) => clockText(visitSeconds(visit.events, now)), align: 'end' },
          { key: 'state', label: t('visits:today.state'), render: (visit) => <Chip tone={TONES[visit.state]}>{t(`visits:today.states.${visit.state}`)}</Chip>, sortBy: (visit) => visit.state },
          { key: 'acts', label: t('visits:today.acts'), render: actsOf },
        ]}
      />
      {looked !== null && <LookDialog visit={looked} onClose={() => setLooked(null)} />}
      {handedOn !== null && board !== undefined && (
        <HandOverDialog
          visit={handedOn}
          board={board}
          onNumbered={setNumbered}
          onClose={() => {
            setHandedOn(null);
            void visits.refetch();
          }}
        />
      )}
      {numbered !== null && <GivenNumber {...numbered} onClose={() => setNumbered(null)} />}
      {reopened !== null && freeDeskId !== null && <ReopenDialog visit={reopened} deskId={freeDeskId} onDone={onTaken} onClose={() => setReopened(null)} />}
    </div>
  );
}

function Services({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('visits');
  if (visit.events.length === 0) return <span className="od-soft">{t('today.noServices')}</span>;
  return (
    <ul>
      {visit.events.map((event) => (
        <li key={event.id}>
          <InLanguage texts={event.cardName} unmarked /> <span className="od-soft">· {event.outcome === null ? t('today.outcomeOpen') : t(`outcomes.${event.outcome}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function LookDialog({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { t } = useTranslation(['visits', 'kit', 'cards']);
  const now = useNow(10_000);
  return (
    <Dialog wide title={t('visits:today.lookTitle', { number: visit.number ?? t('visits:today.walkUp') })} onClose={onClose} closeLabel={t('kit:close')}>
      {visit.events.length === 0 && <p>{t('visits:today.noServices')}</p>}
      {visit.events.map((event) => (
        <section key={event.id}>
          <h3>
            <InLanguage texts={event.cardName} />
          </h3>
          <p>
            {event.outcome === null ? t('visits:today.outcomeOpen') : t(`visits:outcomes.${event.outcome}`)} · {clockText(visitSeconds([event], now))}
          </p>
          {event.acts.length > 0 && <p>{event.acts.map(({ act }) => t(`cards:acts.${act}`)).join(', ')}</p>}
          {event.note !== null && event.note !== '' && <p className="od-soft">{event.note}</p>}
        </section>
      ))}
    </Dialog>
  );
}

interface ReopenDialogProps {
  readonly visit: Visit;
  readonly deskId: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function ReopenDialog({ visit, deskId, onDone, onClose }: ReopenDialogProps) {
  const { t } = useTranslation('visits');
  const reopen = useCommand(useStation().visits.reopen);
  return (
    <ReasonDialog
      title={t('today.reopenTitle')}
      text={t('today.reopenText')}
      submit={t('today.reopenSubmit')}
      command={reopen}
      onReason={(reason) => void reopen.run({ visitId: visit.id, deskId, reason }).then((answer) => answer && onDone())}
      onClose={onClose}
    />
  );
}
