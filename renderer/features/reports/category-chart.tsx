/** Lying bars of service events, each stacked by time category. The table below says the same in figures. */
import { useTranslation } from 'react-i18next';
import type { ReportGrouping, ReportRow } from '#shared/contract/reports.ts';
import { TimeCategory } from '#shared/contract/words.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { contentLanguage } from '../../app/index.ts';
import { localText } from '../../kit/index.ts';

/** Bars shown; beyond them a chart says less than the table. */
const MOST = 31;
const WIDTH = 960;
const LABEL = 320;
const VALUE = 56;
const ROW = 22;

export function rowName(row: ReportRow, by: ReportGrouping, language: string): string {
  if (by === 'day') return formatDate(row.key, contentLanguage(language));
  return localText(row.label, language).text || row.key;
}

export function CategoryChart({ rows, by }: { readonly rows: readonly ReportRow[]; readonly by: ReportGrouping }) {
  const { t, i18n } = useTranslation('reports');
  // Of days the latest, of the others those with most events.
  const shown = by === 'day' ? rows.slice(-MOST) : rows.slice(0, MOST);
  const most = Math.max(1, ...shown.map((row) => row.events));
  const length = (count: number): number => ((WIDTH - LABEL - VALUE) * count) / most;
  return (
    <figure className="od-panel re-chart">
      <figcaption>
        <strong>{t('chart')}</strong>
        <ul className="re-legend">
          {TimeCategory.options.map((category) => (
            <li key={category}>
              <span className={`re-swatch re-swatch-${category}`} aria-hidden="true" />
              {t(`columns.${category}`)}
            </li>
          ))}
        </ul>
        {shown.length < rows.length && <span className="od-soft">{t(by === 'day' ? 'chartLatest' : 'chartMost', { shown: shown.length, all: rows.length })}</span>}
      </figcaption>
      <svg className="re-bars" viewBox={`0 0 ${WIDTH} ${shown.length * ROW}`} aria-hidden="true" focusable="false">
        {shown.map((row, place) => {
          const name = rowName(row, by, i18n.language);
          let at = LABEL;
          return (
            <g key={row.key} transform={`translate(0 ${place * ROW})`}>
              <text x={LABEL - 8} y={ROW / 2 + 5} textAnchor="end">
                {name.length > 46 ? `${name.slice(0, 45)}…` : name}
              </text>
              {TimeCategory.options.map((category) => {
                const wide = length(row.timeCategories[category] ?? 0);
                const from = at;
                at += wide;
                return wide > 0 && <rect key={category} className={`re-bar re-bar-${category}`} x={from} y={3} width={wide} height={ROW - 6} />;
              })}
              <text x={at + 6} y={ROW / 2 + 5}>
                {row.events}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
