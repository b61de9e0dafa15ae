/** An act that is kept with its reason: cancelling a visit, reopening one. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, refusedFields, type Command } from '../../app/index.ts';
import { Button, Dialog, Field, useFirstFocus } from '../../kit/index.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly submit: string;
  readonly command: Pick<Command<never, unknown>, 'error' | 'pending'>;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** The shortest reason that tells anything. */
const SHORTEST = 3;

export function ReasonDialog({ title, text, submit, command, onReason, onClose }: ReasonDialogProps) {
  const { t } = useTranslation(['visits', 'kit']);
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const field = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const personal = refusedFields(command.error).length > 0;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (reason.trim().length < SHORTEST) setShort(true);
    else onReason(reason.trim());
  };
  return (
    <Dialog title={title} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={send}>
        <p>{text}</p>
        {!personal && <RefusalBanner commands={[command]} />}
        <Field
          ref={field}
          label={t('visits:reason.label')}
          hint={t('visits:reason.hint')}
          value={reason}
          error={personal ? t('visits:note.sure') : short ? t('visits:reason.short') : undefined}
          onChange={(value) => {
            setReason(value);
            setShort(false);
          }}
          maxLength={500}
        />
        <div>
          <Button type="submit" variant="primary" busy={command.pending}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
