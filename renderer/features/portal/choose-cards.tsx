/** Choosing some of the provider's own cards by their names. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useContentLanguage, useHub } from '../../app/index.ts';
import { Button, Row, SearchBox } from '../../kit/index.ts';

export interface ChosenCard {
  readonly id: string;
  readonly name: string;
}

const SHOWN = 6;

export function ChooseCards({ chosen, onChange }: { readonly chosen: readonly ChosenCard[]; readonly onChange: (chosen: readonly ChosenCard[]) => void }) {
  const { t } = useTranslation('portal');
  const language = useContentLanguage();
  const hub = useHub();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const found = useQuery({ ...hub.cards.list.queryOptions({ input: { words: asked, language, limit: 50 } }), enabled: asked !== '', placeholderData: keepPreviousData });
  const offered = asked === '' ? [] : (found.data?.rows ?? []).filter((card) => !chosen.some((other) => other.id === card.id)).slice(0, SHOWN);
  return (
    <fieldset className="po-choose">
      <legend>{t('notices.cards')}</legend>
      {chosen.length > 0 && (
        <Row>
          {chosen.map((card) => (
            <Button key={card.id} icon="close" label={t('notices.leaveOut', { name: card.name })} onPress={() => onChange(chosen.filter((other) => other.id !== card.id))}>
              {card.name}
            </Button>
          ))}
        </Row>
      )}
      <div className="po-search">
        <SearchBox label={t('notices.searchCards')} value={words} onChange={setWords} />
      </div>
      <ul className="po-offered">
        {offered.map((card) => (
          <li key={card.id}>
            <Button
              variant="quiet"
              icon="plus"
              onPress={() => {
                onChange([...chosen, { id: card.id, name: card.name }]);
                setWords('');
              }}
            >
              {card.name}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
