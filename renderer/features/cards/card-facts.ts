/** What a card says besides its steps, as the desk reads it. */
import type { Contact, ServiceCard } from '#shared/contract/cards.ts';
import type { Notice } from '#shared/contract/feed.ts';

/** Ways to reach a person now first (chat, remote, phone), the desk's own before the public's. */
export function liveHelp(card: Pick<ServiceCard, 'contacts'>): Contact[] {
  const live: readonly Contact['kind'][] = ['remote', 'chat', 'phone'];
  const place = (contact: Contact) => (live.includes(contact.kind) ? live.indexOf(contact.kind) : live.length);
  return card.contacts.toSorted((a, b) => Number(b.forAdvisors) - Number(a.forAdvisors) || place(a) - place(b));
}

/** Where a contact leads when it is pressed; null when it is only read. */
export function contactHref(contact: Pick<Contact, 'kind' | 'value'>): string | null {
  if (contact.kind === 'phone') return `tel:${contact.value.replace(/[^\d+]/g, '')}`;
  if (contact.kind === 'email') return `mailto:${contact.value}`;
  return webAddress(contact.value);
}

/** The address when it is one of the web, else null: a card may hold other text there. */
export function webAddress(text: string | undefined): string | null {
  if (text === undefined || !/^https?:\/\//i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}

/** A web address as people read it. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

/** The notices in force that concern the card. */
export function noticesOf(notices: readonly Notice[], cardId: string): Notice[] {
  return notices.filter((notice) => notice.cardIds.includes(cardId));
}

/** The languages among those of the screens in which the card is not whole. */
export function missingLanguages(card: Pick<ServiceCard, 'languages'>): ('fi' | 'sv' | 'en')[] {
  return (['fi', 'sv', 'en'] as const).filter((language) => !card.languages.includes(language));
}
