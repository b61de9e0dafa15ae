/** Opening, closing and pausing a desk: one advisor per desk, one desk per advisor. */
import type { CompiledQuery } from 'kysely';
import type { DeskState } from '#shared/contract/queue.ts';
import type { SignedIn } from '../../kernel/access.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { Refusal } from '../../kernel/errors.ts';
import { textsIn } from './columns.ts';
import { deskStateOf, requireFree, requireOpenDeskOf } from './desks.ts';
import { requireGroups } from './groups.ts';
import type { QueueAct } from './words.ts';

type Build = Parameters<typeof compiledOnce>[0];
const desksIn = (q: Parameters<Build>[0]) =>
  q
    .selectFrom('desk')
    .leftJoin('desk_state', 'desk_state.desk_id', 'desk.id')
    .select((e) => [
      'desk.id',
      'desk.number',
      'desk.name',
      'desk.active',
      'desk_state.open',
      'desk_state.paused',
      'desk_state.advisor_id',
      'desk_state.group_ids',
      'desk_state.ticket_id',
      'desk_state.visit_id',
      e.selectFrom('advisor').select('name').whereRef('advisor.id', '=', 'desk_state.advisor_id').as('advisor_name'),
    ]);

const everyDesk = compiledOnce((q) => desksIn(q).orderBy('desk.number').orderBy('desk.id'));
const oneDesk = compiledOnce((q, param) => desksIn(q).where('desk.id', '=', param('deskId')));

type DeskRow = ReturnType<ReturnType<typeof everyDesk>['compile']> extends CompiledQuery<infer Row> ? Row : never;

const isInUse = (row: DeskRow): boolean => row.active === 1 || row.open === 1;

export const toDeskState = (row: DeskRow): DeskState => ({
  id: row.id,
  number: row.number,
  name: row.name,
  open: row.open === 1,
  paused: row.paused === 1,
  advisorId: row.advisor_id,
  advisorName: row.advisor_name,
  groupIds: row.group_ids ? textsIn(row.group_ids) : [],
  ticketId: row.ticket_id,
  visitId: row.visit_id,
});

/** Every desk in use, in the order of their numbers. */
export const desksInUse = (db: Read): DeskRow[] => db.all(everyDesk({})).filter(isInUse);

const stateNow = (act: QueueAct, deskId: string): DeskState => {
  const row = act.first(oneDesk({ deskId }));
  if (!row || !isInUse(row)) throw new Refusal('NOT_FOUND', { what: 'desk' });
  return toDeskState(row);
};

const shut = (act: QueueAct, deskId: string): void => {
  act.run(act.q.updateTable('desk_state').set({ open: 0, paused: 0, advisor_id: null, since: act.now }).where('desk_id', '=', deskId));
  for (const session of act.all(act.q.selectFrom('session').select('device_id').where('desk_id', '=', deskId))) act.emit('sessionChanged', { deviceId: session.device_id });
  act.run(act.q.updateTable('session').set({ desk_id: null }).where('desk_id', '=', deskId));
  act.record({ kind: 'desk.closed', subjectId: deskId });
  act.emit('queueChanged', {});
};

/** Another advisor who has the desk open, or null. */
const holderOf = (act: QueueAct, deskId: string, advisorId: string): DeskState | null => {
  const desk = stateNow(act, deskId);
  return desk.open && desk.advisorId !== null && desk.advisorId !== advisorId ? desk : null;
};

/**
 * Opens the desk for the advisor with these groups, or changes the groups of their open desk. Another desk the
 * advisor had is closed. Throws `DESK_TAKEN`, `NOT_FOUND`, and `CONFLICT` with `otherDeskBusy` when a customer is there.
 */
export const openDesk = (act: QueueAct, advisor: SignedIn, deskId: string, groupIds: readonly string[]): DeskState => {
  const desk = act.first(act.q.selectFrom('desk').select('active').where('id', '=', deskId));
  if (desk?.active !== 1) throw new Refusal('NOT_FOUND', { what: 'desk' });
  requireGroups(act, groupIds);
  const holder = holderOf(act, deskId, advisor.id);
  if (holder) throw new Refusal('DESK_TAKEN', { advisorName: holder.advisorName ?? '' });
  for (const other of act.all(act.q.selectFrom('desk_state').select(['desk_id', 'ticket_id', 'visit_id']).where('advisor_id', '=', advisor.id).where('open', '=', 1).where('desk_id', '!=', deskId))) {
    if (other.ticket_id ?? other.visit_id) throw new Refusal('CONFLICT', { reason: 'otherDeskBusy' });
    shut(act, other.desk_id);
  }
  const opened = { open: 1 as const, paused: 0 as const, advisor_id: advisor.id, group_ids: JSON.stringify([...new Set(groupIds)]), since: act.now };
  act.run(
    act.q
      .insertInto('desk_state')
      .values({ desk_id: deskId, ticket_id: null, visit_id: null, ...opened })
      .onConflict((c) => c.column('desk_id').doUpdateSet(opened)),
  );
  const { deviceId } = act.doing.caller;
  act.run(act.q.updateTable('session').set({ desk_id: deskId }).where('device_id', '=', deviceId));
  act.record({ kind: 'desk.opened', subjectId: deskId, data: { groupIds: [...groupIds] } });
  act.emit('sessionChanged', { deviceId });
  act.emit('queueChanged', {});
  return stateNow(act, deskId);
};

/** A lead may close any desk, so that one left open does not stay so. Throws `DESK_BUSY`, `DESK_CLOSED`, `CONFLICT`. */
export const closeDesk = (act: QueueAct, advisor: SignedIn, deskId: string): DeskState => {
  const ofOther = holderOf(act, deskId, advisor.id) !== null;
  const leads = advisor.role === 'lead' || advisor.role === 'administrator';
  const desk = ofOther && leads ? deskStateOf(act, deskId)! : requireOpenDeskOf(act, advisor.id, deskId);
  requireFree(act, desk);
  shut(act, deskId);
  if (ofOther) act.audit({ detail: { desk: desk.number } });
  return stateNow(act, deskId);
};

/** A paused desk keeps its customer and calls no other. */
export const pauseDesk = (act: QueueAct, advisor: SignedIn, deskId: string, paused: boolean): DeskState => {
  requireOpenDeskOf(act, advisor.id, deskId);
  act.run(act.q.updateTable('desk_state').set({ paused: paused ? 1 : 0 }).where('desk_id', '=', deskId));
  act.record({ kind: paused ? 'desk.paused' : 'desk.resumed', subjectId: deskId });
  act.emit('queueChanged', {});
  return stateNow(act, deskId);
};
