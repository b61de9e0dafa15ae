import type { Advisor, Desk, PointSettings } from '#shared/contract/point.ts';
import type { Read } from '../../kernel/acts.ts';
import type { SignedIn } from '../../kernel/access.ts';
import { compiledOnce } from '../../kernel/compiled.ts';

export const pointRow = (db: Read) => db.first(db.q.selectFrom('point').selectAll().limit(1));

/** The point's settings, or null before the first run. */
export const settingsOf = (db: Read): PointSettings | null => {
  const row = pointRow(db);
  return row ? (JSON.parse(row.settings) as PointSettings) : null;
};

export const deskList = (db: Read): Desk[] =>
  db.all(db.q.selectFrom('desk').selectAll().orderBy('number')).map((row) => ({ id: row.id, number: row.number, name: row.name, active: row.active === 1 }));

export const deskById = (db: Read, id: string): Desk | null => deskList(db).find((desk) => desk.id === id) ?? null;

const toAdvisor = (row: { id: string; name: string; role: Advisor['role']; active: number; locked_until: string | null }): Advisor => ({
  id: row.id,
  name: row.name,
  role: row.role,
  active: row.active === 1,
  lockedUntil: row.locked_until,
});

export const advisorList = (db: Read): Advisor[] => db.all(db.q.selectFrom('advisor').select(['id', 'name', 'role', 'active', 'locked_until']).orderBy('name')).map(toAdvisor);

export const advisorWithPin = (db: Read, id: string) => db.first(db.q.selectFrom('advisor').selectAll().where('id', '=', id).where('active', '=', 1));

const present = compiledOnce((q, param) =>
  q
    .selectFrom('session')
    .innerJoin('advisor', 'advisor.id', 'session.advisor_id')
    .select(['advisor.id', 'advisor.name', 'advisor.role', 'session.locked', 'session.desk_id'])
    .where('session.device_id', '=', param('deviceId'))
    .where('advisor.active', '=', 1),
);

/** Who is signed in on a device, with the lock; null when nobody is or the person was taken out of use. Asked at every call. */
export const signedInOn = (db: Read, deviceId: string): (SignedIn & { deskId: string | null }) | null => {
  const row = db.first(present({ deviceId }));
  return row ? { id: row.id, name: row.name, role: row.role, locked: row.locked === 1, deskId: row.desk_id } : null;
};
