/** Service cards at the station: applied from the feed, found by search, kept in every version that was served by. */
export { cardsRouter } from './router.ts';
export { cardOf, newestVersion, providerOf, putProviders } from './queries.ts';
export { applyCards, removeCards } from './apply.ts';
export { ensureIndexed, indexMore, isIndexWhole } from './indexing.ts';
export { createWordMemory, type WordMemory } from './known-words.ts';
export { findCards } from './search.ts';
export { applyWords } from './words.ts';
