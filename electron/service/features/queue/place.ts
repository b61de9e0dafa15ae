/** A customer's own place in the queue: what the slip says, and what the phone follows. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { stationContract } from '#shared/contract/index.ts';
import type { TicketSlip, WaitRange } from '#shared/contract/queue.ts';
import type { Read } from '../../kernel/acts.ts';
import { digest } from '../../kernel/ids.ts';
import { keyed, type SecretKey } from '../../kernel/secrets.ts';
import type { StationDeps } from '../../station-os.ts';
import { settingsOf } from '../point/index.ts';
import { deskStateOf, ticketById } from './desks.ts';
import { aheadOf, createServiceTimes, servingDesks, waitIn, waitingNow } from './lanes.ts';
import { slipState } from './print-state.ts';
import { namedTicket } from './ticket-view.ts';
import type { TicketRow } from './words.ts';

/** What a slip is made of besides the tables. */
export interface PlaceDeps {
  address: () => string;
  key: SecretKey;
  serviceMs: (groupId: string) => number;
  pointName: () => string;
}

/** The same for all who give numbers. */
export const placeDeps = (deps: StationDeps): PlaceDeps => ({
  address: deps.address,
  key: deps.secret('ticket'),
  serviceMs: createServiceTimes(deps),
  pointName: () => settingsOf(deps.db)?.name ?? '',
});

const ID_LENGTH = 26;
const PROOF_BYTES = 16;

/**
 * The secret of a ticket's QR code: its id, by which it is found, and 128 bits made of the id with the station's
 * key, by which it is believed. So nothing of it need be kept but a digest.
 */
export const ticketSecret = (key: SecretKey, ticketId: string): string => ticketId + keyed(key, ticketId).toString('base64url', 0, PROOF_BYTES);

/** The ticket a phone's secret stands for, or null. */
export const ticketBySecret = (db: Read, secret: string): TicketRow | null => {
  const ticket = ticketById(db, secret.slice(0, ID_LENGTH));
  return ticket !== null && ticket.secret_hash === digest(secret) ? ticket : null;
};

/** Where a phone follows the ticket with this secret. */
export const followUrl = (deps: PlaceDeps, secret: string): string => `${deps.address()}/place#${secret}`;

/** The place of a ticket that was taken just now: behind everyone. */
export const placeOfLast = (db: Read, deps: PlaceDeps, groupId: string): { ahead: number; wait: WaitRange | null } => {
  const ahead = waitingNow(db);
  ahead.set(groupId, (ahead.get(groupId) ?? 1) - 1);
  return { ahead: ahead.get(groupId) ?? 0, wait: waitIn(groupId, servingDesks(db), ahead, deps.serviceMs(groupId)) };
};

/** How many are before a waiting ticket in its own group, and the range. Nobody, and none, once it does not wait. */
const placeOf = (db: Read, deps: PlaceDeps, ticket: TicketRow): { ahead: number; wait: WaitRange | null } => {
  if (ticket.state !== 'waiting') return { ahead: 0, wait: null };
  const ahead = aheadOf(db, ticket);
  return { ahead: ahead.get(ticket.group_id) ?? 0, wait: waitIn(ticket.group_id, servingDesks(db), ahead, deps.serviceMs(ticket.group_id)) };
};

/** The slip of a ticket as the screen shows it, or null. A number given inside a visit has no address to follow. */
export const slipOf = (db: Read, deps: PlaceDeps, ticketId: string): TicketSlip | null => {
  const found = namedTicket(db, ticketId);
  if (!found) return null;
  const { row, groupName } = found;
  return {
    ticketId: row.id,
    number: row.label,
    groupName,
    language: row.language,
    takenAt: row.taken_at,
    ...placeOf(db, deps, row),
    followUrl: row.secret_hash ? followUrl(deps, ticketSecret(deps.key, row.id)) : '',
    printing: slipState(db, row.id),
  };
};

type WatchPlace = InferContractRouterOutputs<typeof stationContract>['queue']['watchPlace'];
export type Place = WatchPlace extends AsyncIterable<infer State> ? State : never;

/** What the phone shows of a ticket, as it is now. */
export const placeView = (db: Read, deps: PlaceDeps, ticketId: string): Place => {
  const ticket = ticketById(db, ticketId)!;
  return {
  ticketId,
  number: ticket.label,
  state: ticket.state,
  ...placeOf(db, deps, ticket),
  deskNumber: ticket.desk_id && (ticket.state === 'called' || ticket.state === 'serving') ? (deskStateOf(db, ticket.desk_id)?.number ?? null) : null,
  language: ticket.language,
  pointName: deps.pointName(),
  };
};
