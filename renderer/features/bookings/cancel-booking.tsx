/** Cancelling a booking, with the reason that is kept. Enter in the field cancels nothing: it is too near to be meant. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, useFirstFocus } from '../../kit/index.ts';

export function CancelBooking({ busy, onCancel }: { readonly busy: boolean; readonly onCancel: (reason: string) => void }) {
  const { t } = useTranslation('bookings');
  const [reason, setReason] = useState('');
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  return (
    <div className="bk-with-button">
      <Field ref={first} label={t('booking.why')} value={reason} onChange={setReason} maxLength={200} />
      <Button variant="danger" disabled={reason.trim() === ''} busy={busy} onPress={() => onCancel(reason)}>
        {t('booking.cancelNow')}
      </Button>
    </div>
  );
}
