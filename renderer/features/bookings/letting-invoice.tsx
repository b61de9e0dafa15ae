/** The invoice of a letting: sold on invoice at the cash desk, its number written here, so that nothing let stays unbilled. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button, Field } from '../../kit/index.ts';

export function LettingInvoice({ booking, onChanged }: { readonly booking: Booking; readonly onChanged: () => void }) {
  const { t } = useTranslation('bookings');
  const mark = useCommand(useStation().bookings.lettingInvoiced);
  const [number, setNumber] = useState('');
  const { letting } = booking;
  if (letting === null) return null;
  if (letting.invoiced || mark.data !== undefined) return <Banner kind="success">{t('letting.invoiced')}</Banner>;
  const save = async () => {
    if ((await mark.run({ bookingId: booking.id, invoiceNumber: number.trim() })) !== undefined) onChanged();
  };
  return (
    <Banner kind="info" title={t('letting.open', { count: letting.hours })}>
      <p>{t('letting.how', { product: letting.productId })}</p>
      <RefusalBanner commands={[mark]} />
      <div className="bk-with-button">
        <Field label={t('letting.number')} value={number} onChange={setNumber} maxLength={40} />
        <Button disabled={number.trim() === ''} busy={mark.pending} onPress={() => void save()}>
          {t('letting.save')}
        </Button>
      </div>
    </Banner>
  );
}
