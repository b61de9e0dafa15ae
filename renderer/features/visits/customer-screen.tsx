/** What the customer sees at the desk: in their language, nothing private, the next step standing out. */
import { useTranslation } from 'react-i18next';
import type { CardStep, ServiceCard } from '#shared/contract/cards.ts';
import type { CustomerView } from '#shared/contract/visits.ts';
import { Icon, localText } from '../../kit/index.ts';
import './customer-screen.css';

type Texts = Parameters<typeof localText>[0];

/** A text of the card; one in another language than the customer's is marked as such. */
function CardText({ texts, language, as: As = 'span' }: { readonly texts: Texts; readonly language: string; readonly as?: 'span' | 'p' | 'h1' }) {
  const { text, lang } = localText(texts, language);
  return text === '' ? null : <As lang={lang}>{text}</As>;
}

function Step({ step, state, language }: { readonly step: CardStep; readonly state: 'done' | 'next' | 'later'; readonly language: string }) {
  const { t } = useTranslation('terminal', { lng: language });
  return (
    <li className={`od-desk-step od-desk-step-${state}`} aria-current={state === 'next' ? 'step' : undefined}>
      <span className="od-desk-step-mark">{state === 'done' ? <Icon name="check" /> : state === 'next' ? <Icon name="arrow-right" flips /> : null}</span>
      <span>
        <span className="od-desk-step-state">{state === 'later' ? '' : t(`desk.step.${state}`)}</span>
        <CardText texts={step.text} language={language} />
        {state === 'next' && step.detail !== undefined && (
          <span className="od-desk-detail">
            <CardText texts={step.detail} language={language} />
          </span>
        )}
      </span>
    </li>
  );
}

function Card({ card, view }: { readonly card: ServiceCard; readonly view: CustomerView }) {
  const { language } = view;
  const { t } = useTranslation('terminal', { lng: language });
  const name = localText(card.name, language);
  return (
    <article className="od-desk-card">
      <CardText as="h1" texts={card.name} language={language} />
      {view.providerName !== null && (
        <p className="od-soft">
          <CardText texts={view.providerName} language={language} />
        </p>
      )}
      {name.fallback && <p className="od-desk-fallback">{t('desk.otherLanguage')}</p>}
      <CardText as="p" texts={card.summary} language={language} />
      {card.papers.length > 0 && (
        <section>
          <h2>{t('desk.papers')}</h2>
          <ul className="od-desk-papers">
            {card.papers.map((paper) => (
              <li key={paper.id}>
                <Icon name="document" />
                <span>
                  <CardText texts={paper.text} language={language} />
                  {paper.condition !== undefined && (
                    <span className="od-desk-detail">
                      <CardText texts={paper.condition} language={language} />
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {card.steps.length > 0 && (
        <section>
          <h2>{t('desk.steps')}</h2>
          <ol className="od-desk-steps">
            {card.steps.map((step) => (
              <Step key={step.id} step={step} language={language} state={view.doneSteps.includes(step.id) ? 'done' : step.id === view.nextStepId ? 'next' : 'later'} />
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

/** The whole picture; the advisor's right-hand column draws the same one, smaller. */
export function CustomerScreen({ view }: { readonly view: CustomerView }) {
  const { language } = view;
  const { t } = useTranslation('terminal', { lng: language });
  if (view.state === 'card' && view.card !== null) return <Card card={view.card} view={view} />;
  if (view.state === 'goodbye') {
    return (
      <div className="od-desk-words">
        <h1>{t('desk.goodbye')}</h1>
        {view.servicesDone.length > 0 && (
          <>
            <h2>{t('desk.done')}</h2>
            <ul className="od-desk-papers">
              {view.servicesDone.map((service) => {
                const { text, lang } = localText(service, language);
                return (
                  <li key={text} lang={lang}>
                    <Icon name="check" />
                    <span>{text}</span>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
    );
  }
  return (
    <div className="od-desk-words">
      <h1>{view.state === 'welcome' || view.state === 'card' ? t('desk.welcome') : t('desk.idle', { number: view.deskNumber })}</h1>
      <p>{view.state === 'idle' ? view.pointName : t('desk.advisorHelps')}</p>
    </div>
  );
}
