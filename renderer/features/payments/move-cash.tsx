/** Money put into the drawer or taken out of it, or the drawer opened without a sale: each with its reason. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, useFirstFocus } from '../../kit/index.ts';
import { AmountField, centsTyped } from './amount-field.tsx';

interface MoveCashProps {
  readonly shiftId: string;
  readonly kind: 'in' | 'out' | 'drawer';
  readonly onClose: () => void;
}

export function MoveCash({ shiftId, kind, onClose }: MoveCashProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const station = useStation();
  const move = useCommand(station.payments.moveCash);
  const open = useCommand(station.payments.openDrawer);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const cents = centsTyped(amount);
  const short = reason.trim().length < 3;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (short || (kind !== 'drawer' && (cents === null || cents === 0))) return;
    const done = kind === 'drawer' ? open.run({ shiftId, reason: reason.trim() }) : move.run({ shiftId, direction: kind, cents: cents ?? 0, reason: reason.trim() });
    void done.then((answer) => answer && onClose());
  };
  return (
    <Dialog title={t(`payments:cash.${kind}`)} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={send}>
        <RefusalBanner commands={[move, open]} />
        {kind !== 'drawer' && <AmountField ref={first} label={t('payments:cash.amount')} value={amount} onChange={setAmount} tried={tried} error={tried && cents === 0 ? t('payments:amount.zero') : undefined} />}
        <Field {...(kind === 'drawer' ? { ref: first } : {})} label={t('payments:line.reason')} hint={t('payments:close.explanationHint')} value={reason} onChange={setReason} maxLength={500} error={tried && short ? t('payments:line.reasonMissing') : undefined} />
        <div>
          <Button type="submit" variant="primary" busy={move.pending || open.pending}>
            {t(`payments:cash.${kind}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
