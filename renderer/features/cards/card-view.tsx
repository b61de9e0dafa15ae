/** A service card, whole: to read, or with the steps of a visit in their place. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';
import { errorText } from '../../app/index.ts';
import { Failed, InLanguage, Loading } from '../../kit/index.ts';
import { noticesOf } from './card-facts.ts';
import { CardHeader } from './card-header.tsx';
import { Contacts, Description, Eligibility, Facts, Laws, Papers, Places } from './card-sections.tsx';
import { EServices } from './e-services.tsx';
import { LongText } from './long-text.tsx';
import { useCard } from './use-card.ts';
import './card-view.css';

interface CardViewProps {
  readonly cardId: string;
  readonly version?: number;
  readonly notices: readonly Notice[];
  /** The steps as they stand in a visit; without it they are only read. */
  readonly renderSteps?: (card: ServiceCard) => ReactNode;
  /** Acts on the card as a whole, at its foot. */
  readonly renderFoot?: (card: ServiceCard) => ReactNode;
}

export function CardView({ cardId, version, notices, renderSteps, renderFoot }: CardViewProps) {
  const { t } = useTranslation('errors');
  const found = useCard(cardId, version);
  if (found.data === undefined) return found.isError ? <Failed text={errorText(found.error, t)} onRetry={() => void found.refetch()} /> : <Loading />;
  const { card, provider, newest } = found.data;
  return <WholeCard card={card} provider={provider} newest={newest || version === undefined} notices={noticesOf(notices, cardId)} renderSteps={renderSteps} renderFoot={renderFoot} />;
}

interface WholeCardProps extends Pick<CardViewProps, 'notices'> {
  readonly card: ServiceCard;
  readonly provider: Provider;
  readonly newest: boolean;
  readonly renderSteps: CardViewProps['renderSteps'];
  readonly renderFoot: CardViewProps['renderFoot'];
}

function WholeCard({ card, provider, newest, notices, renderSteps, renderFoot }: WholeCardProps) {
  return (
    <article className="ad-card">
      <CardHeader card={card} provider={provider} newest={newest} notices={notices} />
      <p>
        <InLanguage texts={card.summary} unmarked />
      </p>
      <EServices card={card} />
      {renderSteps === undefined ? <ReadSteps card={card} /> : renderSteps(card)}
      <div className="ad-card-columns">
        <Papers card={card} />
        <Eligibility card={card} />
        <Facts card={card} />
        <Contacts card={card} />
        <Places card={card} />
      </div>
      <Description card={card} folded={card.steps.length > 0} />
      <Laws card={card} />
      <footer className="ad-card-foot">
        <span className="od-soft">{card.attribution}</span>
        {renderFoot?.(card)}
      </footer>
    </article>
  );
}

function ReadSteps({ card }: { readonly card: ServiceCard }) {
  const { t } = useTranslation('cards');
  if (card.steps.length === 0) return <p className="od-soft">{t('noSteps')}</p>;
  return (
    <section>
      <h3>{t('steps')}</h3>
      <ol className="ad-list ad-numbered">
        {card.steps.map((step) => (
          <li key={step.id}>
            <InLanguage texts={step.text} />
            {step.condition !== undefined && (
              <span className="od-soft">
                {' '}
                – <InLanguage texts={step.condition} unmarked />
              </span>
            )}
            {step.detail !== undefined && (
              <div className="od-soft">
                <LongText texts={step.detail} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
