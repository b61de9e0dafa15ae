/** A receipt as it was printed, and what may be done with it: copied, sent to the phone, given back. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptRow } from '#shared/contract/payments/procedures.ts';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { errorText, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, bytesOf, Dialog, Failed, Loading, Qr, saveFile } from '../../kit/index.ts';
import { GivingBack } from './giving-back.tsx';
import { RefundForm } from './refund-form.tsx';

interface ReceiptDialogProps {
  readonly row: ReceiptRow;
  readonly deskId: string | null;
  readonly onClose: () => void;
}

export function ReceiptDialog({ row, deskId, onClose }: ReceiptDialogProps) {
  const { t } = useTranslation(['payments', 'kit', 'errors']);
  const station = useStation();
  const { number } = row;
  const picture = useQuery(station.payments.receiptPicture.queryOptions({ input: { number, as: 'svg' } }));
  const copy = useCommand(station.payments.printCopy);
  const link = useCommand(station.payments.receiptLink);
  const [giving, setGiving] = useState(false);
  const [begun, setBegun] = useState<Sale | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const savePdf = async () => {
    setFailed(null);
    try {
      const file = await station.payments.receiptPicture.call({ number, as: 'pdf' });
      saveFile(document, file.fileName, bytesOf(file.base64), file.mediaType);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Dialog wide title={t('payments:receipts.title', { number })} onClose={onClose} closeLabel={t('kit:close')}>
      <RefusalBanner commands={[copy, link, { error: failed }]} />
      <div className="pay-receipt">
        {picture.isPending && <Loading />}
        {picture.isError && <Failed text={errorText(picture.error, t)} onRetry={() => void picture.refetch()} />}
        {picture.data !== undefined && <img className="pay-receipt-paper" src={`data:${picture.data.mediaType};base64,${picture.data.base64}`} alt={t('payments:receipts.picture', { number })} />}
        <div className="od-stack">
          <Button icon="print" busy={copy.pending} onPress={() => void copy.run({ number })}>
            {t('payments:done.copy')}
          </Button>
          {copy.data !== undefined && <output>{t('payments:done.copied', { count: 1 })}</output>}
          <Button icon="document" onPress={() => void savePdf()}>
            {t('payments:receipts.pdf')}
          </Button>
          <Button icon="phone" busy={link.pending} onPress={() => void link.run({ number })}>
            {t('payments:done.toPhone')}
          </Button>
          {link.data !== undefined && <Qr text={link.data.address} label={t('payments:done.qr')} />}
          {begun !== null && deskId !== null && <GivingBack begun={begun} deskId={deskId} />}
          {row.kind === 'sale' && row.leftCents > 0 && !giving && begun === null && (
            <>
              <Button icon="reply" disabled={deskId === null} onPress={() => setGiving(true)}>
                {t('payments:refund.open')}
              </Button>
              {deskId === null && <p className="od-soft">{t('payments:refund.needsDesk')}</p>}
            </>
          )}
          {row.kind === 'sale' && row.leftCents <= 0 && <p className="od-soft">{t('payments:refund.all')}</p>}
          {giving && begun === null && deskId !== null && <RefundForm number={number} deskId={deskId} onStarted={setBegun} />}
        </div>
      </div>
    </Dialog>
  );
}
