/** Correcting a measured time: the measured one stays in the record beside the new one. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceEvent } from '#shared/contract/visits.ts';
import { timeCategory } from '#shared/domain/time-category.ts';
import { RefusalBanner, refusedFields, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, useFirstFocus, useNow } from '../../kit/index.ts';
import { clockText, runningTime, typedSeconds } from './clock-view.ts';

export function TimeDialog({ event, onClose }: { readonly event: ServiceEvent; readonly onClose: () => void }) {
  const { t } = useTranslation(['visits', 'kit']);
  const correct = useCommand(useStation().visits.correctTime);
  const now = useNow(60_000);
  const [measured] = useState(() => runningTime(event, now));
  const [direct, setDirect] = useState(() => clockText(measured.directSeconds));
  const [indirect, setIndirect] = useState(() => clockText(measured.indirectSeconds));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const directSeconds = typedSeconds(direct);
  const indirectSeconds = typedSeconds(indirect);
  const short = reason.trim().length < 3;
  const personal = refusedFields(correct.error).some(({ path }) => path === 'reason');
  const submit = (submitted: SubmitEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    setTried(true);
    if (directSeconds === null || indirectSeconds === null || short) return;
    void correct.run({ visitId: event.visitId, eventId: event.id, directSeconds, indirectSeconds, reason: reason.trim() }).then((answer) => answer && onClose());
  };
  const wrong = (seconds: number | null) => (tried && seconds === null ? t('visits:time.wrong') : undefined);
  return (
    <Dialog title={t('visits:time.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={submit}>
        <p>{t('visits:time.text', { direct: clockText(measured.directSeconds), indirect: clockText(measured.indirectSeconds) })}</p>
        {!personal && <RefusalBanner commands={[correct]} />}
        <Field ref={first} label={t('visits:time.direct')} hint={t('visits:time.hint')} value={direct} error={wrong(directSeconds)} onChange={setDirect} maxLength={8} autoComplete="off" />
        <Field label={t('visits:time.indirect')} value={indirect} error={wrong(indirectSeconds)} onChange={setIndirect} maxLength={8} autoComplete="off" />
        {directSeconds !== null && indirectSeconds !== null && <p aria-live="polite">{t('visits:time.becomes', { category: t(`visits:categories.${timeCategory(directSeconds + indirectSeconds)}`) })}</p>}
        <Field label={t('visits:reason.label')} hint={t('visits:reason.hint')} value={reason} error={personal ? t('visits:note.sure') : tried && short ? t('visits:reason.short') : undefined} onChange={setReason} maxLength={500} />
        <div>
          <Button type="submit" variant="primary" busy={correct.pending}>
            {t('visits:time.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
