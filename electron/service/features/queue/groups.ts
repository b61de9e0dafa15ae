/** Service groups: the lanes of the queue, as the administrator keeps them. */
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { stationContract } from '#shared/contract/index.ts';
import type { Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import { localizedIn, textsIn } from './columns.ts';
import { groupInUse } from './numbers.ts';
import type { QueueAct } from './words.ts';

export type Group = InferContractRouterOutputs<typeof stationContract>['queue']['groups'][number];
export type GroupInput = InferContractRouterInputs<typeof stationContract>['queue']['saveGroup'];

/** All groups in their order, those out of use too. */
export const groupList = (db: Read): Group[] =>
  db.all(db.q.selectFrom('service_group').selectAll().orderBy('position').orderBy('letter')).map((row) => ({
    id: row.id,
    letter: row.letter,
    name: localizedIn(row.name),
    examples: localizedIn(row.examples),
    icon: row.icon,
    words: textsIn(row.words),
    providerIds: textsIn(row.provider_ids),
    dailyLimit: row.daily_limit,
    active: row.active === 1,
  }));

/** Numbers given today, per group. */
export const givenToday = (db: Read, date: string): Map<string, number> =>
  new Map(db.all(db.q.selectFrom('ticket_counter').select(['group_id', 'last_number']).where('business_date', '=', date)).map((row) => [row.group_id, row.last_number]));

export const isFull = (group: Group, given: ReadonlyMap<string, number>): boolean => group.dailyLimit !== null && (given.get(group.id) ?? 0) >= group.dailyLimit;

/**
 * Throws `LETTER_TAKEN`, `NOT_FOUND`, and `CONFLICT` with `numbersGivenToday` when a letter would change
 * under numbers of today: two customers could then hold the same one.
 */
export const saveGroup = (act: QueueAct, input: GroupInput): { id: string } => {
  const all = groupList(act);
  if (all.some((group) => group.letter === input.letter && group.id !== input.id)) throw new Refusal('LETTER_TAKEN');
  const before = input.id ? all.find((group) => group.id === input.id) : undefined;
  if (input.id && !before) throw new Refusal('NOT_FOUND', { what: 'group' });
  if (before && before.letter !== input.letter && givenToday(act, act.businessDate).has(before.id)) throw new Refusal('CONFLICT', { reason: 'numbersGivenToday' });
  const id = input.id ?? act.newId();
  const values = {
    letter: input.letter,
    name: JSON.stringify(input.name),
    examples: JSON.stringify(input.examples),
    icon: input.icon,
    words: JSON.stringify(input.words),
    provider_ids: JSON.stringify(input.providerIds),
    daily_limit: input.dailyLimit,
    active: input.active ? (1 as const) : (0 as const),
  };
  if (before) act.run(act.q.updateTable('service_group').set(values).where('id', '=', id));
  else act.run(act.q.insertInto('service_group').values({ id, ...values, position: all.length }));
  act.record({ kind: 'group.saved', subjectId: id, data: { letter: input.letter, active: input.active, dailyLimit: input.dailyLimit } });
  act.audit({ detail: { group: id, letter: input.letter } });
  act.emit('pointChanged', {});
  act.emit('queueChanged', {});
  return { id };
};

/** The group in use that serves a provider; the first one where none says so, since nobody with a promised time is turned away. */
export const groupForProvider = (db: Read, providerId: string | null): Group | null => {
  const inUse = groupList(db).filter((group) => group.active);
  return inUse.find((group) => providerId !== null && group.providerIds.includes(providerId)) ?? inUse[0] ?? null;
};

/** Throws `NOT_FOUND` for the first group that is unknown or not in use. */
export const requireGroups = (db: Read, groupIds: readonly string[]): void => {
  for (const id of groupIds) groupInUse(db, id);
};
