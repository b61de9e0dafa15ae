/** The bank's file for the settlements chosen; taken once, they are marked as sent. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/domain/calendar-date.ts';
import { RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, bytesOf, DateField, Dialog, saveFile } from '../../../kit/index.ts';

interface TransferDialogProps {
  readonly today: string;
  readonly settlementIds: readonly string[];
  readonly onClose: () => void;
  readonly onMade: () => void;
}

export function TransferDialog({ today, settlementIds, onClose, onMade }: TransferDialogProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const make = useCommand(useHub().payments.creditTransfers);
  const [executeOn, setExecuteOn] = useState(() => addDays(today, 1));
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = await make.run({ settlementIds: [...settlementIds], executeOn });
    if (file === undefined) return;
    saveFile(document, file.fileName, bytesOf(file.base64), file.mediaType);
    onMade();
    onClose();
  };
  return (
    <Dialog title={t('payments:settlements.transfer', { count: settlementIds.length })} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        <RefusalBanner commands={[make]} />
        <p>{t('payments:settlements.transferText')}</p>
        <DateField label={t('payments:settlements.executeOn')} value={executeOn} onChange={setExecuteOn} />
        <div>
          <Button type="submit" variant="primary" icon="document" busy={make.pending}>
            {t('payments:settlements.saveFile')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
