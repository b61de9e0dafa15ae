/** The feed at the station: takes the hub's signed cards and notices, and says how fresh they are. */
export { feedRouter } from './router.ts';
export { noticesInForce } from './queries.ts';
export type { FeedKeepers, FeedTaker } from './taker.ts';
export { FeedRefused } from './problems.ts';
export type { ProductLine } from './segments.ts';
export { createTufTaker } from './tuf-taker.ts';
