/** Bringing in an expert for the card on the desk: who is free, calling now, and what to do instead. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '#shared/contract/remote/words.ts';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { errorText, RefusalBanner, useCommand, useStation } from '../../../app/index.ts';
import { Banner, Button, Dialog, Failed, InLanguage, Loading, Row, Select, StatusDot, useFirstFocus } from '../../../kit/index.ts';
import { AskCallback } from './ask-callback.tsx';
import { AskQuestion } from './ask-question.tsx';
import { waitWords } from '../wait-words.ts';

interface CallDialogProps {
  readonly visit: Visit;
  readonly event: ServiceEvent;
  readonly onBook: () => void;
  readonly onCalled: (sessionId: string) => void;
  readonly onClose: () => void;
}

/** Asked again this often while the dialog is open: experts come and go. */
const LOOK_AGAIN = 4_000;

export function CallDialog({ visit, event, onBook, onCalled, onClose }: CallDialogProps) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const station = useStation();
  const [asking, setAsking] = useState<'callback' | 'question' | null>(null);
  const availability = useQuery({ ...station.remote.availability.queryOptions({ input: { cardId: event.cardId, language: visit.language }, retry: 1 }), refetchInterval: LOOK_AGAIN });
  const call = useCommand(station.remote.call);
  const [interpreter, setInterpreter] = useState('');
  const ring = async () => {
    const made = await call.run({ visitId: visit.id, eventId: event.id, interpreter: interpreter === '' ? null : interpreter });
    if (made === undefined) return;
    onCalled(made.session.id);
    onClose();
  };
  const found = availability.data;
  const others = (found?.offers ?? ['callback', 'question']).filter((offer): offer is Extract<Offer, 'booking' | 'callback' | 'question'> => offer === 'booking' || offer === 'callback' || offer === 'question');
  const tone = found === undefined || !found.reachable ? 'off' : found.freeInLanguage > 0 ? 'good' : found.free > 0 ? 'info' : 'warning';
  return (
    <Dialog wide title={t('remote:call.title')} onClose={onClose} closeLabel={t('kit:close')}>
      <p>
        <InLanguage texts={event.cardName} />
      </p>
      {availability.isPending && <Loading />}
      {availability.isError && <Failed text={errorText(availability.error, t)} onRetry={() => void availability.refetch()} />}
      <RefusalBanner commands={[call]} />
      {found !== undefined && (
        <>
          <p aria-live="polite">
            <StatusDot tone={tone}>{found.reachable ? (found.free > 0 ? t('remote:call.free', { count: found.free }) : t('remote:call.noneFree', { count: found.busy })) : t('remote:call.away')}</StatusDot>
          </p>
          {found.reachable && <p className="od-soft">{waitWords(found, t)}</p>}
          {found.free > 0 && found.freeInLanguage === 0 && <Banner kind="info">{t('remote:call.otherLanguage')}</Banner>}
          {found.interpreters.length > 0 && (
            <Select label={t('remote:call.interpreter')} value={interpreter} onChange={setInterpreter} options={[{ value: 'none', label: t('remote:call.noInterpreter') }, ...found.interpreters.map((language) => ({ value: language, label: t(`remote:languages.${language}`, { defaultValue: language }) }))].map((option) => (option.value === 'none' ? { ...option, value: '' } : option))} />
          )}
          <Row>
            <CallNow free={found.free > 0} disabled={!found.reachable || found.free + found.busy === 0} busy={call.pending} onCall={() => void ring()} />
          </Row>
        </>
      )}
      <h3>{t('remote:call.instead')}</h3>
      {asking === null && (
        <Row>
          {others.includes('booking') && (
            <Button icon="calendar" onPress={onBook}>
              {t('remote:offers.booking')}
            </Button>
          )}
          <Button icon="reply" onPress={() => setAsking('callback')}>
            {t('remote:offers.callback')}
          </Button>
          <Button icon="message" onPress={() => setAsking('question')}>
            {t('remote:offers.question')}
          </Button>
        </Row>
      )}
      {asking === 'callback' && <AskCallback visitId={visit.id} eventId={event.id} onDone={onClose} />}
      {asking === 'question' && <AskQuestion visitId={visit.id} eventId={event.id} onDone={onClose} />}
    </Dialog>
  );
}

/** Comes with the answer of who is free, and takes the focus then: calling is the next act. */
function CallNow({ free, disabled, busy, onCall }: { readonly free: boolean; readonly disabled: boolean; readonly busy: boolean; readonly onCall: () => void }) {
  const { t } = useTranslation('remote');
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Button ref={first} variant="primary" icon="phone" keys="Alt+Enter" keysLabel={t('call.now')} disabled={disabled} busy={busy} onPress={onCall}>
      {t(free ? 'call.now' : 'call.queue')}
    </Button>
  );
}
