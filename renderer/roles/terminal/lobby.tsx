/** The lobby terminal: one customer's way from language to number, and nothing of it afterwards. */
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerminalState } from '#shared/contract/queue.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { useLive, useStation } from '../../app/index.ts';
import { CheckInStep, SelfBookStep } from '../../features/bookings/index.ts';
import { Icon, Loading } from '../../kit/index.ts';
import { NO_AIDS, useAids } from './aids.ts';
import { Frame } from './frame.tsx';
import { journeyAfter, START } from './journey.ts';
import { LanguageStep } from './language-step.tsx';
import { OutOfService, type Reason } from './out-of-service.tsx';
import { useReadAloud } from './read-aloud.ts';
import { useTouchGuard } from './touch-guard.ts';
import { useSettled } from './use-settled.ts';

const later = () => import('./later-steps.tsx');
const NeedStep = lazy(async () => ({ default: (await later()).NeedStep }));
const ExtrasStep = lazy(async () => ({ default: (await later()).ExtrasStep }));
const TicketStep = lazy(async () => ({ default: (await later()).TicketStep }));
const HelpCallBar = lazy(async () => ({ default: (await later()).HelpCallBar }));
const TimeOut = lazy(async () => ({ default: (await later()).TimeOut }));

function reasonOf(state: TerminalState, cut: boolean): Reason | null {
  if (cut) return 'cut';
  if (state.state !== 'open') return state.state;
  return state.groups.length === 0 ? 'noGroups' : null;
}

export function Lobby({ contentLanguages }: { readonly contentLanguages: readonly ContentLanguage[] }) {
  const { t, i18n } = useTranslation('terminal');
  const station = useStation();
  const queries = useQueryClient();
  const live = useLive(station.queue.watchTerminal);
  const [journey, tell] = useReducer(journeyAfter, START);
  const [turn, setTurn] = useState(0);
  const [aids, setAids] = useAids();
  const main = useRef<HTMLElement>(null);
  useTouchGuard();
  useEffect(() => void later(), []);

  const language = journey.step === 'language' ? 'fi' : journey.language;
  useEffect(() => {
    void i18n.changeLanguage(language);
  }, [i18n, language]);

  // A cut of a blink is not worth a screen of its own.
  const cut = useSettled(!live.connected, 2_000);
  const reason = live.data === undefined || journey.step === 'ticket' ? null : reasonOf(live.data, cut);
  const screen = `${turn}-${journey.step}-${reason ?? ''}`;
  const voiced = useReadAloud(aids.aloud, language, screen, main);

  const startOver = useCallback(() => {
    tell({ type: 'startOver' });
    setTurn((now) => now + 1);
    setAids(NO_AIDS);
    queries.removeQueries({ queryKey: station.queue.suggestGroup.key() });
    queries.removeQueries({ queryKey: station.queue.slip.key() });
    queries.removeQueries({ queryKey: station.bookings.key() });
    queries.getMutationCache().clear();
  }, [queries, station, setAids]);

  if (live.data === undefined) return <Loading />;
  const state = live.data;
  const running = journey.step !== 'language' && reason === null;

  return (
    <Frame
      pointName={state.pointName}
      hours={state.todayHours === '' ? '' : t('hours', { hours: state.todayHours })}
      corner={
        running &&
        journey.step !== 'ticket' && (
          <button type="button" className="od-aid od-terminal-language" onClick={startOver}>
            <Icon name="globe" />
            <span>{t(`ownNames.${language}`)}</span>
          </button>
        )
      }
      helpCall={reason !== 'cut' && reason !== 'closed' && (
        <Suspense fallback={null}>
          <HelpCallBar language={journey.step === 'language' ? null : journey.language} languages={contentLanguages} />
        </Suspense>
      )}
      aids={aids}
      onAids={setAids}
      voiced={voiced}
      onStartOver={startOver}
      screen={screen}
      main={main}
    >
      {reason !== null && <OutOfService reason={reason} languages={contentLanguages} opens={reason === 'cut' ? null : state.opensNext} />}
      {reason === null && journey.step === 'language' && <LanguageStep languages={state.languages} onChoose={(chosen) => tell({ type: 'languageChosen', language: chosen })} />}
      <Suspense fallback={null}>
        {reason === null && journey.step === 'need' && <NeedStep key={turn} state={state} language={journey.language} onChoose={(groupId, cardId) => tell({ type: 'groupChosen', groupId, cardId })} onBooking={(how) => tell({ type: 'bookingChosen', how })} />}
        {reason === null && journey.step === 'checkIn' && <CheckInStep key={turn} language={journey.language} onTaken={(slip) => tell({ type: 'ticketTaken', slip })} onDone={startOver} onBack={() => tell({ type: 'back' })} />}
        {reason === null && journey.step === 'book' && <SelfBookStep key={turn} language={journey.language} onDone={startOver} onBack={() => tell({ type: 'back' })} />}
        {reason === null && journey.step === 'extras' && (
          <ExtrasStep
            key={turn}
            state={state}
            language={journey.language}
            groupId={journey.groupId}
            cardId={journey.cardId}
            onTaken={(slip) => tell({ type: 'ticketTaken', slip })}
            onBack={() => tell({ type: 'back' })}
          />
        )}
        {journey.step === 'ticket' && <TicketStep key={turn} slip={journey.slip} onDone={startOver} />}
        {running && <TimeOut key={`${turn}-${journey.step}`} onEnd={startOver} />}
      </Suspense>
    </Frame>
  );
}
