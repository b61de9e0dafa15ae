/** A customer's invoice: from its bar code, or typed; the check digits are counted before anything is sold. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, fieldErrors, refusedFields, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button, DateField, Dialog, Field, Select, useFirstFocus } from '../../kit/index.ts';
import { AmountField, centsTyped } from './amount-field.tsx';
import { asTyped } from './till.ts';
import { usePayees } from './use-payees.ts';

interface InvoiceFormProps {
  /** What the scanner read; empty when the invoice is typed. */
  readonly barcode: string;
  readonly saleId: () => Promise<string | undefined>;
  readonly onClose: () => void;
}

interface Typed {
  readonly iban: string;
  readonly reference: string;
  readonly amount: string;
  readonly dueDate: string;
}

const typedOf = (read: { iban: string; reference: string; cents: number | null; dueDate: string | null } | undefined): Typed => ({
  iban: read?.iban ?? '',
  reference: read?.reference ?? '',
  amount: read?.cents == null ? '' : asTyped(read.cents),
  dueDate: read?.dueDate ?? '',
});

export function InvoiceForm({ barcode, saleId, onClose }: InvoiceFormProps) {
  const { t } = useTranslation(['payments', 'kit', 'errors']);
  const station = useStation();
  const payeeName = usePayees();
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [code, setCode] = useState(barcode);
  // What is typed stands over what the bar code said.
  const [changed, setChanged] = useState<Partial<Typed>>({});
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [payeeMissing, setPayeeMissing] = useState(false);
  const payees = useQuery(station.payments.payees.queryOptions());
  const add = useCommand(station.payments.addInvoice);
  const set = (field: keyof Typed) => (value: string) => setChanged((before) => ({ ...before, [field]: value }));
  const read = useQuery({ ...station.payments.readInvoice.queryOptions({ input: { barcode: code } }), enabled: code.replace(/\s/g, '').length >= 54, retry: false });
  const typed: Typed = { ...typedOf(read.data), ...changed };
  const payeeId = chosenId ?? read.data?.payeeId ?? '';
  const wrong = fieldErrors(trouble ?? read.error, t);
  const cents = centsTyped(typed.amount);
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    setTrouble(null);
    setPayeeMissing(false);
    if (cents === null || cents === 0) return;
    try {
      const { iban, reference, dueDate, payeeId: found } = await station.payments.readInvoice.call({ iban: typed.iban, reference: typed.reference, amount: typed.amount, ...(typed.dueDate === '' ? {} : { dueDate: typed.dueDate }) });
      const payee = payeeId === '' ? found : payeeId;
      if (payee === null) {
        setPayeeMissing(true);
        return;
      }
      const id = await saleId();
      if (id === undefined) return;
      const taken = await add.run({ saleId: id, invoice: { iban, reference, dueDate }, payeeId: payee, cents });
      if (taken !== undefined) onClose();
    } catch (error) {
      setTrouble(error);
    }
  };
  const overdue = read.data?.overdueDays ?? 0;
  return (
    <Dialog title={t('payments:invoice.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        <RefusalBanner commands={[add, ...(trouble !== null && refusedFields(trouble).length === 0 ? [{ error: trouble }] : [])]} />
        <Field ref={first} label={t('payments:invoice.barcode')} hint={t('payments:invoice.barcodeHint')} value={code} onChange={setCode} inputMode="numeric" maxLength={80} error={wrong.get('barcode')} />
        {overdue > 0 && <Banner kind="change">{t('payments:lines.overdue', { count: overdue })}</Banner>}
        <Field label={t('payments:invoice.iban')} value={typed.iban} onChange={set('iban')} maxLength={50} error={wrong.get('iban')} autoComplete="off" />
        <Field label={t('payments:invoice.reference')} value={typed.reference} onChange={set('reference')} maxLength={40} error={wrong.get('reference')} autoComplete="off" />
        <AmountField label={t('payments:invoice.amount')} value={typed.amount} onChange={set('amount')} tried={tried} error={tried && cents === 0 ? t('payments:amount.zero') : undefined} />
        <DateField label={t('payments:invoice.dueDate')} value={typed.dueDate} onChange={set('dueDate')} />
        <Select
          label={t('payments:invoice.payee')}
          value={payeeId}
          onChange={setChosenId}
          placeholder={t('payments:invoice.choosePayee')}
          error={payeeMissing && payeeId === '' ? t('payments:invoice.payeeMissing') : undefined}
          options={(payees.data ?? []).map(({ providerId }) => ({ value: providerId, label: payeeName(providerId) }))}
        />
        <div className="pay-submit">
          <Button type="submit" variant="primary" busy={add.pending}>
            {t('payments:invoice.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
