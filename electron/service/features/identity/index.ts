/** Identity: how surely a customer is known. Evidence is checked and forgotten; method, level and warnings stay. */
export { identityRouter } from './router.ts';
export { checksOf, latestCheck } from './queries.ts';
export { personRef } from './forgotten.ts';
