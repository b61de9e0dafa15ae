/** Rows of a card that are added, moved and taken away. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Row } from '../../kit/index.ts';
import { moved } from './card-draft.ts';

interface RowListProps<Item> {
  readonly title: string;
  readonly addLabel: string;
  readonly rows: readonly Item[];
  readonly most: number;
  readonly make: () => Item;
  readonly onChange: (rows: Item[]) => void;
  readonly children: (row: Item, change: (changed: Partial<Item>) => void, at: number) => ReactNode;
}

export function RowList<Item>({ title, addLabel, rows, most, make, onChange, children }: RowListProps<Item>) {
  const { t } = useTranslation('portal');
  return (
    <section className="od-stack">
      <h2>{title}</h2>
      <ol className="po-rows">
        {rows.map((row, at) => (
          // Rows have no identity of their own beyond their place, and every field is controlled.
          <li key={at} className="po-row">
            <Row spread>
              <strong>{t('rows.number', { title, number: at + 1 })}</strong>
              <Row>
                <Button variant="quiet" icon="chevron-up" label={t('rows.up', { number: at + 1 })} disabled={at === 0} onPress={() => onChange(moved(rows, at, -1))}>
                  {t('rows.upShort')}
                </Button>
                <Button variant="quiet" icon="chevron-down" label={t('rows.down', { number: at + 1 })} disabled={at === rows.length - 1} onPress={() => onChange(moved(rows, at, 1))}>
                  {t('rows.downShort')}
                </Button>
                <Button variant="quiet" icon="remove" label={t('rows.remove', { number: at + 1 })} onPress={() => onChange(rows.filter((_, place) => place !== at))}>
                  {t('rows.removeShort')}
                </Button>
              </Row>
            </Row>
            {children(row, (changed) => onChange(rows.map((other, place) => (place === at ? { ...other, ...changed } : other))), at)}
          </li>
        ))}
      </ol>
      <div>
        <Button icon="plus" disabled={rows.length >= most} onPress={() => onChange([...rows, make()])}>
          {addLabel}
        </Button>
      </div>
    </section>
  );
}
