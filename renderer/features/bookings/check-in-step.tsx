/** Checking in at the terminal by the code on the confirmation: typed, or sent by a code reader that acts as a keyboard. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitListEntry } from '#shared/contract/bookings/words.ts';
import type { TicketSlip } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { errorText, refusalOf, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Field, LargeButton, TouchKeyboard, useFirstFocus } from '../../kit/index.ts';
import { WaitingStep } from './waiting-step.tsx';
import './bookings.css';

interface CheckInStepProps {
  readonly language: CustomerLanguage;
  readonly onTaken: (slip: TicketSlip) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

const LENGTH = 6;

export function CheckInStep({ language, onTaken, onDone, onBack }: CheckInStepProps) {
  const { t } = useTranslation(['terminal', 'errors']);
  const station = useStation();
  const shown = useContentLanguage();
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<WaitListEntry | null>(null);
  const checkIn = useCommand(station.bookings.checkIn);
  const [busy, setBusy] = useState(false);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const type = (next: string) => {
    setCode(next.toUpperCase().replaceAll(/[^A-Z0-9]/g, '').slice(0, LENGTH));
    setSaid(null);
  };
  /** A code that is no booking's may be that of a place on the wait list, which the hub knows. */
  const findWaiting = async () => {
    try {
      setWaiting(await station.bookings.findWaiting.call({ code }));
    } catch (error) {
      const refusal = refusalOf(error)?.code;
      // Without the hub nobody can say whether there is such a place.
      setSaid(refusal === 'NOT_FOUND' || refusal === 'HUB_AWAY' ? t('terminal:booking.unknown') : errorText(error, t));
    }
  };
  const go = async () => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    try {
      const found = await station.bookings.find.call({ code });
      if (found.checkIn === 'early') setSaid(t('terminal:booking.early', { time: formatTime(found.from, shown) }));
      else if (found.checkIn === 'done' || found.checkIn === 'over') setSaid(t(`terminal:booking.${found.checkIn}`));
      else {
        const slip = await checkIn.run({ bookingId: found.id, code });
        if (slip !== undefined) onTaken(slip);
      }
    } catch (error) {
      const refusal = refusalOf(error)?.code;
      if (refusal === 'NOT_FOUND') await findWaiting();
      else setSaid(refusal === 'BAD_INPUT' ? t('terminal:booking.unknown') : errorText(error, t));
    } finally {
      setBusy(false);
    }
  };
  const refused = checkIn.error === null ? null : errorText(checkIn.error, t);
  if (waiting !== null) return <WaitingStep found={waiting} language={language} onDone={onDone} onBack={() => setWaiting(null)} />;
  return (
    <>
      <h1>{t('terminal:booking.title')}</h1>
      <p className="od-lead">{t('terminal:booking.lead')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (code.length === LENGTH) void go();
        }}
      >
        <Field label={t('terminal:booking.code')} value={code} onChange={type} ref={first} autoComplete="off" spellCheck={false} maxLength={LENGTH + 2} inputMode="none" />
      </form>
      <TouchKeyboard language="en" digits names={{ keyboard: t('terminal:keyboard.name'), space: t('terminal:keyboard.space'), erase: t('terminal:keyboard.erase') }} onLetter={(letter) => type(code + letter)} onErase={() => type(code.slice(0, -1))} />
      {(said ?? refused) !== null && (
        <Banner kind="change" live="assertive">
          {said ?? refused}
        </Banner>
      )}
      <LargeButton variant="primary" title={t('terminal:booking.checkIn')} disabled={code.length !== LENGTH} busy={busy || checkIn.pending} onPress={() => void go()} />
      <LargeButton variant="plain" title={t('terminal:back')} lang={language} onPress={onBack} />
    </>
  );
}
