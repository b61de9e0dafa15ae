/** Asking the hub about a session, with what is offered instead while it is away. */
import { ORPCError } from '@orpc/client';
import { askHub, type HubClient } from '../../hub-line.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { StationDeps } from '../../station-os.ts';
import { OFFERS_WHEN_AWAY } from './rules.ts';

export const hubAway = (): Refusal => new Refusal('HUB_AWAY', { offers: [...OFFERS_WHEN_AWAY] });

/** What the hub refused, as this point's own refusal; null when no hub was heard at all. A key or signature it does not accept is `CONFLICT` with `badKey`. */
export const refusedBy = (error: unknown): Refusal | null => {
  if (!(error instanceof ORPCError && error.defined)) return null;
  return error.code === 'BAD_VOUCHER' ? new Refusal('CONFLICT', { reason: 'badKey' }) : new Refusal(error.code, error.data as unknown);
};

/** The hub does not know the session, or it is another's: nothing more will come of it. */
export const isUnknownThere = (error: unknown): boolean => error instanceof ORPCError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN');

/** Throws `HUB_AWAY` with offers, or what the hub refused. */
export const ask = async <Answer>(deps: Pick<StationDeps, 'hub'>, call: (hub: HubClient, options: { signal: AbortSignal }) => Promise<Answer>): Promise<Answer> => {
  try {
    return await askHub(deps.hub, OFFERS_WHEN_AWAY, call);
  } catch (error) {
    throw refusedBy(error) ?? error;
  }
};
