/** The rows of a search, each with why it was found. */
import { useTranslation } from 'react-i18next';
import type { CardRow } from '#shared/contract/cards.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Chip } from '../../kit/index.ts';
import { markedParts, matchText } from './match-text.ts';

export const rowId = (at: number): string => `card-row-${at}`;

interface SearchRowsProps {
  readonly rows: readonly CardRow[];
  readonly words: string;
  readonly active: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (row: CardRow) => void;
}

export function SearchRows({ rows, words, active, onPoint, onChoose }: SearchRowsProps) {
  const { t } = useTranslation('cards');
  return (
    // A combobox's list of rich rows, which no select can hold.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
    <div id="card-rows" role="listbox" className="ad-rows" aria-label={t('search.rows')}>
      {rows.map((row, at) => (
        // The keys act on the search field, which names the active row; the row itself is only pressed.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role -- see above
        <div key={row.id} id={rowId(at)} role="option" aria-selected={at === active} className="ad-row" onPointerMove={() => onPoint(at)} onClick={() => onChoose(row)}>
          <Row row={row} words={words} />
        </div>
      ))}
    </div>
  );
}

function Row({ row, words }: { readonly row: CardRow; readonly words: string }) {
  const { t } = useTranslation('cards');
  const language = useContentLanguage();
  const why = matchText(row, t);
  const foreign = row.language !== language;
  return (
    <>
      <span className="ad-row-name" lang={foreign ? row.language : undefined}>
        {markedParts(row.name, words).map((part, at) => (part.marked ? <mark key={at}>{part.text}</mark> : part.text))}
      </span>
      <span className="ad-row-provider">{row.providerName}</span>
      <span className="ad-row-summary od-soft" lang={foreign ? row.language : undefined}>
        {row.summary}
      </span>
      <span className="ad-row-marks">
        {why !== null && <Chip tone="info">{why}</Chip>}
        {row.hasInstructions && <Chip tone="good">{t('search.hasInstructions')}</Chip>}
        {foreign && <Chip tone="warning">{t('search.otherLanguage', { language: t(`kit:languages.${row.language}`) })}</Chip>}
      </span>
    </>
  );
}
