/** The reads behind a choice: as few rows as decide it, however long the queue is. */
import { sql } from 'kysely';
import type { CallReason } from '#shared/contract/queue.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { waitingNow } from './lanes.ts';
import { chooseNext, isFor, PASSED_OVER_TOLD, passedOver, ruleOf, type ChoosingDesk, type Queued } from './rules.ts';

type QueuedRow = Omit<Queued, 'state'> & { state: string };

const asQueued = (row: QueuedRow): Queued => ({ ...row, state: row.state === 'held' ? 'held' : 'waiting' });

// States and limits are written out, not bound: SQLite uses a partial index only when it can read the
// condition, and plans a query with a bound limit anew at each run.
const WAITING = sql<boolean>`ticket.state = 'waiting'`;
const IN_LINE = sql<boolean>`ticket.state IN ('waiting', 'held')`;

/** A reservation counts while its desk is open: nobody waits for a desk that has gone home. */
const RESERVED = sql<string | null>`CASE WHEN (SELECT open FROM desk_state WHERE desk_id = ticket.reserved_desk_id) = 1 THEN ticket.reserved_desk_id END`.as('reserved_desk_id');

const outOfTurn = compiledOnce((q) =>
  q
    .selectFrom('ticket')
    .select(['ticket.id', 'ticket.label', 'ticket.group_id', 'ticket.state', 'ticket.priority', 'ticket.waiting_since', 'ticket.promised_at', 'ticket.returned', RESERVED])
    .where(WAITING)
    .where(sql<boolean>`ticket.out_of_turn = 1`),
);

const longestInTurn = compiledOnce((q, param) =>
  q
    .selectFrom('ticket')
    .select(['id', 'label', 'group_id', 'state', 'priority', 'waiting_since', 'promised_at', 'returned', 'reserved_desk_id'])
    .where(IN_LINE)
    .where(WAITING)
    .where(sql<boolean>`ticket.out_of_turn = 0`)
    // Read in the line's own order as far as the first that fits; ids have one length, so none is part of another.
    .where(sql<boolean>`instr(${param('groupIds')}, ticket.group_id) > 0`)
    .orderBy('waiting_since')
    .orderBy('id')
    .limit(sql.lit(1)),
);

const longerWaiting = compiledOnce((q, param) =>
  q
    .selectFrom('ticket')
    .select(['ticket.id', 'ticket.label', 'ticket.group_id', 'ticket.state', 'ticket.priority', 'ticket.waiting_since', 'ticket.promised_at', 'ticket.returned', RESERVED])
    .where(IN_LINE)
    .where(sql<boolean>`(ticket.waiting_since, ticket.id) < (${param('since')}, ${param('id')})`)
    .orderBy('ticket.waiting_since')
    .orderBy('ticket.id')
    .limit(sql.lit(PASSED_OVER_TOLD)),
);

const outOfTurnTickets = (db: Read): Queued[] => db.all(outOfTurn({})).map(asQueued);

/** Who is next at the desk, or null. */
export const nextAt = (db: Read, desk: ChoosingDesk, now: string): Queued | null => {
  const special = outOfTurnTickets(db);
  const plain = db.first(longestInTurn({ groupIds: JSON.stringify(desk.groupIds) }));
  return chooseNext(desk, plain ? [...special, asQueued(plain)] : special, now);
};

/** How many wait for the desk: in its groups and not for another desk, or for it alone. */
const waitingFor = (db: Read, desk: ChoosingDesk): number => {
  const waiting = waitingNow(db);
  const inGroups = desk.groupIds.reduce((sum, groupId) => sum + (waiting.get(groupId) ?? 0), 0);
  const special = outOfTurnTickets(db);
  return inGroups - special.filter((ticket) => desk.groupIds.includes(ticket.group_id)).length + special.filter((ticket) => isFor(desk, ticket)).length;
};

/** Why this ticket: the rule and, of those who had waited longer, up to five with what kept them back. */
export const explained = (db: Read, desk: ChoosingDesk, ticket: Queued, how: 'next' | 'picked', now: string): Omit<CallReason, 'groupName'> => ({
  rule: how === 'picked' ? 'picked' : ruleOf(ticket, desk.id, now),
  waitedSeconds: Math.max(0, Math.floor((Date.parse(now) - Date.parse(ticket.waiting_since)) / 1_000)),
  among: waitingFor(db, desk),
  passedOver: passedOver(desk, db.all(longerWaiting({ since: ticket.waiting_since, id: ticket.id })).map(asQueued), how === 'picked'),
});
