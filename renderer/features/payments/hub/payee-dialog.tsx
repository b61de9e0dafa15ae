/** A payee: its provider, Business ID, account, and what the collector keeps of its sales. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettledPayee } from '#shared/contract/payments/settlement.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Dialog, Field, localText, Row, Select } from '../../../kit/index.ts';
import { AmountField, centsTyped } from '../amount-field.tsx';
import { asTyped } from '../till.ts';

interface PayeeDialogProps {
  readonly payee: SettledPayee | null;
  readonly onClose: () => void;
}

export function PayeeDialog({ payee, onClose }: PayeeDialogProps) {
  const { t } = useTranslation(['payments', 'kit', 'errors']);
  const language = useContentLanguage();
  const hub = useHub();
  const save = useCommand(hub.payments.savePayee);
  const providers = useQuery(hub.portal.providers.queryOptions());
  const [providerId, setProviderId] = useState(payee?.providerId ?? '');
  const [businessId, setBusinessId] = useState(payee?.businessId ?? '');
  const [iban, setIban] = useState(payee?.iban ?? '');
  const [bic, setBic] = useState(payee?.bic ?? '');
  const [address, setAddress] = useState(payee?.address ?? '');
  const [perReceipt, setPerReceipt] = useState(asTyped(payee?.fees.perReceiptCents ?? 0));
  const [share, setShare] = useState(asTyped(payee?.fees.share ?? 0));
  const [tried, setTried] = useState(false);
  const wrong = fieldErrors(save.error, t);
  const perReceiptCents = centsTyped(perReceipt);
  // Hundredths of a percent are typed like cents: 1,50 is 150.
  const shareHundredths = centsTyped(share);
  const provider = (providers.data ?? []).find(({ id }) => id === providerId);
  const name = payee?.name ?? provider?.name;
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name === undefined || perReceiptCents === null || shareHundredths === null) return;
    const optional = { ...(bic.trim() === '' ? {} : { bic: bic.trim() }), ...(address.trim() === '' ? {} : { address: address.trim() }) };
    const saved = await save.run({ payee: { providerId, name, businessId: businessId.trim(), iban: iban.replace(/\s/g, '').toUpperCase(), ...optional, fees: { perReceiptCents, share: shareHundredths } } });
    if (saved !== undefined) onClose();
  };
  return (
    <Dialog wide title={name === undefined ? t('payments:payees.add') : localText(name, language).text} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        {wrong.size === 0 && <RefusalBanner commands={[save]} />}
        <Select label={t('payments:payees.provider')} value={providerId} disabled={payee !== null} onChange={setProviderId} placeholder={t('payments:invoice.choosePayee')} options={(providers.data ?? []).map(({ id, name: texts }) => ({ value: id, label: localText(texts, language).text }))} error={wrong.get('payee.providerId')} />
        <Field label={t('payments:payees.businessId')} value={businessId} onChange={setBusinessId} maxLength={9} spellCheck={false} error={wrong.get('payee.businessId')} />
        <Row>
          <Field label={t('payments:payees.iban')} value={iban} onChange={setIban} maxLength={34} spellCheck={false} error={wrong.get('payee.iban')} />
          <Field label={t('payments:payees.bic')} value={bic} onChange={setBic} maxLength={11} spellCheck={false} error={wrong.get('payee.bic')} />
        </Row>
        <Field label={t('payments:payees.address')} value={address} onChange={setAddress} maxLength={120} error={wrong.get('payee.address')} />
        <Row>
          <AmountField label={t('payments:payees.perReceipt')} value={perReceipt} onChange={setPerReceipt} tried={tried} error={wrong.get('payee.fees.perReceiptCents')} />
          <AmountField label={t('payments:payees.share')} value={share} onChange={setShare} tried={tried} error={wrong.get('payee.fees.share')} />
        </Row>
        <div className="pay-submit">
          <Button type="submit" variant="primary" disabled={providerId === ''} busy={save.pending}>
            {t('payments:payees.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
