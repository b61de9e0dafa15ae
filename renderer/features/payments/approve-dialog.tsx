/** A difference is approved by someone who did not count it. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift } from '#shared/contract/payments/shifts.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, useFirstFocus } from '../../kit/index.ts';

interface ApproveDialogProps {
  readonly shift: Shift;
  readonly onClose: () => void;
  readonly onApproved: () => void;
}

export function ApproveDialog({ shift, onClose, onApproved }: ApproveDialogProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  const approve = useCommand(useStation().payments.approveDifference);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [words, setWords] = useState(shift.counted?.explanation ?? '');
  const [tried, setTried] = useState(false);
  const short = words.trim().length < 3;
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (short || (await approve.run({ shiftId: shift.id, explanation: words.trim() })) === undefined) return;
    onApproved();
    onClose();
  };
  return (
    <Dialog title={t('payments:approve.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        <RefusalBanner commands={[approve]} />
        <p>{t('payments:close.difference', { cents: formatCents(shift.counted?.differenceCents ?? 0, language) })}</p>
        <Field ref={first} label={t('payments:close.explanation')} hint={t('payments:close.explanationHint')} value={words} onChange={setWords} maxLength={500} error={tried && short ? t('payments:line.reasonMissing') : undefined} />
        <div>
          <Button type="submit" variant="primary" busy={approve.pending}>
            {t('payments:approve.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
