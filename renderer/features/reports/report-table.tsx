/** The report as a table; every count is a button to the events it is made of. */
import { useTranslation } from 'react-i18next';
import type { ReportGrouping, ReportRow } from '#shared/contract/reports.ts';
import { Select } from '../../kit/index.ts';
import { rowName } from './category-chart.tsx';
import { columnsOf, type FigureColumn, type Narrowing, type Side, SIDES } from './figures.ts';

interface ReportTableProps {
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
  readonly by: ReportGrouping;
  readonly side: Side;
  readonly period: string;
  readonly onSide: (side: Side) => void;
  readonly onOpen: (title: string, row: ReportRow | null, narrowing: Narrowing) => void;
}

export function ReportTable({ rows, total, by, side, period, onSide, onOpen }: ReportTableProps) {
  const { t, i18n } = useTranslation('reports');
  const columns = columnsOf(side, total);
  const minutes = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

  const line = (row: ReportRow, of: ReportRow | null, name: string) => (
    <tr key={row.key}>
      <th scope="row">{name}</th>
      <td className="od-align-end">{row.visits}</td>
      {columns.map((column) => (
        <Figure key={column.key} column={column} row={row} name={name} onOpen={(title) => onOpen(title, of, column.narrowing)} />
      ))}
      {side === 'times' && (
        <>
          <td className="od-align-end">{minutes.format(row.directSeconds / 60)}</td>
          <td className="od-align-end">{minutes.format(row.indirectSeconds / 60)}</td>
        </>
      )}
    </tr>
  );

  return (
    <div className="od-stack">
      <div className="re-side">
        <Select label={t('side')} value={side} onChange={onSide} options={SIDES.map((value) => ({ value, label: t(`sides.${value}`) }))} />
      </div>
      {/* A wide table scrolls by the arrow keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the frame scrolls */}
      <section className="od-table-frame" aria-label={t('table')} tabIndex={0}>
        <table className="od-table re-table">
          <caption>{t('caption', { by: t(`groupings.${by}`), period })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`groupings.${by}`)}</th>
              {['visits', ...columns.map((column) => column.key), ...(side === 'times' ? ['directMinutes', 'indirectMinutes'] : [])].map((key) => (
                <th key={key} scope="col" className="od-align-end">
                  {t(`columns.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map((row) => line(row, row, rowName(row, by, i18n.language)))}</tbody>
          <tfoot>{line(total, null, t('total'))}</tfoot>
        </table>
      </section>
    </div>
  );
}

interface FigureProps {
  readonly column: FigureColumn;
  readonly row: ReportRow;
  readonly name: string;
  readonly onOpen: (title: string) => void;
}

function Figure({ column, row, name, onOpen }: FigureProps) {
  const { t } = useTranslation('reports');
  const value = column.valueOf(row);
  const title = t('eventsOf', { name, figure: t(`columns.${column.key}`) });
  return (
    <td className="od-align-end">
      {value === 0 ? (
        <span className="od-soft">0</span>
      ) : (
        <button type="button" className="re-figure" aria-label={`${value}: ${title}`} onClick={() => onOpen(title)}>
          {value}
        </button>
      )}
    </td>
  );
}
