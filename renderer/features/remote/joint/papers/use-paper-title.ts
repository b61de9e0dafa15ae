/** What a paper is called on the screen. */
import { useTranslation } from 'react-i18next';
import type { PaperFacts } from './paper.ts';

export function usePaperTitle(facts: Pick<PaperFacts, 'name' | 'number' | 'source'>): string {
  const { t } = useTranslation('remote');
  return facts.name ?? t(facts.source === 'camera' ? 'joint.papers.picture' : 'joint.papers.unnamed', { number: facts.number });
}
