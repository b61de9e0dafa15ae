/** The feed at the hub: keys, the signed repository, and what publishes into it. */
export { feedAtHubRouter } from './hub-router.ts';
export { openKeys } from './hub/keys.ts';
export { createPublisher } from './hub/publisher.ts';
export { openRepository, type FeedRepository } from './hub/repository.ts';
