/** The station's line to its hub, as slices that need an answer use it; what only has to arrive goes by the outbox instead. */
import type { ContractRouterClient } from '@orpc/contract';
import type { HubContract } from '#shared/contract/index.ts';

export type HubClient = ContractRouterClient<Pick<HubContract, 'remote' | 'bookings'>>;

export interface HubLine {
  /** The hub's procedures while the line is up; null while it is cut, and on a station that stands alone. */
  client: () => HubClient | null;
}

/** The key by which others know this station: ECDSA P-256, kept in its data folder for its whole life. */
export interface StationKey {
  /** SPKI in base64url. */
  publicKey: string;
  /** IEEE P1363 signature in base64url over the text's UTF-8 bytes, with SHA-256. */
  sign: (text: string) => string;
}
