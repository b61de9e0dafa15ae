/** The main page of the portal: what was served, how long it took, and of what each figure is made. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportGrouping, ReportRow } from '#shared/contract/reports.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useHub } from '../../app/index.ts';
import { Failed, Loading } from '../../kit/index.ts';
import { CategoryChart } from './category-chart.tsx';
import type { Narrowing, Side } from './figures.ts';
import { MadeOf, NothingServed } from './made-of.tsx';
import { daysOf } from './period.ts';
import { ReportEvents } from './report-events.tsx';
import { ReportFilters, type Wanted } from './report-filters.tsx';
import { ReportTable } from './report-table.tsx';
import { Totals } from './totals.tsx';
import './reports.css';

interface Opened {
  readonly title: string;
  readonly row: ReportRow | null;
  readonly narrowing: Narrowing;
}

const KEY_OF = { provider: 'providerId', point: 'pointId', card: 'cardId' } as const;

/** What the events of a row are asked by, on top of the report's own filter. */
function rowFilter(by: ReportGrouping, row: ReportRow | null) {
  if (row === null) return {};
  return by === 'day' ? { from: row.key, to: row.key } : { [KEY_OF[by]]: row.key };
}

/** @param today the present business date */
export function ReportsPage({ today, administrator }: { readonly today: string; readonly administrator: boolean }) {
  const { t } = useTranslation('reports');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const hub = useHub();
  const month = daysOf('thisMonth', today) ?? { from: today, to: today };
  const [wanted, setWanted] = useState<Wanted>({ period: 'thisMonth', ...month, by: administrator ? 'provider' : 'card', providerId: '', pointId: '' });
  const [side, setSide] = useState<Side>('times');
  const [opened, setOpened] = useState<Opened | null>(null);
  const { from, to, by, providerId, pointId } = wanted;
  const filter = { from, to, ...(providerId === '' ? {} : { providerId }), ...(pointId === '' ? {} : { pointId }) };
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(from) && /^\d{4}-\d{2}-\d{2}$/.test(to);
  const report = useQuery({ ...hub.reports.services.queryOptions({ input: { ...filter, by } }), enabled: dated, placeholderData: keepPreviousData, refetchInterval: 15_000 });

  const open = (title: string, row: ReportRow | null, narrowing: Narrowing) => setOpened({ title, row, narrowing });
  const period = dated ? `${formatDate(from, language)}–${formatDate(to, language)}` : '';

  return (
    <div className="od-stack">
      <h1>{t('title')}</h1>
      <ReportFilters wanted={wanted} today={today} administrator={administrator} points={report.data?.lastEvents ?? []} filter={filter} onChange={setWanted} disabled={!dated || (report.data?.total.events ?? 0) === 0} />
      {report.data === undefined && !report.isError && dated && <Loading />}
      {report.isError && <Failed text={errorText(report.error, errors.t)} onRetry={() => void report.refetch()} />}
      {report.data !== undefined && !report.isError && (
        <>
          {report.data.total.events === 0 ? (
            <NothingServed period={period} lastEvents={report.data.lastEvents} />
          ) : (
            <>
              <Totals total={report.data.total} onOpen={(title, narrowing) => open(title, null, narrowing)} />
              <CategoryChart rows={report.data.rows} by={by} />
              <ReportTable rows={report.data.rows} total={report.data.total} by={by} side={side} period={period} onSide={setSide} onOpen={open} />
            </>
          )}
          <MadeOf asOf={report.data.asOf} lastEvents={report.data.lastEvents} />
        </>
      )}
      {opened !== null && <ReportEvents title={opened.title} filter={{ ...filter, ...rowFilter(by, opened.row), ...opened.narrowing }} onClose={() => setOpened(null)} />}
    </div>
  );
}
