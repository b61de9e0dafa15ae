/** Who collects the desks' money and pays it out: named in statements and in the bank's file. */
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collector } from '#shared/contract/payments/settlement.ts';
import { fieldErrors, RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Field, Row } from '../../../kit/index.ts';

export function CollectorForm({ collector }: { readonly collector: Collector | null }) {
  const { t } = useTranslation(['payments', 'errors']);
  const hub = useHub();
  const queries = useQueryClient();
  const save = useCommand(hub.payments.saveCollector);
  const [name, setName] = useState(collector?.name ?? '');
  const [businessId, setBusinessId] = useState(collector?.businessId ?? '');
  const [iban, setIban] = useState(collector?.iban ?? '');
  const [bic, setBic] = useState(collector?.bic ?? '');
  const wrong = fieldErrors(save.error, t);
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const saved = await save.run({ collector: { name, businessId: businessId.trim(), iban: iban.replace(/\s/g, '').toUpperCase(), ...(bic.trim() === '' ? {} : { bic: bic.trim() }) } });
    if (saved !== undefined) await queries.invalidateQueries({ queryKey: hub.payments.collector.key() });
  };
  return (
    <form className="od-stack" onSubmit={(event) => void send(event)}>
      <h3>{t('payments:collector.title')}</h3>
      <p>{t('payments:collector.text')}</p>
      {wrong.size === 0 && <RefusalBanner commands={[save]} />}
      <Row>
        <Field label={t('payments:collector.name')} value={name} onChange={setName} maxLength={120} error={wrong.get('collector.name')} />
        <Field label={t('payments:payees.businessId')} value={businessId} onChange={setBusinessId} maxLength={9} spellCheck={false} error={wrong.get('collector.businessId')} />
        <Field label={t('payments:payees.iban')} value={iban} onChange={setIban} maxLength={34} spellCheck={false} error={wrong.get('collector.iban')} />
        <Field label={t('payments:payees.bic')} value={bic} onChange={setBic} maxLength={11} spellCheck={false} error={wrong.get('collector.bic')} />
      </Row>
      <Row>
        <Button type="submit" busy={save.pending}>
          {t('payments:collector.save')}
        </Button>
        {save.data !== undefined && <output>{t('payments:collector.saved')}</output>}
      </Row>
    </form>
  );
}
