/** What the points took for each payee: settled, paid out by the bank's file, matched with the bank's statement. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settlement } from '#shared/contract/payments/settlement.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { errorText, RefusalBanner, useContentLanguage, useHub } from '../../../app/index.ts';
import { Banner, Button, bytesOf, Checkbox, Chip, Failed, InLanguage, Loading, localText, Row, saveFile, Table } from '../../../kit/index.ts';
import { BankStatement } from './bank-statement.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import '../payments.css';

const TONES = { made: 'info', sent: 'warning', paid: 'good' } as const;

interface SettlementsPageProps {
  /** The hub's present date. */
  readonly today: string;
  /** Pays out and reads statements; a provider's editor looks at its own. */
  readonly administrator: boolean;
}

export function SettlementsPage({ today, administrator }: SettlementsPageProps) {
  const { t } = useTranslation(['payments', 'errors']);
  const language = useContentLanguage();
  const hub = useHub();
  const queries = useQueryClient();
  const settlements = useQuery({ ...hub.payments.settlements.queryOptions({ input: {} }), staleTime: 0 });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'settle' | 'transfer' | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const again = () => void queries.invalidateQueries({ queryKey: hub.payments.key() });
  const save = async (settlement: Settlement, as: 'pdf' | 'csv') => {
    setFailed(null);
    try {
      const file = await hub.payments.statement.call({ settlementId: settlement.id, as, language });
      saveFile(document, file.fileName, bytesOf(file.base64), file.mediaType);
    } catch (error) {
      setFailed(error);
    }
  };
  if (settlements.data === undefined) return settlements.isError ? <Failed text={errorText(settlements.error, t)} onRetry={() => void settlements.refetch()} /> : <Loading />;
  const choose = (id: string, on: boolean) => setChosen((before) => (on ? [...before, id] : before.filter((one) => one !== id)));
  const nameOf = (settlement: Settlement) => localText(settlement.payeeName, language).text;
  const money = (cents: number) => formatCents(cents, language);
  return (
    <div className="od-stack">
      <Row spread>
        <h1>{t('payments:settlements.title')}</h1>
        {administrator && (
          <Row>
            <Button icon="plus" variant="primary" onPress={() => setDialog('settle')}>
              {t('payments:settlements.make')}
            </Button>
            <Button icon="document" disabled={chosen.length === 0} onPress={() => setDialog('transfer')}>
              {t('payments:settlements.transfer', { count: chosen.length })}
            </Button>
          </Row>
        )}
      </Row>
      <p>{t(administrator ? 'payments:settlements.lead' : 'payments:settlements.leadOwn')}</p>
      <FindingsPanel administrator={administrator} />
      <RefusalBanner commands={[{ error: failed }]} />
      <Table
        caption={t('payments:settlements.title')}
        hideCaption
        rows={settlements.data}
        rowKey={({ id }) => id}
        empty={t('payments:settlements.none')}
        columns={[
          ...(administrator
            ? [{ key: 'choose', label: t('payments:settlements.choose'), render: (row: Settlement) => row.state === 'made' && row.payableCents > 0 && <Checkbox label={<span className="od-hidden">{t('payments:settlements.chooseOne', { name: nameOf(row) })}</span>} checked={chosen.includes(row.id)} onChange={(on) => choose(row.id, on)} /> }]
            : []),
          { key: 'payee', label: t('payments:invoice.payee'), render: (row) => <InLanguage texts={row.payeeName} unmarked />, sortBy: nameOf },
          { key: 'period', label: t('payments:settlements.period'), render: (row) => `${formatDate(row.from, language)} – ${formatDate(row.to, language)}`, sortBy: (row) => row.to },
          { key: 'receipts', label: t('payments:settlements.receipts'), align: 'end', render: (row) => row.receipts },
          { key: 'sales', label: t('payments:settlements.sales'), align: 'end', render: (row) => money(row.salesCents) },
          { key: 'refunds', label: t('payments:settlements.refunds'), align: 'end', render: (row) => money(row.refundsCents) },
          { key: 'fees', label: t('payments:settlements.fees'), align: 'end', render: (row) => money(row.feesCents) },
          { key: 'payable', label: t('payments:settlements.payable'), align: 'end', render: (row) => <strong>{money(row.payableCents)}</strong>, sortBy: (row) => row.payableCents },
          { key: 'state', label: t('payments:shift.state'), render: (row) => <Chip tone={TONES[row.state]}>{t(`payments:settlements.states.${row.state}`)}</Chip> },
          {
            key: 'files',
            label: t('payments:settlements.files'),
            render: (row) => (
              <span className="od-row">
                <Button variant="quiet" label={t('payments:settlements.pdfOf', { name: nameOf(row) })} onPress={() => void save(row, 'pdf')}>{t('payments:settlements.pdf')}</Button>
                <Button variant="quiet" label={t('payments:settlements.csvOf', { name: nameOf(row) })} onPress={() => void save(row, 'csv')}>{t('payments:settlements.csv')}</Button>
              </span>
            ),
          },
        ]}
      />
      {administrator ? <BankStatement settlements={settlements.data} onChanged={again} /> : <Banner kind="info">{t('payments:settlements.paidBy')}</Banner>}
      {dialog === 'settle' && <SettleDialog today={today} onClose={() => setDialog(null)} onMade={again} />}
      {dialog === 'transfer' && <TransferDialog today={today} settlementIds={chosen} onClose={() => setDialog(null)} onMade={() => { setChosen([]); again(); }} />}
    </div>
  );
}
