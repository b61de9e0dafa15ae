/** The advisor's queue column as it is now: everyone who is here, and who missed a call today. */
import { sql } from 'kysely';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { Localized } from '#shared/contract/words.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { localizedIn } from './columns.ts';
import { desksInUse, toDeskState } from './desk-acts.ts';
import { lanesNow, type ScreenDeps } from './screens.ts';
import { toWaitingTicket, type LiveTicket } from './ticket-view.ts';

const liveTickets = compiledOnce((q, param) =>
  q
    .selectFrom('ticket')
    .select(['id', 'label', 'group_id', 'state', 'language', 'needs', 'taken_at', 'called_at', 'desk_id', 'promised_at', 'priority', 'call_count', 'card_id'])
    // Each part is read by an index of its own, which hold only who is here.
    .where((e) =>
      e.or([
        sql<boolean>`(ticket.state IN ('waiting', 'held') AND ticket.waiting_since >= '')`,
        sql<boolean>`(ticket.state IN ('called', 'serving') AND ticket.desk_id >= '')`,
        e.and([sql<boolean>`ticket.state = 'noShow'`, e('ticket.business_date', '=', param('date'))]),
      ]),
    )
    .orderBy('id'),
);

const cardName = compiledOnce((q, param) =>
  q
    .selectFrom('card')
    .select(sql<string>`json_extract(card.json, '$.name')`.as('name'))
    .where('id', '=', param('id')),
);

const isSameRow = <Row extends object>(one: Row, other: Row): boolean => {
  for (const column in one) if (one[column] !== other[column]) return false;
  return true;
};

/** Makes of each row what is told of it, once for as long as its columns stay: most of a board is as it was a moment ago. */
const madeOnce = <Row extends { id: string }, Made>(make: (row: Row) => Made): ((rows: readonly Row[]) => Made[]) => {
  let kept = new Map<string, { row: Row; made: Made }>();
  return (rows) => {
    const present = new Map<string, { row: Row; made: Made }>();
    for (const row of rows) {
      const known = kept.get(row.id);
      present.set(row.id, known && isSameRow(known.row, row) ? known : { row, made: make(row) });
    }
    kept = present;
    return Array.from(present.values(), ({ made }) => made);
  };
};

/** Names of cards by id, each looked up once. */
const cardNames = (db: Read): ((id: string | null) => Localized | null) => {
  const kept = new Map<string, Localized>();
  return (id) => {
    const known = id === null ? null : kept.get(id);
    if (known !== undefined || id === null) return known ?? null;
    const found = db.first(cardName({ id }));
    if (!found) return null;
    const name = localizedIn(found.name);
    kept.set(id, name);
    return name;
  };
};

/** Reads the board; rows that are as they were are the objects of the last reading. `onCards` hears when cards changed. */
export const boardReader = (deps: ScreenDeps, onCards: (changed: () => void) => void): (() => QueueBoard) => {
  const ticketsMade = () => {
    const nameOf = cardNames(deps.db);
    return madeOnce((row: LiveTicket) => toWaitingTicket(row, nameOf(row.card_id)));
  };
  let tickets = ticketsMade();
  onCards(() => {
    tickets = ticketsMade();
  });
  const desks = madeOnce(toDeskState);
  return () => {
    const at = deps.now();
    return {
      sequence: deps.nextSequence(),
      at,
      tickets: tickets(deps.db.all(liveTickets({ date: localDateOf(at, deps.zone) }))),
      desks: desks(desksInUse(deps.db)),
      groups: lanesNow(deps).map(({ id, letter, name, waiting, since, wait }, position) => ({ id, position, letter, name, waiting, longestSince: since, wait })),
      targetMinutes: deps.settings()?.targetMinutes ?? 10,
    };
  };
};
