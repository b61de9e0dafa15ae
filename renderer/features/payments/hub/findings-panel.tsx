/** What of the points' journals does not agree with what the hub has: told before anything is settled on it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalFinding } from '#shared/contract/payments/settlement.ts';
import { formatDate, formatDateTime } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { errorText, useContentLanguage, useHub } from '../../../app/index.ts';
import { Banner, Button, Failed, localText, Table } from '../../../kit/index.ts';
import { ExplainDialog } from './explain-dialog.tsx';

interface FindingsPanelProps {
  /** May close a finding by a word on it. */
  readonly administrator: boolean;
}

export function FindingsPanel({ administrator }: FindingsPanelProps) {
  const { t } = useTranslation(['payments', 'errors']);
  const hub = useHub();
  const language = useContentLanguage();
  const findings = useQuery({ ...hub.payments.findings.queryOptions(), staleTime: 0 });
  const [explaining, setExplaining] = useState<JournalFinding | null>(null);
  if (findings.isError) return <Failed text={errorText(findings.error, t)} onRetry={() => void findings.refetch()} />;
  const all = findings.data ?? [];
  if (all.length === 0) return null;
  const open = all.filter(({ explanation }) => explanation === null);
  const closed = all.filter(({ explanation }) => explanation !== null);
  return (
    <section className="od-stack" aria-labelledby="findings-title">
      {open.length > 0 && <h2 id="findings-title">{t('payments:findings.title')}</h2>}
      {open.map((finding) => (
        <Banner
          key={finding.id}
          kind="disruption"
          title={<Title finding={finding} />}
          actions={
            administrator && (
              <Button icon="edit" onPress={() => setExplaining(finding)}>
                {t('payments:findings.explain')}
              </Button>
            )
          }
        >
          <Finding finding={finding} />
        </Banner>
      ))}
      {closed.length > 0 && (
        <details>
          <summary id={open.length > 0 ? undefined : 'findings-title'}>{t('payments:findings.earlier', { count: closed.length })}</summary>
          {closed.map((finding) => (
            <p key={finding.id}>
              <Title finding={finding} />. {t('payments:findings.explained', { at: formatDateTime(finding.explainedAt ?? finding.foundAt, language), explanation: finding.explanation })}
            </p>
          ))}
        </details>
      )}
      {explaining !== null && <ExplainDialog finding={explaining} onClose={() => setExplaining(null)} onExplained={() => void findings.refetch()} />}
    </section>
  );
}

function Title({ finding }: { readonly finding: JournalFinding }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const { registerName: register, pointName: point } = finding;
  if (finding.kind === 'otherHistory') return <>{t(register === '' ? 'findings.otherHistoryNameless' : 'findings.otherHistory', { register, point })}</>;
  return <>{t('findings.shiftDiffers', { register, point, number: finding.zNumber, date: formatDate(finding.businessDate, language) })}</>;
}

function Finding({ finding }: { readonly finding: JournalFinding }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const payees = useQuery(useHub().payments.payees.queryOptions());
  if (finding.kind === 'otherHistory') return <p>{t('findings.historyText', { known: finding.known.sequence, told: finding.told.sequence })}</p>;
  const payeeName = (id: string): string => {
    const payee = payees.data?.find(({ providerId }) => providerId === id);
    return payee === undefined ? id : localText(payee.name, language).text;
  };
  return (
    <>
      <p>{t('findings.shiftText', { count: finding.reportedReceipts, received: finding.receivedReceipts })}</p>
      {finding.parts.length > 0 && (
        <Table
          caption={t('findings.sums', { register: finding.registerName, number: finding.zNumber })}
          hideCaption
          rows={finding.parts}
          rowKey={({ payeeId, part }) => `${payeeId} ${part}`}
          columns={[
            { key: 'payee', label: t('invoice.payee'), render: ({ payeeId }) => payeeName(payeeId) },
            { key: 'part', label: t('findings.part'), render: ({ part }) => t(`findings.parts.${part}`) },
            { key: 'reported', label: t('findings.reported'), align: 'end', render: ({ reportedCents }) => formatCents(reportedCents, language) },
            { key: 'received', label: t('findings.received'), align: 'end', render: ({ receivedCents }) => formatCents(receivedCents, language) },
            { key: 'difference', label: t('close.differenceShort'), align: 'end', render: ({ reportedCents, receivedCents }) => <strong>{formatCents(receivedCents - reportedCents, language)}</strong> },
          ]}
        />
      )}
    </>
  );
}
