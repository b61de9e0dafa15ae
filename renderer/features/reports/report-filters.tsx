/** What the report is asked for: when, whose, where, by what, and as a file. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReportGrouping } from '#shared/contract/reports.ts';
import { useContentLanguage, useHub } from '../../app/index.ts';
import { DateField, localText, Select } from '../../kit/index.ts';
import { DownloadCsv } from './download-csv.tsx';
import { daysOf, type Period, PERIODS } from './period.ts';

export interface Wanted {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly by: ReportGrouping;
  /** Empty for all. */
  readonly providerId: string;
  readonly pointId: string;
}

interface ReportFiltersProps {
  readonly wanted: Wanted;
  readonly today: string;
  readonly administrator: boolean;
  readonly points: readonly { readonly pointId: string; readonly pointName: string }[];
  readonly filter: { readonly from: string; readonly to: string; readonly providerId?: string; readonly pointId?: string };
  /** There is nothing to write into a file. */
  readonly disabled: boolean;
  readonly onChange: (wanted: Wanted) => void;
}

export function ReportFilters({ wanted, today, administrator, points, filter, disabled, onChange }: ReportFiltersProps) {
  const { t } = useTranslation('reports');
  const change = (changed: Partial<Wanted>) => onChange({ ...wanted, ...changed });
  // Each point once, also when more than one station has spoken for it.
  const pointNames = [...new Map(points.map((point) => [point.pointId, point.pointName]))];
  return (
    <div className="re-filters">
      <Select label={t('period')} value={wanted.period} onChange={(period) => change({ period, ...daysOf(period, today) })} options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))} />
      {wanted.period === 'own' && (
        <>
          <DateField label={t('from')} value={wanted.from} onChange={(from) => change({ from })} />
          <DateField label={t('to')} value={wanted.to} onChange={(to) => change({ to })} />
        </>
      )}
      <Select
        label={t('by')}
        value={wanted.by}
        onChange={(by) => change({ by })}
        options={ReportGrouping.options.filter((by) => administrator || by !== 'provider').map((value) => ({ value, label: t(`groupings.${value}`) }))}
      />
      {administrator && <ProviderFilter value={wanted.providerId} onChange={(providerId) => change({ providerId })} />}
      {(pointNames.length > 1 || wanted.pointId !== '') && (
        <Select
          label={t('groupings.point')}
          value={wanted.pointId === '' ? 'all' : wanted.pointId}
          onChange={(pointId) => change({ pointId: pointId === 'all' ? '' : pointId })}
          options={[{ value: 'all', label: t('allPoints') }, ...pointNames.map(([value, label]) => ({ value, label }))]}
        />
      )}
      <DownloadCsv filter={filter} by={wanted.by} disabled={disabled} />
    </div>
  );
}

function ProviderFilter({ value, onChange }: { readonly value: string; readonly onChange: (providerId: string) => void }) {
  const { t } = useTranslation('reports');
  const language = useContentLanguage();
  const hub = useHub();
  const providers = useQuery(hub.portal.providers.queryOptions());
  return (
    <Select
      label={t('groupings.provider')}
      value={value === '' ? 'all' : value}
      onChange={(providerId) => onChange(providerId === 'all' ? '' : providerId)}
      options={[{ value: 'all', label: t('allProviders') }, ...(providers.data ?? []).map((provider) => ({ value: provider.id, label: localText(provider.name, language).text }))]}
    />
  );
}
