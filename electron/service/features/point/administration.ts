/** What an administrator keeps: settings, desks, advisors. */
import type { Advisor, Desk, PointSettings } from '#shared/contract/point.ts';
import type { Act } from '../../kernel/acts.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { StationEvents } from '../../station-events.ts';
import { advisorList, deskList, pointRow } from './queries.ts';
import { settingsFault } from './rules.ts';

type PointAct = Act<StationEvents>;

/** Throws `BAD_INPUT` on contradicting hours, `NOT_FOUND` before the first run. */
export const saveSettings = (act: PointAct, settings: PointSettings): void => {
  const fault = settingsFault(settings);
  if (fault) throw badField(fault.path, fault.reason);
  const row = pointRow(act);
  if (!row) throw new Refusal('NOT_FOUND', { what: 'point' });
  act.run(act.q.updateTable('point').set({ settings: JSON.stringify(settings) }));
  act.record({ kind: 'point.settingsSaved', subjectId: row.id, data: { settings }, toHub: { pointId: row.id, name: settings.name, municipality: settings.municipality } });
  act.audit({});
  act.emit('pointChanged', {});
  act.emit('queueChanged', {});
  act.emit('outboxFilled', {});
};

/** Throws `NUMBER_TAKEN`. A desk is taken out of use, never removed: calls and visits point at it. */
export const saveDesk = (act: PointAct, input: { id?: string | undefined; number: number; name: string; active: boolean }): Desk => {
  if (deskList(act).some((desk) => desk.number === input.number && desk.id !== input.id)) throw new Refusal('NUMBER_TAKEN');
  const id = input.id ?? act.newId();
  const values = { number: input.number, name: input.name, active: input.active ? (1 as const) : (0 as const) };
  if (input.id) {
    if (act.run(act.q.updateTable('desk').set(values).where('id', '=', id)) === 0) throw new Refusal('NOT_FOUND', { what: 'desk' });
  } else act.run(act.q.insertInto('desk').values({ id, ...values }));
  act.record({ kind: 'desk.saved', subjectId: id, data: values });
  act.audit({ detail: { desk: input.number } });
  act.emit('pointChanged', {});
  act.emit('queueChanged', {});
  return { id, number: input.number, name: input.name, active: input.active };
};

/** Throws `NAME_TAKEN`, and `CONFLICT` when no administrator would be left. A new PIN also ends a lock-out. */
export const saveAdvisor = (
  act: PointAct,
  input: { id?: string | undefined; name: string; role: Advisor['role']; active: boolean },
  pinHash: string | null,
): Advisor => {
  const all = advisorList(act);
  if (all.some((advisor) => advisor.name === input.name && advisor.id !== input.id)) throw new Refusal('NAME_TAKEN');
  const others = all.filter((advisor) => advisor.id !== input.id && advisor.active && advisor.role === 'administrator');
  if (others.length === 0 && !(input.active && input.role === 'administrator')) throw new Refusal('CONFLICT', { reason: 'lastAdministrator' });
  const id = input.id ?? act.newId();
  const values = { name: input.name, role: input.role, active: input.active ? (1 as const) : (0 as const) };
  if (input.id) {
    const unlocked = pinHash ? { pin_hash: pinHash, wrong_pins: 0, locked_until: null } : {};
    if (act.run(act.q.updateTable('advisor').set({ ...values, ...unlocked }).where('id', '=', id)) === 0) throw new Refusal('NOT_FOUND', { what: 'advisor' });
  } else act.run(act.q.insertInto('advisor').values({ id, ...values, pin_hash: pinHash ?? '', locked_until: null }));
  act.record({ kind: 'advisor.saved', subjectId: id, data: { role: input.role, active: input.active, newPin: pinHash !== null } });
  act.audit({ detail: { advisor: id, role: input.role, active: input.active, newPin: pinHash !== null } });
  for (const session of act.all(act.q.selectFrom('session').select('device_id').where('advisor_id', '=', id))) act.emit('sessionChanged', { deviceId: session.device_id });
  return advisorList(act).find((advisor) => advisor.id === id)!;
};
