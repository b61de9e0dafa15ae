/** Closes a period for a payee: what came up to a day and is in no settlement yet. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/domain/calendar-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, DateField, Dialog, localText, Select } from '../../../kit/index.ts';

interface SettleDialogProps {
  readonly today: string;
  readonly onClose: () => void;
  readonly onMade: () => void;
}

export function SettleDialog({ today, onClose, onMade }: SettleDialogProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  const hub = useHub();
  const settle = useCommand(hub.payments.settle);
  const payees = useQuery(hub.payments.payees.queryOptions());
  const [payeeId, setPayeeId] = useState('');
  const [to, setTo] = useState(() => addDays(today, -1));
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (payeeId === '' || (await settle.run({ payeeId, to })) === undefined) return;
    onMade();
    onClose();
  };
  return (
    <Dialog title={t('payments:settlements.make')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        <RefusalBanner commands={[settle]} />
        <p>{t('payments:settlements.makeText')}</p>
        <Select label={t('payments:invoice.payee')} value={payeeId} onChange={setPayeeId} placeholder={t('payments:invoice.choosePayee')} options={(payees.data ?? []).map(({ providerId, name }) => ({ value: providerId, label: localText(name, language).text }))} />
        <DateField label={t('payments:settlements.upTo')} value={to} onChange={setTo} />
        <div>
          <Button type="submit" variant="primary" disabled={payeeId === ''} busy={settle.pending}>
            {t('payments:settlements.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
