import type { ServiceCard } from '#shared/contract/cards.ts';
import { ContentLanguage } from '#shared/contract/words.ts';

/** Languages in which a card has its name, summary and description: what the desk may call complete. */
export const wholeLanguages = (card: Pick<ServiceCard, 'name' | 'summary' | 'description'>): ContentLanguage[] =>
  ContentLanguage.options.filter((language) => card.name[language] && card.summary[language] && card.description[language]);
