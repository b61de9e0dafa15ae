/** How many asked for an expert, how many got one, and how long each part took, by day. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/domain/calendar-date.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useHub } from '../../../app/index.ts';
import { Banner, BarChart, dayAsTyped, Empty, Failed, Field, Loading, Panel, Row, Select, Table, typedAsDay } from '../../../kit/index.ts';
import { type DayFigure, dayFigures, type Metric, METRICS } from './day-figures.ts';

/** Days that are shown first, the present one among them. */
const FIRST_DAYS = 30;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function FiguresSection({ today }: { readonly today: string }) {
  const { t } = useTranslation(['remote', 'errors']);
  const language = useContentLanguage();
  const [from, setFrom] = useState(dayAsTyped(addDays(today, 1 - FIRST_DAYS)));
  const [until, setUntil] = useState(dayAsTyped(today));
  const [metric, setMetric] = useState<Metric>('sessions');
  const period = { from: typedAsDay(from), to: typedAsDay(until) };
  const dated = DAY.test(period.from) && DAY.test(period.to) && period.from <= period.to;
  const figures = useQuery({ ...useHub().remote.figures.queryOptions({ input: period }), enabled: dated, placeholderData: keepPreviousData });
  const days = dayFigures(figures.data ?? []);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const said = (which: Metric, value: number) => (which === 'sessions' || which === 'answered' ? String(value) : t('remote:portal.figures.minutes', { minutes: number.format(value) }));
  const column = (which: Metric) => ({ key: which, label: t(`remote:portal.figures.${which}`), align: 'end' as const, render: ({ values }: DayFigure) => said(which, values[which]), sortBy: ({ values }: DayFigure) => values[which] });
  return (
    <Panel className="od-stack">
      <h2>{t('remote:portal.parts.figures')}</h2>
      <Row gap="m">
        <Field label={t('remote:portal.figures.from')} value={from} onChange={setFrom} maxLength={10} error={DAY.test(period.from) ? undefined : t('remote:portal.figures.dates')} />
        <Field label={t('remote:portal.figures.until')} value={until} onChange={setUntil} maxLength={10} error={DAY.test(period.to) && period.from <= period.to ? undefined : t('remote:portal.figures.dates')} />
        <Select label={t('remote:portal.figures.show')} value={metric} onChange={setMetric} options={METRICS.map((value) => ({ value, label: t(`remote:portal.figures.${value}`) }))} />
      </Row>
      {figures.isError && <Failed text={errorText(figures.error, t)} onRetry={() => void figures.refetch()} />}
      {figures.isPending && dated && <Loading />}
      {figures.data !== undefined && days.length === 0 && <Empty title={t('remote:portal.figures.none')} />}
      {days.length > 0 && (
        <>
          <BarChart
            title={t(`remote:portal.figures.${metric}`)}
            labelName={t('remote:portal.figures.day')}
            valueName={t(`remote:portal.figures.${metric}`)}
            bars={days.map(({ date, values }) => ({ label: formatDate(date, language), value: values[metric] }))}
            show={(value) => said(metric, value)}
          />
          <Banner kind="info" live="off">
            {t('remote:portal.figures.perAnswered')}
          </Banner>
          <Table
            caption={t('remote:portal.parts.figures')}
            hideCaption
            rows={days}
            rowKey={({ date }) => date}
            columns={[
              { key: 'day', label: t('remote:portal.figures.day'), render: ({ date }) => formatDate(date, language), sortBy: ({ date }) => date },
              ...METRICS.map(column),
              { key: 'stars', label: t('remote:portal.figures.stars'), align: 'end', render: ({ stars }) => (stars === null ? '–' : number.format(stars)), sortBy: ({ stars }) => stars ?? 0 },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
