/** The middle column with no customer: what to do next, or a card to read. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/contract/feed.ts';
import { CardView } from '../../features/cards/index.ts';
import { FlagCard } from '../../features/feedback/index.ts';
import { Button, Empty } from '../../kit/index.ts';

interface IdlePaneProps {
  readonly state: 'closed' | 'ready' | 'called' | 'paused';
  readonly readCardId: string | null;
  readonly notices: readonly Notice[];
  readonly onSearch: () => void;
  readonly onCloseCard: () => void;
  /** Opens the till for a customer who only pays. */
  readonly payButton: ReactNode;
}

export function IdlePane({ state, readCardId, notices, onSearch, onCloseCard, payButton }: IdlePaneProps) {
  const { t } = useTranslation('advisor');
  const search = (
    <Button icon="search" keys="Ctrl+K" onPress={onSearch}>
      {t('idle.search')}
    </Button>
  );
  if (readCardId !== null) {
    return (
      <>
        <div className="ad-tabs">
          {search}
          {payButton}
          <Button icon="close" keys="Escape" onPress={onCloseCard}>
            {t('idle.closeCard')}
          </Button>
        </div>
        <section className="ad-desk" aria-label={t('idle.card')}>
          <CardView key={readCardId} cardId={readCardId} notices={notices} renderFoot={(card) => <FlagCard card={card} visitId={null} />} />
        </section>
      </>
    );
  }
  return (
    <section className="ad-desk ad-idle">
      <Empty
        title={t(`idle.${state}.title`)}
        actions={
          <>
            {search}
            {payButton}
          </>
        }
      >
        <p>{t(`idle.${state}.text`)}</p>
      </Empty>
    </section>
  );
}
