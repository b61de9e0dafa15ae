/** The customer's place in the queue on their own phone: opened by the ticket's QR code, nothing to install. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketState } from '#shared/contract/queue.ts';
import { useLine, useLive, useStation } from '../../app/index.ts';
import { waitWords } from '../../features/queue/index.ts';
import { Banner, Button, Chip, createChime } from '../../kit/index.ts';
import { GiveUp } from './give-up.tsx';
import './place.css';

const CHIME = [784, 659, 784] as const;
/** States in which the number may still be given up. */
const CAN_LEAVE: readonly TicketState[] = ['waiting', 'called', 'held'];

/** How times are written in Finland in the languages that are written otherwise elsewhere; Arabic with the digits of the number itself. */
const LOCALES: Readonly<Record<string, string>> = { sv: 'sv-FI', en: 'en-FI', ar: 'ar-u-nu-latn-hc-h23' };

const timeText = (at: number, language: string) => new Intl.DateTimeFormat(LOCALES[language] ?? language, { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Helsinki' }).format(at);

export function Role() {
  const { t, i18n } = useTranslation('place');
  const live = useLive(useStation().queue.watchPlace);
  const line = useLine();
  const chime = useMemo(() => createChime(), []);
  const [sound, setSound] = useState(false);
  const place = live.data;
  const called = place?.state === 'called';

  useEffect(() => {
    if (place !== undefined) void i18n.changeLanguage(place.language);
  }, [i18n, place]);

  useEffect(() => {
    if (!called) return;
    navigator.vibrate?.([300, 150, 300]);
    if (sound) void chime.play(CHIME);
  }, [called, sound, chime]);

  if (place === undefined) {
    return (
      <main className="od-sheet">
        <h1>{t('title')}</h1>
        <p>{t(line.cutSince === null && live.error === null ? 'connecting' : 'unknown')}</p>
      </main>
    );
  }

  return (
    <main className="od-sheet od-place">
      <header>
        <p>{place.pointName}</p>
        <h1>{t('title')}</h1>
      </header>
      {!live.connected && <Banner kind="change">{line.cutSince === null ? t('connecting') : t('stale', { since: timeText(line.cutSince, i18n.language) })}</Banner>}
      <section className={called ? 'od-place-now od-place-called' : 'od-place-now'} aria-live="assertive">
        <p className="od-soft">{t('number')}</p>
        <p className="od-place-number">{place.number}</p>
        {place.state === 'waiting' && (
          <>
            <p className="od-place-ahead">{place.ahead === 0 ? t('waiting.next') : t('waiting.ahead', { count: place.ahead })}</p>
            {(place.ahead > 0 || place.wait?.toMinutes !== 0) && (
              <Chip tone="info" icon="clock">
                {waitWords(place.wait, t)}
              </Chip>
            )}
          </>
        )}
        {called && (
          <>
            <p className="od-place-turn">{t('called')}</p>
            {place.deskNumber !== null && <p className="od-place-desk">{t('desk', { desk: place.deskNumber })}</p>}
          </>
        )}
        {place.state !== 'waiting' && !called && <p className="od-place-ahead">{t(place.state)}</p>}
      </section>
      {place.state === 'waiting' && (
        <>
          <p className="od-soft">{t('stay')}</p>
          <Button
            icon={sound ? 'check' : 'alert'}
            pressed={sound}
            full
            onPress={() => {
              const ask = async () => setSound(!sound && (await chime.allow()));
              void ask();
            }}
          >
            {t('sound')}
          </Button>
        </>
      )}
      {CAN_LEAVE.includes(place.state) && <GiveUp ticketId={place.ticketId} number={place.number} />}
    </main>
  );
}
