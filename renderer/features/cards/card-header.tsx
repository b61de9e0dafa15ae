/** The card's name, whose it is, how new it is, and what may be done with it here. */
import { useTranslation } from 'react-i18next';
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';
import { formatDate, localDateOf } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Banner, Chip, Icon, InLanguage, Row } from '../../kit/index.ts';
import { missingLanguages } from './card-facts.ts';

interface CardHeaderProps {
  readonly card: ServiceCard;
  readonly provider: Provider;
  readonly newest: boolean;
  readonly notices: readonly Notice[];
}

export function CardHeader({ card, provider, newest, notices }: CardHeaderProps) {
  const { t } = useTranslation('cards');
  const language = useContentLanguage();
  return (
    <header className="ad-card-header">
      <Row spread>
        <h2>
          <InLanguage texts={card.name} />
        </h2>
        <p className="od-soft">
          <InLanguage texts={provider.name} unmarked /> · {t('version', { version: card.version, date: formatDate(localDateOf(card.publishedAt), language) })}
        </p>
      </Row>
      <div className="ad-acts">
        <CardActs card={card} />
        <CardMarks card={card} />
      </div>
      {notices.map((notice) => (
        <Banner key={notice.id} kind={notice.kind} title={<InLanguage texts={notice.title} />}>
          <InLanguage texts={notice.text} unmarked />
        </Banner>
      ))}
      {card.changeNote !== undefined && (
        <Banner kind="change" live="off" title={t('changed', { date: formatDate(localDateOf(card.changeNote.at), language) })}>
          <InLanguage texts={card.changeNote.text} />
        </Banner>
      )}
      {!newest && (
        <Banner kind="info" live="off">
          {t('olderVersion')}
        </Banner>
      )}
    </header>
  );
}

/** The acts done here as chips; the others struck through, with where instead. */
function CardActs({ card }: { readonly card: ServiceCard }) {
  const { t } = useTranslation('cards');
  if (card.acts.length === 0) return null;
  const here = card.acts.filter((act) => act.here);
  const elsewhere = card.acts.filter((act) => !act.here);
  return (
    <>
      <ul aria-label={t('actsHere')}>
        {here.map(({ act }) => (
          <li key={act}>
            <Chip tone="good" icon="check">
              {t(`acts.${act}`)}
            </Chip>
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <details>
          <summary>{t('notHere', { count: elsewhere.length })}</summary>
          <ul aria-label={t('actsElsewhere')}>
            {elsewhere.map(({ act, elsewhere: where }) => (
              <li key={act}>
                <Chip tone="off">{t(`acts.${act}`)}</Chip> <span className="od-hidden">{t('doneElsewhere')}</span>
                <Icon name="arrow-right" /> {where === undefined ? t('askProvider') : <InLanguage texts={where} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** That the instructions are an example, and in which languages the card is not whole. */
function CardMarks({ card }: { readonly card: ServiceCard }) {
  const { t } = useTranslation('cards');
  const missing = missingLanguages(card);
  return (
    <>
      {card.exampleInstructions && (
        <Chip tone="warning" icon="info">
          {t('exampleInstructions')}
        </Chip>
      )}
      {missing.length > 0 && <span className="od-soft">{t('missingLanguages', { languages: missing.map((code) => t(`kit:languages.${code}`)).join(', ') })}</span>}
    </>
  );
}
