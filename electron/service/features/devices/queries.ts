import type { Device } from '#shared/contract/devices.ts';
import type { Caller } from '../../kernel/access.ts';
import type { Read, StationDb } from '../../kernel/acts.ts';
import type { DoorStore, EnrolledDevice } from './door.ts';

type DeviceRow = { id: string; kind: string; name: string; desk_id: string | null; public_key: string; revoked_at: string | null };

const toEnrolled = (row: DeviceRow): EnrolledDevice => ({ id: row.id, kind: row.kind as Caller['kind'], name: row.name, deskId: row.desk_id, publicKey: row.public_key, revoked: row.revoked_at !== null });

export const deviceList = (db: Read, online: ReadonlySet<string>): Device[] =>
  db
    .all(db.q.selectFrom('device').selectAll().orderBy('revoked_at').orderBy('kind').orderBy('name'))
    .map((row) => ({
      id: row.id,
      kind: row.kind as Device['kind'],
      name: row.name,
      deskId: row.desk_id,
      enrolledAt: row.enrolled_at,
      lastSeenAt: row.last_seen_at,
      revokedAt: row.revoked_at,
      online: online.has(row.id),
    }));

const rowById = (db: Read, id: string) => db.first(db.q.selectFrom('device').selectAll().where('id', '=', id));

/** The caller as it is now: a terminal that was paired meanwhile has its desk at once. Null when revoked. */
export const callerNow = (db: Read, caller: Caller): Caller | null => {
  if (caller.kind === 'phone') return caller;
  const row = rowById(db, caller.deviceId);
  return row && row.revoked_at === null ? { ...caller, deskId: row.desk_id } : null;
};

/** The door's store on the station's own tables. */
export const stationDoorStore = (db: StationDb): DoorStore => ({
  device: async (id) => {
    const row = rowById(db, id);
    return row ? toEnrolled(row) : null;
  },
  seen: (id, now) => db.write((w) => void w.run(w.q.updateTable('device').set({ last_seen_at: now }).where('id', '=', id))),
  enrol: ({ id, codeHash, publicKey, name, now }) =>
    db.write((w) => {
      const code = w.first(w.q.selectFrom('enrolment_code').selectAll().where('code_hash', '=', codeHash).where('used_at', 'is', null).where('expires_at', '>', now));
      if (!code) return null;
      w.run(w.q.updateTable('enrolment_code').set({ used_at: now }).where('code_hash', '=', codeHash));
      w.run(w.q.insertInto('device').values({ id, kind: code.kind, name: name ?? code.name, desk_id: code.desk_id, public_key: publicKey, enrolled_at: now, last_seen_at: null, revoked_at: null }));
      return toEnrolled(rowById(w, id)!);
    }),
});
