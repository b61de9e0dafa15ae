/** The bank's statement read in; rows that belong to no settlement are matched by hand. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settlement, StatementRow } from '#shared/contract/payments/settlement.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Failed, FileButton, Loading, localText, Panel, Select, Table } from '../../../kit/index.ts';

interface BankStatementProps {
  readonly settlements: readonly Settlement[];
  readonly onChanged: () => void;
}

const sumText = ({ cents, currency }: StatementRow, language: string): string => new Intl.NumberFormat(language === 'en' ? 'en-FI' : `${language}-FI`, { style: 'currency', currency }).format(cents / 100);

export function BankStatement({ settlements, onChanged }: BankStatementProps) {
  const { t } = useTranslation(['payments', 'errors']);
  const language = useContentLanguage();
  const hub = useHub();
  const read = useCommand(hub.payments.readStatement);
  const match = useCommand(hub.payments.match);
  const unmatched = useQuery({ ...hub.payments.unmatched.queryOptions(), staleTime: 0 });
  const [name, setName] = useState('');
  const take = async (file: File) => {
    setName(file.name);
    if ((await read.run({ xml: await file.text() })) === undefined) return;
    onChanged();
    await unmatched.refetch();
  };
  const belongs = async (rowId: string, settlementId: string) => {
    if ((await match.run({ rowId, settlementId })) === undefined) return;
    onChanged();
    await unmatched.refetch();
  };
  const open = settlements.filter(({ state }) => state !== 'paid');
  return (
    <Panel className="od-stack">
      <h2>{t('payments:statement.title')}</h2>
      <p>{t('payments:statement.text')}</p>
      <FileButton label={t('payments:statement.file')} accept=".xml,application/xml,text/xml" busy={read.pending} onFile={(file) => void take(file)} />
      <RefusalBanner commands={[read, match]} />
      {read.data !== undefined && <output>{t('payments:statement.read', { name, ...read.data })}</output>}
      {unmatched.isError && <Failed text={errorText(unmatched.error, t)} onRetry={() => void unmatched.refetch()} />}
      {unmatched.isPending && <Loading />}
      {unmatched.data !== undefined && (
        <Table
          caption={t('payments:statement.unmatched')}
          rows={unmatched.data}
          rowKey={({ id }) => id}
          empty={t('payments:statement.allMatched')}
          columns={[
            { key: 'on', label: t('payments:statement.on'), render: (row) => formatDate(row.bookedOn, language), sortBy: (row) => row.bookedOn },
            { key: 'sum', label: t('payments:lines.total'), align: 'end', render: (row) => sumText(row, language), sortBy: (row) => row.cents },
            { key: 'who', label: t('payments:statement.counterparty'), render: (row) => row.counterparty ?? '' },
            { key: 'reference', label: t('payments:invoice.reference'), render: (row) => row.reference ?? row.endToEndId ?? '' },
            {
              key: 'match',
              label: t('payments:statement.belongs'),
              render: (row) => (
                <Select
                  label={t('payments:statement.belongs')}
                  hideLabel
                  value=""
                  placeholder={t('payments:statement.choose')}
                  onChange={(settlementId) => void belongs(row.id, settlementId)}
                  options={open.map(({ id, payeeName, to }) => ({ value: id, label: `${localText(payeeName, language).text}, ${formatDate(to, language)}` }))}
                />
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
