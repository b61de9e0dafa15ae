/** For the hub's administrator: who collects the money, whose it is, and where it is paid. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettledPayee } from '#shared/contract/payments/settlement.ts';
import { formatIban } from '#shared/domain/iban.ts';
import { errorText, useHub } from '../../../app/index.ts';
import { Button, Failed, InLanguage, Loading, Panel, Row, Table } from '../../../kit/index.ts';
import { CollectorForm } from './collector-form.tsx';
import { PayeeDialog } from './payee-dialog.tsx';

export function PayeesPanel() {
  const { t } = useTranslation(['payments', 'errors']);
  const hub = useHub();
  const queries = useQueryClient();
  const payees = useQuery({ ...hub.payments.payees.queryOptions(), staleTime: 0 });
  const collector = useQuery({ ...hub.payments.collector.queryOptions(), staleTime: 0 });
  const [edited, setEdited] = useState<SettledPayee | 'new' | null>(null);
  const failed = [payees, collector].find((query) => query.isError);
  if (failed !== undefined) return <Failed text={errorText(failed.error, t)} onRetry={() => void failed.refetch()} />;
  if (payees.data === undefined || collector.data === undefined) return <Loading />;
  return (
    <Panel className="od-stack">
      <Row spread>
        <h2>{t('payments:payees.title')}</h2>
        <Button icon="plus" onPress={() => setEdited('new')}>
          {t('payments:payees.add')}
        </Button>
      </Row>
      <Table
        caption={t('payments:payees.title')}
        hideCaption
        rows={payees.data}
        rowKey={({ providerId }) => providerId}
        empty={t('payments:payees.none')}
        columns={[
          { key: 'name', label: t('payments:invoice.payee'), render: ({ name }) => <InLanguage texts={name} unmarked /> },
          { key: 'businessId', label: t('payments:payees.businessId'), render: ({ businessId }) => businessId },
          { key: 'iban', label: t('payments:payees.iban'), render: ({ iban }) => formatIban(iban) },
          { key: 'acts', label: t('payments:lines.acts'), render: (payee) => <Button icon="edit" variant="quiet" label={t('payments:payees.changeOf', { name: payee.name.fi ?? payee.providerId })} onPress={() => setEdited(payee)}>{t('payments:stock.change')}</Button> },
        ]}
      />
      <CollectorForm collector={collector.data} />
      {edited !== null && (
        <PayeeDialog
          payee={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
            void queries.invalidateQueries({ queryKey: hub.payments.payees.key() });
          }}
        />
      )}
    </Panel>
  );
}
