/** Lying bars with their values, and the same numbers as a table for those who do not see them. */
import { Table } from './table.tsx';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Drawn in the warning colour; the value's text must say why. */
  readonly marked?: boolean;
}

interface BarChartProps {
  readonly title: string;
  readonly labelName: string;
  readonly valueName: string;
  readonly bars: readonly Bar[];
  /** The value in words, `12 min`. */
  readonly show?: (value: number) => string;
  /** A target drawn as a dashed line. */
  readonly target?: number;
}

const WIDTH = 480;
const LABEL = 150;
const VALUE = 70;
const ROW = 28;
/** Width of a letter at the chart's size. */
const LETTER = 8;

export function BarChart({ title, labelName, valueName, bars, show = String, target }: BarChartProps) {
  const most = Math.max(1, target ?? 0, ...bars.map((bar) => bar.value));
  // A sum of money takes more room than minutes do.
  const room = Math.max(VALUE, ...bars.map((bar) => show(bar.value).length * LETTER + 6));
  const length = (value: number) => ((WIDTH - LABEL - room) * Math.max(0, value)) / most;
  return (
    <figure>
      <svg className="od-bars" viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} aria-hidden="true" focusable="false">
        {bars.map((bar, row) => (
          <g key={bar.label} transform={`translate(0 ${row * ROW})`}>
            <text x={LABEL - 8} y={ROW / 2 + 5} textAnchor="end">
              {bar.label.length > 22 ? `${bar.label.slice(0, 21)}…` : bar.label}
            </text>
            <rect className={bar.marked === true ? 'od-bar-marked' : 'od-bar'} x={LABEL} y={5} width={Math.max(1, length(bar.value))} height={ROW - 10} />
            <text x={LABEL + length(bar.value) + 6} y={ROW / 2 + 5}>
              {show(bar.value)}
            </text>
          </g>
        ))}
        {target !== undefined && <line className="od-bars-line" x1={LABEL + length(target)} x2={LABEL + length(target)} y1={0} y2={bars.length * ROW} />}
      </svg>
      <div className="od-hidden">
        <Table
          caption={title}
          rows={bars}
          rowKey={(bar) => bar.label}
          columns={[
            { key: 'label', label: labelName, render: (bar) => bar.label },
            { key: 'value', label: valueName, render: (bar) => show(bar.value), align: 'end' },
          ]}
        />
      </div>
    </figure>
  );
}
