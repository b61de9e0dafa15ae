/** The rest of a card, in the order in which it is asked at the desk. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { formatCents } from '#shared/domain/money.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Icon, InLanguage, localText } from '../../kit/index.ts';
import { contactHref, liveHelp, shortAddress, webAddress } from './card-facts.ts';
import { LongText } from './long-text.tsx';
import { OpenNow } from './open-now.tsx';
import { openAddress } from './open-address.ts';

type Part = { readonly card: ServiceCard };

/** A section that is read at once, or opened when it is asked for. */
function Section({ title, children, folded = false }: { readonly title: string; readonly children: ReactNode; readonly folded?: boolean }) {
  if (folded) {
    return (
      <details className="ad-section">
        <summary>{title}</summary>
        <div>{children}</div>
      </details>
    );
  }
  return (
    <section className="ad-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Papers({ card }: Part) {
  const { t } = useTranslation('cards');
  if (card.papers.length === 0) return null;
  return (
    <Section title={t('papers')}>
      <ul className="ad-list">
        {card.papers.map((paper) => (
          <li key={paper.id}>
            <InLanguage texts={paper.text} />
            {paper.condition !== undefined && (
              <span className="od-soft">
                {' '}
                – <InLanguage texts={paper.condition} unmarked />
              </span>
            )}
            {paper.detail !== undefined && (
              <div className="od-soft">
                <LongText texts={paper.detail} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Fee, processing time, deadline and validity: short facts side by side. */
export function Facts({ card }: Part) {
  const { t } = useTranslation('cards');
  const language = useContentLanguage();
  const { charge } = card;
  const facts: [string, ReactNode][] = [];
  const cents = charge.cents === undefined ? '' : formatCents(charge.cents, language);
  if (charge.type !== 'Unknown' || charge.info !== undefined || cents !== '') {
    facts.push([
      t('fee'),
      <>
        {cents === '' ? (charge.type === 'Unknown' ? null : t(`charge.${charge.type}`)) : <strong>{cents}</strong>}
        {charge.info !== undefined && <LongText texts={charge.info} />}
      </>,
    ]);
  }
  if (card.processingTime !== undefined) facts.push([t('processingTime'), <LongText key="text" texts={card.processingTime} />]);
  if (card.deadline !== undefined) facts.push([t('deadline'), <LongText key="text" texts={card.deadline} />]);
  if (card.validity !== undefined) facts.push([t('validity'), <LongText key="text" texts={card.validity} />]);
  if (facts.length === 0) return null;
  return (
    <dl className="ad-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Eligibility({ card }: Part) {
  const { t } = useTranslation('cards');
  if (card.eligibility === undefined) return null;
  return (
    <Section title={t('eligibility')}>
      <LongText texts={card.eligibility} />
    </Section>
  );
}

export function Description({ card, folded }: Part & { readonly folded: boolean }) {
  const { t } = useTranslation('cards');
  return (
    <Section title={t('description')} folded={folded}>
      <LongText texts={card.description} />
    </Section>
  );
}

/** Contacts, the ways to reach a person now first; those marked are for the desk alone. */
export function Contacts({ card }: Part) {
  const { t } = useTranslation('cards');
  const contacts = liveHelp(card);
  if (contacts.length === 0) return null;
  return (
    <Section title={t('help')}>
      <ul className="ad-list">
        {contacts.map((contact, at) => (
          <li key={at}>
            <Icon name={contact.kind === 'phone' ? 'phone' : contact.kind === 'email' ? 'mail' : contact.kind === 'web' ? 'link' : 'chat'} /> <InLanguage texts={contact.name} />: <ContactValue value={contact.value} href={contactHref(contact)} />
            {contact.hours !== undefined && (
              <span className="od-soft">
                {' '}
                · <InLanguage texts={contact.hours} unmarked />
              </span>
            )}
            {contact.forAdvisors && <strong> · {t('forAdvisors')}</strong>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ContactValue({ value, href }: { readonly value: string; readonly href: string | null }) {
  if (href === null) return <strong>{value}</strong>;
  if (!/^https?:/i.test(href)) return <a href={href}>{value}</a>;
  return (
    <button type="button" className="ad-link" onClick={() => openAddress(href)}>
      {shortAddress(value)}
    </button>
  );
}

export function Places({ card }: Part) {
  const { t } = useTranslation('cards');
  if (card.places.length === 0) return null;
  return (
    <Section title={t('places', { count: card.places.length })} folded={card.places.length > 2}>
      <ul className="ad-list">
        {card.places.map((place, at) => {
          const web = webAddress(place.web);
          return (
            <li key={at}>
              <strong>
                <InLanguage texts={place.name} />
              </strong>
              {place.address !== undefined && <div>{place.address}</div>}
              {place.hours !== undefined && (
                <div className="od-soft">
                  <InLanguage texts={place.hours} unmarked /> <OpenNow hours={place.hours} />
                </div>
              )}
              {place.phone !== undefined && <ContactValue value={place.phone} href={contactHref({ kind: 'phone', value: place.phone })} />}
              {web !== null && <ContactValue value={web} href={web} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function Laws({ card }: Part) {
  const { t, i18n } = useTranslation('cards');
  if (card.laws.length === 0) return null;
  return (
    <Section title={t('laws', { count: card.laws.length })} folded>
      <ul className="ad-list">
        {card.laws.map((law, at) => {
          const url = webAddress(localText(law.url, i18n.language).text);
          return (
            <li key={at}>
              {url === null ? (
                <InLanguage texts={law.name} />
              ) : (
                <button type="button" className="ad-link" onClick={() => openAddress(url)}>
                  <InLanguage texts={law.name} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
