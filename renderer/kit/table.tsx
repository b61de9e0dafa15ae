/** A plain table with a caption, and columns that can be sorted. */
import { type ReactNode, useState } from 'react';
import { Icon } from './icon.tsx';
import './table.css';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** Makes the column sortable by this value. */
  readonly sortBy?: (row: Row) => string | number;
  readonly align?: 'start' | 'end';
}

interface TableProps<Row> {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown in place of rows. */
  readonly empty?: ReactNode;
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'fi');
}

export function Table<Row>({ caption, hideCaption = false, columns, rows, rowKey, empty }: TableProps<Row>) {
  const [sort, setSort] = useState<{ readonly key: string; readonly down: boolean } | null>(null);
  const by = columns.find((column) => column.key === sort?.key)?.sortBy;
  const shown = by === undefined ? rows : [...rows].sort((a, b) => compare(by(a), by(b)) * (sort?.down === true ? -1 : 1));
  return (
    <div className="od-table-frame">
      <table className="od-table">
        <caption className={hideCaption ? 'od-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const sorted = sort?.key === column.key;
              return (
                <th key={column.key} scope="col" className={`od-align-${column.align ?? 'start'}`} aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : undefined}>
                  {column.sortBy === undefined ? (
                    column.label
                  ) : (
                    <button type="button" className="od-table-sort" onClick={() => setSort({ key: column.key, down: sorted && !sort.down })}>
                      {column.label} <Icon name={sorted ? (sort.down ? 'chevron-down' : 'chevron-up') : 'sort'} />
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={`od-align-${column.align ?? 'start'}`}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty !== undefined && (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
