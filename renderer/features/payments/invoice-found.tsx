/** An invoice found by its number: its files again, and a credit note that takes it back whole. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Field, Panel } from '../../kit/index.ts';
import { InvoiceFiles } from './invoice-files.tsx';

/** Whether the text is a number of an invoice, `12345678-17`: receipts have shorter ones. */
export const isInvoiceNumber = (text: string): boolean => /^\d{8}-\d{1,9}$/.test(text);

export function InvoiceFound({ number, deskId }: { readonly number: string; readonly deskId: string | null }) {
  const { t } = useTranslation('payments');
  const station = useStation();
  const found = useQuery({ ...station.payments.invoice.queryOptions({ input: { number } }), retry: false });
  const credit = useCommand(station.payments.creditInvoice);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < 3;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!short && deskId !== null) void credit.run({ number, deskId, reason: reason.trim() });
  };
  if (found.data === undefined) return null;
  return (
    <Panel>
      <h3>{t('onInvoice.found', { number })}</h3>
      <InvoiceFiles invoice={found.data} />
      <RefusalBanner commands={[credit]} />
      {credit.data !== undefined ? (
        <>
          <output>{t('onInvoice.credited')}</output>
          <InvoiceFiles invoice={credit.data} />
        </>
      ) : deskId === null ? (
        <p className="od-soft">{t('refund.needsDesk')}</p>
      ) : (
        <form className="od-stack" onSubmit={send}>
          <Field label={t('line.reason')} hint={t('line.reasonHint')} value={reason} onChange={setReason} maxLength={500} error={tried && short ? t('line.reasonMissing') : undefined} />
          <div>
            <Button type="submit" variant="danger" busy={credit.pending}>
              {t('onInvoice.credit')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
