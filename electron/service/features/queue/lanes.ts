/** The groups as lanes: how many wait in each, which desks serve it, and how long it takes. */
import { sql } from 'kysely';
import type { WaitRange } from '#shared/contract/queue.ts';
import type { Read } from '../../kernel/acts.ts';
import { later, type Clock } from '../../kernel/clock.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { textsIn } from './columns.ts';
import { serviceTime, waitRange } from './wait-range.ts';

/** Desks that call customers of the same groups. */
export interface ServingDesks {
  groupIds: readonly string[];
  desks: number;
  /** Of these, how many have no customer. */
  free: number;
}

const deskGroups = compiledOnce((q) =>
  q
    .selectFrom('desk_state')
    .select((e) => ['group_ids', e.fn.countAll<number>().as('desks'), sql<number>`sum(ticket_id IS NULL AND visit_id IS NULL)`.as('free')])
    .where('open', '=', 1)
    .where('paused', '=', 0)
    .groupBy('group_ids'),
);

/** Desks that call customers now, those of the same groups together. */
export const servingDesks = (db: Read): ServingDesks[] => db.all(deskGroups({})).map((row) => ({ groupIds: textsIn(row.group_ids), desks: row.desks, free: row.free }));

const waitingBefore = compiledOnce((q, param) =>
  q
    .selectFrom('ticket')
    .select((e) => ['group_id', e.fn.countAll<number>().as('count')])
    .where(sql<boolean>`ticket.state IN ('waiting', 'held')`)
    .where(sql<boolean>`ticket.state = 'waiting'`)
    .where(sql<boolean>`(ticket.waiting_since, ticket.id) < (${param('since')}, ${param('id')})`)
    .groupBy('group_id'),
);

const lanes = compiledOnce((q) => q.selectFrom('lane').select(['group_id', 'waiting']));

/** Waiting per group, as kept with each ticket. */
export const waitingNow = (db: Read): Map<string, number> => new Map(db.all(lanes({})).map((row) => [row.group_id, row.waiting]));

const waiting = compiledOnce((q) =>
  q
    .selectFrom('ticket')
    .select((e) => ['group_id', e.fn.countAll<number>().as('count'), e.fn.min('waiting_since').as('since')])
    .where(sql<boolean>`ticket.state IN ('waiting', 'held')`)
    .where(sql<boolean>`ticket.state = 'waiting'`)
    .groupBy('group_id'),
);

/** Waiting before a ticket, per group. */
export const aheadOf = (db: Read, ticket: { id: string; waiting_since: string }): Map<string, number> =>
  new Map(db.all(waitingBefore({ since: ticket.waiting_since, id: ticket.id })).map((row) => [row.group_id, row.count]));

/** Waiting per group, with the longest; counted, for screens that are drawn anew only now and then. */
export const waitingByGroup = (db: Read): Map<string, { count: number; since: string }> =>
  new Map(db.all(waiting({})).map((row) => [row.group_id, { count: row.count, since: row.since }]));

/** The range for a customer of the group with these customers ahead, per group. */
export const waitIn = (groupId: string, serving: readonly ServingDesks[], ahead: ReadonlyMap<string, number>, serviceMs: number): WaitRange | null => {
  const ours = serving.filter((desks) => desks.groupIds.includes(groupId));
  const facts = { desks: 0, freeDesks: 0, aheadOfGroup: ahead.get(groupId) ?? 0, aheadOfDesks: 0, serviceMs };
  for (const { desks, free } of ours) {
    facts.desks += desks;
    facts.freeDesks += free;
  }
  for (const lane of new Set(ours.flatMap((desks) => desks.groupIds))) facts.aheadOfDesks += ahead.get(lane) ?? 0;
  return waitRange(facts);
};

const SAMPLE = 50;
const SAMPLE_MS = 14 * 24 * 60 * 60_000;
const KEPT_MS = 60_000;

const durations = compiledOnce((q, param) =>
  q
    .selectFrom('ticket')
    .select(['called_at', 'ended_at'])
    .where(sql<boolean>`ticket.state = 'finished'`)
    .where('group_id', '=', param('groupId'))
    .where('ended_at', '>=', param('since'))
    .orderBy('ended_at', 'desc')
    .limit(sql.lit(SAMPLE)),
);

/** Median from call to goodbye of a group's last fifty visits within fourteen days, looked up once a minute. */
export const createServiceTimes = (deps: { db: Read; clock: Clock }): ((groupId: string) => number) => {
  const kept = new Map<string, { until: string; ms: number }>();
  return (groupId) => {
    const now = deps.clock.now();
    const known = kept.get(groupId);
    if (known && now < known.until) return known.ms;
    const sample = deps.db.all(durations({ groupId, since: later(now, -SAMPLE_MS) })).flatMap((row) => (row.called_at && row.ended_at ? [Date.parse(row.ended_at) - Date.parse(row.called_at)] : []));
    const ms = serviceTime(sample);
    kept.set(groupId, { until: later(now, KEPT_MS), ms });
    return ms;
  };
};
