/** The sums of the period, each opening to its events. */
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '#shared/contract/reports.ts';
import { TimeCategory } from '#shared/contract/words.ts';
import type { Narrowing } from './figures.ts';

interface Sum {
  readonly name: string;
  readonly value: string;
  readonly narrowing: Narrowing;
}

export function Totals({ total, onOpen }: { readonly total: ReportRow; readonly onOpen: (title: string, narrowing: Narrowing) => void }) {
  const { t, i18n } = useTranslation('reports');
  const number = new Intl.NumberFormat(i18n.language);
  const minutes = (seconds: number): string => t('minutes', { minutes: number.format(Math.round(seconds / 60)) });
  const sums: Sum[] = [
    { name: t('columns.visits'), value: number.format(total.visits), narrowing: {} },
    { name: t('columns.events'), value: number.format(total.events), narrowing: {} },
    { name: t('directTime'), value: minutes(total.directSeconds), narrowing: {} },
    { name: t('indirectTime'), value: minutes(total.indirectSeconds), narrowing: {} },
    ...TimeCategory.options.map((category): Sum => ({ name: t(`columns.${category}`), value: number.format(total.timeCategories[category] ?? 0), narrowing: { timeCategory: category } })),
    { name: t('columns.corrected'), value: number.format(total.corrected), narrowing: { corrected: 'only' } },
  ];
  return (
    <ul className="re-totals" aria-label={t('totals')}>
      {sums.map(({ name, value, narrowing }) => (
        <li key={name}>
          <button type="button" onClick={() => onOpen(name, narrowing)}>
            <span className="re-total-value">{value}</span>
            <span className="re-total-name">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
