/** Rows of a card, folded to their names: opened to be edited, moved, added and taken away. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Localized } from '#shared/contract/words.ts';
import { Button, InLanguage, Row } from '../../kit/index.ts';
import { filled, moved } from './card-draft.ts';

interface RowListProps<Item> {
  readonly title: string;
  readonly addLabel: string;
  readonly rows: readonly Item[];
  readonly most: number;
  readonly make: () => Item;
  /** What the row is called while it is folded. */
  readonly nameOf: (row: Item) => Localized;
  readonly onChange: (rows: Item[]) => void;
  readonly children: (row: Item, change: (changed: Partial<Item>) => void, at: number) => ReactNode;
}

export function RowList<Item>({ title, addLabel, rows, most, make, nameOf, onChange, children }: RowListProps<Item>) {
  const { t } = useTranslation('portal');
  const [added, setAdded] = useState(-1);
  return (
    <section className="od-stack">
      <h2>{title}</h2>
      <ol className="po-rows">
        {rows.map((row, at) => (
          // Rows have no identity of their own beyond their place, and every field is controlled.
          <li key={at}>
            <details className="po-row" open={at === added}>
              <summary>
                <span className="po-row-number">{at + 1}</span> <InLanguage texts={nameOf(row)} />
                {Object.keys(filled(nameOf(row))).length === 0 && <span className="od-soft">{t('rows.empty')}</span>}
              </summary>
              <div className="od-stack po-row-body">
                {children(row, (changed) => onChange(rows.map((other, place) => (place === at ? { ...other, ...changed } : other))), at)}
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
              </div>
            </details>
          </li>
        ))}
      </ol>
      <div>
        <Button
          icon="plus"
          disabled={rows.length >= most}
          onPress={() => {
            setAdded(rows.length);
            onChange([...rows, make()]);
          }}
        >
          {addLabel}
        </Button>
      </div>
    </section>
  );
}
