/** Paying later: who the invoice is for and when it is due. The sale is over when it has been issued. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedInvoice } from '#shared/contract/payments/procedures.ts';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { fieldErrors, RefusalBanner, refusedFields, useCommand, useStation } from '../../app/index.ts';
import { Button, DateField, Dialog, Field, useFirstFocus, useNow } from '../../kit/index.ts';
import { type BuyerDraft, buyerFaults, buyerOf, EMPTY_BUYER } from './buyer-draft.ts';

interface SellOnInvoiceProps {
  readonly sale: Sale;
  readonly onClose: () => void;
  readonly onIssued: (invoice: IssuedInvoice) => void;
}

/** The customary term of payment in days. */
const TERM = 14;

const FIELDS = ['name', 'address', 'postcode', 'town', 'businessId', 'eInvoiceAddress', 'operator'] as const;

export function SellOnInvoice({ sale, onClose, onIssued }: SellOnInvoiceProps) {
  const { t } = useTranslation(['payments', 'kit', 'errors']);
  const issue = useCommand(useStation().payments.issueInvoice);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const today = localDateOf(new Date(useNow(60_000)).toISOString(), 'Europe/Helsinki');
  const [buyer, setBuyer] = useState<BuyerDraft>(EMPTY_BUYER);
  const [dueDate, setDueDate] = useState(() => addDays(today, TERM));
  const [tried, setTried] = useState(false);
  const faults = buyerFaults(buyer);
  const refused = fieldErrors(issue.error, t);
  const errorOf = (field: (typeof FIELDS)[number]): string | undefined => {
    const fault = tried ? faults.get(field) : undefined;
    return fault === undefined ? refused.get(`buyer.${field}`) : t(`payments:onInvoice.faults.${fault}`);
  };
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faults.size > 0 || dueDate === '') return;
    const invoice = await issue.run({ saleId: sale.id, buyer: buyerOf(buyer), dueDate });
    if (invoice === undefined) return;
    onIssued(invoice);
    onClose();
  };
  return (
    <Dialog title={t('payments:onInvoice.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        {refusedFields(issue.error).length === 0 && <RefusalBanner commands={[issue]} />}
        <p>{t('payments:onInvoice.text')}</p>
        {FIELDS.map((field) => (
          <Field
            key={field}
            {...(field === 'name' ? { ref: first } : {})}
            label={t(`payments:onInvoice.${field}`)}
            value={buyer[field]}
            onChange={(typed) => setBuyer({ ...buyer, [field]: typed })}
            maxLength={field === 'postcode' ? 5 : field === 'businessId' ? 9 : 35}
            autoComplete="off"
            spellCheck={false}
            error={errorOf(field)}
          />
        ))}
        <DateField label={t('payments:invoice.dueDate')} value={dueDate} onChange={setDueDate} error={tried && dueDate === '' ? t('payments:priceList.faults.day') : refused.get('dueDate')} />
        <div className="pay-submit">
          <Button type="submit" variant="primary" busy={issue.pending}>
            {t('payments:onInvoice.issue')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
