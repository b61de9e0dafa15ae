/** The provider's service cards: found by name, opened to be edited. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { HubContract } from '#shared/contract/index.ts';
import { ContentLanguage } from '#shared/contract/words.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useHub } from '../../app/index.ts';
import { Button, Chip, Empty, Failed, Loading, Row, SearchBox, Table } from '../../kit/index.ts';
import { CardEditor } from './card-editor.tsx';
import { useLeave } from './leaving.tsx';
import './portal-parts.css';

/** @param opened the card to open first */
export function CardsPage({ opened }: { readonly opened: string | null }) {
  const { t } = useTranslation('portal');
  const leave = useLeave();
  const [cardId, setCardId] = useState(opened);
  const [words, setWords] = useState('');
  if (cardId === null) return <CardList words={words} onWords={setWords} onOpen={setCardId} />;
  return (
    <div className="od-stack">
      <Row>
        <Button variant="quiet" icon="arrow-left" onPress={() => leave(() => setCardId(null))}>
          {t('cards.back')}
        </Button>
      </Row>
      <CardEditor key={cardId} cardId={cardId} />
    </div>
  );
}

interface CardListProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onOpen: (cardId: string) => void;
}

const MOST = 200;

type CardRow = InferContractRouterOutputs<HubContract>['cards']['list']['rows'][number];

function CardList({ words, onWords, onOpen }: CardListProps) {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const hub = useHub();
  const asked = useDeferredValue(words);
  const cards = useQuery({ ...hub.cards.list.queryOptions({ input: { words: asked, language, limit: MOST } }), placeholderData: keepPreviousData });
  const found = cards.data;
  // Two providers may call their cards the same.
  const severalProviders = new Set(found?.rows.map(({ providerName }) => providerName)).size > 1;
  return (
    <div className="od-stack">
      <h1>{t('pages.cards')}</h1>
      <div className="po-search">
        <SearchBox label={t('cards.search')} value={words} onChange={onWords} />
      </div>
      {found === undefined && (cards.isError ? <Failed text={errorText(cards.error, errors.t)} onRetry={() => void cards.refetch()} /> : <Loading />)}
      {found !== undefined && (
        <>
          <p aria-live="polite">{found.total > MOST ? t('cards.foundMore', { shown: MOST, count: found.total }) : t('cards.found', { count: found.total })}</p>
          <Table
            caption={t('pages.cards')}
            hideCaption
            rows={found.rows}
            rowKey={(card) => card.id}
            empty={<Empty title={t('cards.none')}>{t(asked === '' ? 'cards.noneAtAll' : 'cards.noneFound')}</Empty>}
            columns={[
              {
                key: 'name',
                label: t('cards.name'),
                sortBy: (card) => card.name,
                render: (card) => (
                  <button type="button" className="po-link" onClick={() => onOpen(card.id)}>
                    {card.name}
                  </button>
                ),
              },
              ...(severalProviders ? [{ key: 'provider', label: t('provider'), render: (card: CardRow) => card.providerName, sortBy: (card: CardRow) => card.providerName }] : []),
              { key: 'version', label: t('cards.version'), align: 'end', render: (card) => card.version, sortBy: (card) => card.version },
              { key: 'published', label: t('cards.published'), render: (card) => formatDateTime(card.publishedAt, language), sortBy: (card) => card.publishedAt },
              {
                key: 'marks',
                label: t('cards.marks'),
                render: (card) => (
                  <Row>
                    {ContentLanguage.options
                      .filter((wanted) => !card.languages.includes(wanted))
                      .map((missing) => (
                        <Chip key={missing} tone="warning">
                          {t('cards.lacks', { language: t(`languageNames.${missing}`) })}
                        </Chip>
                      ))}
                    {card.exampleInstructions && <Chip tone="info">{t('cards.example')}</Chip>}
                  </Row>
                ),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}
