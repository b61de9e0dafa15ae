import type { Advisor, Desk, PointSettings } from '#shared/contract/point.ts';
import type { Read } from '../../kernel/acts.ts';
import type { SignedIn } from '../../kernel/access.ts';
import { compiledOnce } from '../../kernel/compiled.ts';

const point = compiledOnce((q) => q.selectFrom('point').selectAll().limit(1));

export const pointRow = (db: Read) => db.first(point({}));

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

const session = compiledOnce((q, param) => q.selectFrom('session').select(['advisor_id', 'locked', 'desk_id']).where('device_id', '=', param('deviceId')));

const advisor = compiledOnce((q, param) => q.selectFrom('advisor').select(['id', 'name', 'role', 'active']).where('id', '=', param('advisorId')));

/** Who is signed in on a device, with the lock; null when nobody is or the person was taken out of use. Asked at every call. */
export const signedInOn = (db: Read, deviceId: string): (SignedIn & { deskId: string | null }) | null => {
  // Two looks by key: SQLite would plan a join anew at each run.
  const present = db.first(session({ deviceId }));
  const person = present && db.first(advisor({ advisorId: present.advisor_id }));
  return person?.active === 1 ? { id: person.id, name: person.name, role: person.role, locked: present?.locked === 1, deskId: present?.desk_id ?? null } : null;
};
