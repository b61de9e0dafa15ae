/** Finding a service by words: as one types, by arrow keys and Enter alone. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardFilters, CardRow } from '#shared/contract/cards.ts';
import { errorText } from '../../app/index.ts';
import { Button, Dialog, Empty, Failed, Icon, useFirstFocus } from '../../kit/index.ts';
import { SearchFilters } from './search-filters.tsx';
import { rowId, SearchRows } from './search-rows.tsx';
import { useCardSearch } from './use-card-search.ts';
import './search-dialog.css';

interface SearchDialogProps {
  /** Adds the card to the visit; absent when there is none: Enter then opens it to read. */
  readonly onAdd?: (cardId: string) => void;
  readonly onRead: (cardId: string) => void;
  readonly onClose: () => void;
}

export function SearchDialog({ onAdd, onRead, onClose }: SearchDialogProps) {
  const { t } = useTranslation(['cards', 'kit', 'errors']);
  const [words, setWords] = useState('');
  const [filters, setFilters] = useState<CardFilters>({});
  const [active, setActive] = useState(0);
  // Enter before the answer to the last letter: it is kept for that answer's first row.
  const kept = useRef<'add' | 'read' | null>(null);
  const { result, current, error } = useCardSearch(words, filters);
  const rows = result?.rows ?? [];
  const field = useFirstFocus<HTMLInputElement>();

  const choose = (row: CardRow, how: 'add' | 'read') => (how === 'add' && onAdd !== undefined ? onAdd(row.id) : onRead(row.id));
  const [first] = rows;
  useEffect(() => {
    const how = kept.current;
    if (how === null || !current) return;
    kept.current = null;
    if (first !== undefined) choose(first, how);
  });
  useEffect(() => {
    document.getElementById(rowId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const change = (next: { words?: string; filters?: CardFilters }) => {
    setActive(0);
    kept.current = null;
    if (next.words !== undefined) setWords(next.words);
    if (next.filters !== undefined) setFilters(next.filters);
  };
  const enter = (how: 'add' | 'read') => {
    const row = rows[active];
    if (!current) kept.current = how;
    else if (row !== undefined) choose(row, how);
  };
  const keys = (event: React.KeyboardEvent) => {
    const last = rows.length - 1;
    const moves: Readonly<Record<string, number>> = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0), PageDown: Math.min(active + 6, last), PageUp: Math.max(active - 6, 0) };
    const to = moves[event.key];
    if (to !== undefined) setActive(to);
    else if (event.key === 'Enter') enter(event.shiftKey ? 'read' : 'add');
    else return;
    event.preventDefault();
  };

  return (
    <Dialog wide title={t(onAdd === undefined ? 'cards:search.titleRead' : 'cards:search.titleAdd')} onClose={onClose} closeLabel={t('kit:close')}>
      <div>
        <label className="od-hidden" htmlFor="card-words">
          {t('cards:search.label')}
        </label>
        <div className="od-search ad-search">
          <Icon name="search" />
          <input
            ref={field}
            id="card-words"
            className="od-input"
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls="card-rows"
            aria-activedescendant={rows.length > 0 ? rowId(active) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={words}
            placeholder={t('cards:search.placeholder')}
            onChange={(event) => change({ words: event.target.value })}
            onKeyDown={keys}
          />
        </div>
        <p className="od-soft ad-search-help">{t(onAdd === undefined ? 'cards:search.helpRead' : 'cards:search.helpAdd')}</p>
      </div>
      <SearchFilters filters={filters} onChange={(next) => change({ filters: next })} />
      {error !== null && <Failed text={errorText(error, t)} />}
      <p className="od-soft" aria-live="polite">
        {result?.correctedTo !== undefined && <strong>{t('cards:search.corrected', { words: result.correctedTo })} </strong>}
        {result !== undefined && t('cards:search.found', { count: result.total })}
      </p>
      {result !== undefined && rows.length === 0 && current ? (
        <Empty
          title={t('cards:search.noneTitle')}
          actions={
            Object.keys(filters).length > 0 && (
              <Button icon="remove" onPress={() => change({ filters: {} })}>
                {t('cards:filter.clear')}
              </Button>
            )
          }
        >
          <p>{t('cards:search.noneText')}</p>
        </Empty>
      ) : (
        <SearchRows rows={rows} words={words} active={active} onPoint={setActive} onChoose={(row) => choose(row, 'add')} />
      )}
    </Dialog>
  );
}
