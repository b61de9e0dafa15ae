/** The station's line to its hub, as slices that need an answer use it; what only has to arrive goes by the outbox instead. */
import { ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { HubContract } from '#shared/contract/index.ts';
import type { Offer } from '#shared/contract/remote/words.ts';
import { Refusal } from './kernel/errors.ts';

export type HubClient = ContractRouterClient<Pick<HubContract, 'remote' | 'bookings'>>;

export interface HubLine {
  /** The hub's procedures while the line is up; null while it is cut, and on a station that stands alone. */
  client: () => HubClient | null;
  /** This station's id at the hub; null until it has joined. */
  pointId: () => string | null;
}

/** Longer than a busy hub takes, shorter than a person waits without being told. */
const ANSWER_MS = 15_000;

/**
 * Asks the hub. Throws `HUB_AWAY` with what can be done instead when the line is cut, also in the middle of the call; what
 * the hub itself refuses comes as it is.
 */
export const askHub = async <Answer>(line: HubLine, offers: readonly Offer[], call: (hub: HubClient, options: { signal: AbortSignal }) => Promise<Answer>): Promise<Answer> => {
  const hub = line.client();
  if (!hub) throw new Refusal('HUB_AWAY', { offers });
  try {
    return await call(hub, { signal: AbortSignal.timeout(ANSWER_MS) });
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    throw new Refusal('HUB_AWAY', { offers });
  }
};

/** The key by which others know this station: ECDSA P-256, kept in its data folder for its whole life. */
export interface StationKey {
  /** SPKI in base64url. */
  publicKey: string;
  /** IEEE P1363 signature in base64url over the text's UTF-8 bytes, with SHA-256. */
  sign: (text: string) => string;
}
