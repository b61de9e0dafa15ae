/** Asking the desk for a new check or for the number: the reason is told to the customer and kept. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Dialog, Field, useFirstFocus } from '../../../kit/index.ts';
import { PersonalDataNote } from './personal-data-note.tsx';

/** A reason shorter than a word is none. */
const LETTERS = 3;

interface AskIdentityProps {
  readonly sessionId: string;
  readonly what: 'check' | 'number';
  readonly onClose: () => void;
}

export function AskIdentity({ sessionId, what, onClose }: AskIdentityProps) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const ask = useCommand(useHub().remote.askIdentity);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [reason, setReason] = useState('');
  const send = async () => {
    if ((await ask.run({ sessionId, what, reason: reason.trim() })) !== undefined) onClose();
  };
  return (
    <Dialog
      title={t(what === 'check' ? 'remote:expert.identity.askCheck' : 'remote:expert.identity.askNumber')}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={reason.trim().length < LETTERS} busy={ask.pending} onPress={() => void send()}>
          {t('remote:expert.identity.ask')}
        </Button>
      }
    >
      <RefusalBanner commands={[ask]} />
      <p>{t(what === 'check' ? 'remote:expert.identity.checkText' : 'remote:expert.identity.numberText')}</p>
      <Field ref={first} label={t('remote:expert.identity.reason')} hint={t('remote:expert.identity.reasonHint')} lines={3} value={reason} onChange={setReason} maxLength={2_000} error={fieldErrors(ask.error, t).get('reason')} />
      <PersonalDataNote text={reason} />
    </Dialog>
  );
}
