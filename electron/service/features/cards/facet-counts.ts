/** How many cards each facet would leave, for the filters of the search. */
import { PermittedAct, type ContentLanguage, type Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { facetWord } from './facets.ts';
import { allFacets, markCount } from './index-sql.ts';
import { cardsRevision } from './indexing.ts';
import { textIn } from './rules.ts';

type Counted = { value: string; label: string; count: number };
export type FacetCounts = Record<'providers' | 'lifeEvents' | 'serviceClasses' | 'acts', Counted[]>;

/** Counts as the index stands: a facet is a word of it, and the index knows in how many cards a word is. */
const countFacets = (db: Read, language: ContentLanguage): FacetCounts => {
  const counted = allFacets(db)
    .map(({ kind, value, label }) => ({ kind, value, label: textIn(JSON.parse(label) as Localized, language).text || value, count: markCount(db, facetWord({ kind, value })) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, language));
  const of = (wanted: string): Counted[] => counted.filter(({ kind }) => kind === wanted).map(({ value, label, count }) => ({ value, label, count }));
  return { providers: of('provider'), lifeEvents: of('lifeEvent'), serviceClasses: of('serviceClass'), acts: of('act').filter(({ value }) => PermittedAct.safeParse(value).success) };
};

/** Counts once for as long as no card changes. */
export const createFacetCounts = (db: Read): ((language: ContentLanguage) => FacetCounts) => {
  const kept = new Map<ContentLanguage, { revision: number; counts: FacetCounts }>();
  return (language) => {
    const revision = cardsRevision(db);
    const known = kept.get(language);
    if (known?.revision === revision) return known.counts;
    const counts = countFacets(db, language);
    kept.set(language, { revision, counts });
    return counts;
  };
};
