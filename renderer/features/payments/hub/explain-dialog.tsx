/** A person's word on a finding: what it was. It closes the finding and stays with it. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalFinding } from '#shared/contract/payments/settlement.ts';
import { RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Dialog, Field, useFirstFocus } from '../../../kit/index.ts';

interface ExplainDialogProps {
  readonly finding: JournalFinding;
  readonly onClose: () => void;
  readonly onExplained: () => void;
}

export function ExplainDialog({ finding, onClose, onExplained }: ExplainDialogProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const explain = useCommand(useHub().payments.explainFinding);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const short = words.trim().length < 3;
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (short || (await explain.run({ findingId: finding.id, explanation: words.trim() })) === undefined) return;
    onExplained();
    onClose();
  };
  return (
    <Dialog title={t('payments:findings.explainTitle')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        <RefusalBanner commands={[explain]} />
        <Field ref={first} label={t('payments:findings.explanation')} hint={t('payments:findings.explanationHint')} value={words} onChange={setWords} maxLength={500} error={tried && short ? t('payments:line.reasonMissing') : undefined} />
        <div>
          <Button type="submit" variant="primary" busy={explain.pending}>
            {t('payments:findings.explain')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
