/** A place on the wait list at the terminal: how it stands, and what its customer wants. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitListAnswer, WaitListEntry } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { errorText, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, LargeButton, localText } from '../../kit/index.ts';
import { wholeTime } from './day-words.ts';

interface WaitingStepProps {
  readonly found: WaitListEntry;
  readonly language: CustomerLanguage;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function WaitingStep({ found, language, onDone, onBack }: WaitingStepProps) {
  const { t } = useTranslation(['terminal', 'errors']);
  const shown = useContentLanguage();
  const answer = useCommand(useStation().bookings.answerWaiting);
  const [leaving, setLeaving] = useState(false);
  const entry = answer.data ?? found;
  const { booking, answerBy, state } = entry;
  const name = localText(entry.serviceName, language);
  const say = (what: WaitListAnswer) => void answer.run({ entryId: found.id, code: found.code, answer: what });
  const asked = leaving && answer.data === undefined;
  const title = asked ? 'leaveSure' : answer.data?.state === 'waiting' ? 'declined' : state;
  return (
    <>
      <h1>{t(`terminal:waiting.${title}`)}</h1>
      {answer.error !== null && (
        <Banner kind="disruption" live="assertive">
          {errorText(answer.error, t)}
        </Banner>
      )}
      <p className="od-lead" lang={name.lang}>
        {name.text}
      </p>
      {booking !== null && <p className="bk-when">{wholeTime(booking.start, shown)}</p>}
      {state === 'offered' && answerBy !== null && <p className="od-lead">{t('terminal:waiting.until', { time: wholeTime(answerBy, shown) })}</p>}
      {state === 'filled' && booking !== null && (
        <>
          <p className="bk-code">{booking.code}</p>
          <p className="od-lead">{t('terminal:selfBook.keep')}</p>
        </>
      )}
      {state === 'waiting' && !asked && <p className="od-lead">{t('terminal:waiting.willBeTold')}</p>}
      {state === 'offered' && !asked && <LargeButton variant="primary" title={t('terminal:waiting.take')} busy={answer.pending} onPress={() => say('take')} />}
      {state === 'offered' && !asked && <LargeButton title={t('terminal:waiting.decline')} busy={answer.pending} onPress={() => say('decline')} />}
      {(state === 'offered' || state === 'waiting') && answer.data === undefined && !asked && <LargeButton title={t('terminal:waiting.leave')} disabled={answer.pending} onPress={() => setLeaving(true)} />}
      {asked && <LargeButton variant="primary" title={t('terminal:waiting.leaveYes')} busy={answer.pending} onPress={() => say('leave')} />}
      {answer.data === undefined ? <LargeButton variant="plain" title={t('terminal:back')} disabled={answer.pending} onPress={asked ? () => setLeaving(false) : onBack} /> : <LargeButton variant="primary" title={t('terminal:ticket.done')} onPress={onDone} />}
    </>
  );
}
