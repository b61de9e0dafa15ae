/** Takings by hour, payee and tender, and how the counts came out. */
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { BarChart, DateField, Empty, Failed, Loading, Row, useNow } from '../../kit/index.ts';
import { usePayees } from './use-payees.ts';

const DAYS_BACK = 6;

export function TakingsSection() {
  const { t } = useTranslation(['payments', 'errors']);
  const language = useContentLanguage();
  const payeeName = usePayees();
  const now = useNow(60_000);
  const today = localDateOf(new Date(now).toISOString(), 'Europe/Helsinki');
  const [span, setSpan] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const { from, to } = span ?? { from: addDays(today, -DAYS_BACK), to: today };
  const takings = useQuery({ ...useStation().payments.takings.queryOptions({ input: { from, to } }), staleTime: 0, placeholderData: (before) => before });
  const money = (cents: number) => formatCents(cents, language);
  const { data } = takings;
  return (
    <div className="od-stack">
      <Row>
        <DateField label={t('payments:takings.from')} value={from} onChange={(value) => setSpan({ from: value, to })} />
        <DateField label={t('payments:takings.to')} value={to} onChange={(value) => setSpan({ from, to: value })} />
      </Row>
      {takings.isError && <Failed text={errorText(takings.error, t)} onRetry={() => void takings.refetch()} />}
      {takings.isPending && <Loading />}
      {data !== undefined && data.byTender.length === 0 && data.differences.length === 0 && (
        <Empty title={t('payments:takings.none')}>
          <p>{t('payments:takings.noneText')}</p>
        </Empty>
      )}
      {data !== undefined && (
        <div className="pay-charts">
          {data.byHour.length > 0 && <Chart title={t('payments:takings.byHour')} labelName={t('payments:takings.hour')} valueName={t('payments:lines.total')} bars={data.byHour.map(({ hour, cents }) => ({ label: `${String(hour).padStart(2, '0')}–${String(hour + 1).padStart(2, '0')}`, value: cents }))} show={money} />}
          {data.byPayee.length > 0 && <Chart title={t('payments:report.byPayee')} labelName={t('payments:invoice.payee')} valueName={t('payments:lines.total')} bars={data.byPayee.map(({ payeeId, cents }) => ({ label: payeeName(payeeId), value: cents }))} show={money} />}
          {data.byTender.length > 0 && <Chart title={t('payments:report.byTender')} labelName={t('payments:takings.tender')} valueName={t('payments:lines.total')} bars={data.byTender.map(({ kind, cents }) => ({ label: t(`payments:tenders.${kind}`), value: cents }))} show={money} />}
          {data.differences.length > 0 && (
            <Chart
              title={t('payments:takings.differences')}
              labelName={t('payments:shift.number')}
              valueName={t('payments:close.differenceShort')}
              bars={data.differences.map(({ shiftNumber, businessDate, differenceCents }) => ({ label: `${shiftNumber} · ${businessDate}`, value: Math.abs(differenceCents), marked: differenceCents !== 0 }))}
              show={(cents) => (cents === 0 ? money(0) : `± ${money(cents)}`)}
            />
          )}
        </div>
      )}
    </div>
  );
}

function Chart(props: ComponentProps<typeof BarChart>) {
  return (
    <section>
      <h2>{props.title}</h2>
      <BarChart {...props} />
    </section>
  );
}
