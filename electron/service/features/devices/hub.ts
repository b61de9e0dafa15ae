/** Devices at the hub: stations, provider portals and experts. */
import QRCode from 'qrcode';
import type { Device } from '#shared/contract/devices.ts';
import type { DeviceKind } from '#shared/contract/words.ts';
import type { Caller } from '../../kernel/access.ts';
import { later } from '../../kernel/clock.ts';
import type { HubDb, HubTransaction } from '../../kernel/db-hub.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { digest, typedCode, type Random } from '../../kernel/ids.ts';
import { by, type HubDeps, type HubOs } from '../../hub-os.ts';
import type { DoorStore, EnrolledDevice } from './door.ts';
import { CODE_MINUTES, spacedCode } from './rules.ts';

type DeviceRow = { id: string; kind: string; name: string; public_key: string; revoked_at: string | null };

const toEnrolled = (row: DeviceRow): EnrolledDevice => ({ id: row.id, kind: row.kind as Caller['kind'], name: row.name, deskId: null, publicKey: row.public_key, revoked: row.revoked_at !== null });

export const hubDoorStore = (db: HubDb): DoorStore => ({
  device: async (id) => {
    const row = await db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toEnrolled(row) : null;
  },
  seen: async (id, now) => {
    await db.updateTable('device').set({ last_seen_at: now }).where('id', '=', id).execute();
  },
  enrol: ({ id, codeHash, publicKey, name, now }) =>
    db.transaction().execute(async (tx) => {
      const code = await tx.selectFrom('enrolment_code').selectAll().where('code_hash', '=', codeHash).where('used_at', 'is', null).where('expires_at', '>', now).executeTakeFirst();
      if (!code) return null;
      await tx.updateTable('enrolment_code').set({ used_at: now }).where('code_hash', '=', codeHash).execute();
      const row = { id, kind: code.kind, name: name ?? code.name, public_key: publicKey, enrolled_at: now, last_seen_at: null, revoked_at: null };
      await tx.insertInto('device').values(row).execute();
      return toEnrolled(row);
    }),
});

/** A one-time code for a new device of the hub; answers with the code and its end. */
export const makeHubCode = async (db: HubDb | HubTransaction, random: Random, what: { kind: DeviceKind | 'station'; name: string }, now: string, minutes: number): Promise<{ code: string; expiresAt: string }> => {
  const code = typedCode(random, 8);
  const expiresAt = later(now, minutes * 60_000);
  await db.insertInto('enrolment_code').values({ code_hash: digest(code), kind: what.kind, name: what.name, expires_at: expiresAt, used_at: null }).execute();
  return { code, expiresAt };
};

export const devicesAtHubRouter = (os: HubOs, deps: HubDeps) => {
  const list = async (): Promise<Device[]> => {
    const online = deps.online();
    return (await deps.db.selectFrom('device').selectAll().orderBy('kind').orderBy('name').execute()).map((row) => ({
      id: row.id,
      kind: row.kind as Device['kind'],
      name: row.name,
      deskId: null,
      enrolledAt: row.enrolled_at,
      lastSeenAt: row.last_seen_at,
      revokedAt: row.revoked_at,
      online: online.has(row.id),
    }));
  };
  const found = async (id: string): Promise<Device> => {
    const device = (await list()).find((candidate) => candidate.id === id);
    if (!device) throw new Refusal('NOT_FOUND', { what: 'device' });
    return device;
  };
  return {
    list: os.devices.list.handler(list),
    createCode: os.devices.createCode.handler(async ({ input, context, path }) => {
      if (input.kind !== 'portal' && input.kind !== 'expert') throw badField('kind', 'notOffered');
      const { kind, name } = input;
      // The answer is kept for a repeat, code and all: it is good for one device and for minutes.
      const { code, expiresAt } = await deps.once(by(context, path), input, (tx, now) => makeHubCode(tx, deps.random, { kind, name }, now, CODE_MINUTES));
      const url = `${deps.address()}/${kind}#enrol=${code}`;
      return { code: spacedCode(code), url, qrSvg: await QRCode.toString(url, { type: 'svg', margin: 1 }), expiresAt };
    }),
    rename: os.devices.rename.handler(async ({ input, context, path }) => {
      await deps.once(by(context, path), input, async (tx) => {
        await tx.updateTable('device').set({ name: input.name }).where('id', '=', input.deviceId).execute();
        return true;
      });
      return found(input.deviceId);
    }),
    pair: os.devices.pair.handler(() => {
      throw badField('deskId', 'notOffered');
    }),
    revoke: os.devices.revoke.handler(async ({ input, context, path }) => {
      if (input.deviceId === context.caller.deviceId) throw new Refusal('CONFLICT', { reason: 'ownDevice' });
      await found(input.deviceId);
      await deps.once(by(context, path), input, async (tx, now) => {
        await tx.updateTable('device').set({ revoked_at: now }).where('id', '=', input.deviceId).where('revoked_at', 'is', null).execute();
        await tx.deleteFrom('editor_session').where('device_id', '=', input.deviceId).execute();
        return true;
      });
      deps.cut(input.deviceId);
      return { ok: true } as const;
    }),
  };
};
