/** The PIN and what came of it: tries left, or a countdown until the next try. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner } from '../../app/index.ts';
import { Banner, Button, Field, useFirstFocus, useNow } from '../../kit/index.ts';
import { pinTrouble, secondsLeft } from './pin-view.ts';

interface PinFormProps {
  readonly label: string;
  readonly submit: string;
  readonly command: { readonly error: unknown; readonly pending: boolean };
  readonly onPin: (pin: string) => void;
}

export function PinForm({ label, submit, command, onPin }: PinFormProps) {
  const { t } = useTranslation('point');
  const [pin, setPin] = useState('');
  const now = useNow(500);
  const field = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const trouble = pinTrouble(command.error);
  const seconds = trouble?.kind === 'lockedOut' ? secondsLeft(trouble.until, now) : 0;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pin === '' || seconds > 0) return;
    setPin('');
    onPin(pin);
    field.current?.focus();
  };
  return (
    <form className="od-stack" onSubmit={send}>
      {seconds > 0 && (
        <Banner kind="disruption" title={t('signIn.lockedOut')} live="assertive">
          {t('signIn.wait', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') })}
        </Banner>
      )}
      {trouble?.kind === 'other' && <RefusalBanner commands={[command]} />}
      <Field
        ref={field}
        type="password"
        inputMode="numeric"
        label={label}
        value={pin}
        error={trouble?.kind === 'wrong' ? t('signIn.wrong', { count: trouble.triesLeft }) : undefined}
        onChange={(typed) => setPin(typed.replace(/\D/g, ''))}
        maxLength={12}
        autoComplete="off"
      />
      <div>
        <Button type="submit" variant="primary" icon="lock" busy={command.pending} disabled={seconds > 0}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
