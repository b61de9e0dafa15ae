/** Server state on the screen: one cache, with keys and calls made from the contract. */
import type { RouterUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { HubClient, StationClient } from './client.ts';
import { isRefusal } from './error-text.ts';

export type StationCalls = RouterUtils<StationClient>;
export type HubCalls = RouterUtils<HubClient>;

/** The cache. A refusal is an answer and is not asked again; a cut line is tried a few times. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The station is on the same net or in the same machine: the browser's idea of being
        // online says nothing of it.
        networkMode: 'always',
        retry: (count, error) => count < 4 && !isRefusal(error),
        retryDelay: (count) => Math.min(250 * 2 ** count, 2_000),
        refetchOnWindowFocus: false,
        staleTime: 5_000,
      },
      // An act's input may hold what is not to be kept, such as a customer's code.
      mutations: { networkMode: 'always', gcTime: 0 },
    },
  });
}
