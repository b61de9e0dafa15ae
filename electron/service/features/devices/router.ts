import QRCode from 'qrcode';
import type { Device } from '#shared/contract/devices.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import { doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { deskById } from '../point/index.ts';
import { codeFor, keepCode } from './codes.ts';
import { deviceList } from './queries.ts';
import { CODE_MINUTES, mayHaveDesk, spacedCode } from './rules.ts';

/** Enrolment codes, the list of screens, and what is done to one. */
export const devicesRouter = (os: StationOs, deps: StationDeps) => {
  const found = (db: Read, id: string): Device => {
    const device = deviceList(db, deps.online()).find((candidate) => candidate.id === id);
    if (!device) throw new Refusal('NOT_FOUND', { what: 'device' });
    return device;
  };
  const checkDesk = (db: Read, kind: string, deskId: string | null) => {
    if (deskId !== null && (!mayHaveDesk(kind) || !deskById(db, deskId))) throw badField('deskId', 'notOffered');
  };

  return {
    list: os.devices.list.handler(() => deviceList(deps.db, deps.online())),
    createCode: os.devices.createCode.handler(async ({ input, context, path }) => {
      const code = codeFor(deps.secret('enrolment'), input.commandId);
      const { expiresAt } = await deps.acts.once(doing(context, path), input, (act) => {
        checkDesk(act, input.kind, input.deskId);
        act.audit({ detail: { kind: input.kind } });
        return { expiresAt: keepCode(act, code, input, CODE_MINUTES) };
      });
      const url = `${deps.address()}/${input.kind}#enrol=${code}`;
      return { code: spacedCode(code), url, qrSvg: await QRCode.toString(url, { type: 'svg', margin: 1 }), expiresAt };
    }),
    rename: os.devices.rename.handler(({ input, context, path }) =>
      deps.acts.once(doing(context, path), input, (act) => {
        found(act, input.deviceId);
        act.run(act.q.updateTable('device').set({ name: input.name }).where('id', '=', input.deviceId));
        act.audit({ detail: { device: input.deviceId } });
        act.emit('deviceChanged', { deviceId: input.deviceId, revoked: false });
        return found(act, input.deviceId);
      }),
    ),
    pair: os.devices.pair.handler(({ input, context, path }) =>
      deps.acts.once(doing(context, path), input, (act) => {
        checkDesk(act, found(act, input.deviceId).kind, input.deskId);
        act.run(act.q.updateTable('device').set({ desk_id: input.deskId }).where('id', '=', input.deviceId));
        act.record({ kind: 'device.paired', subjectId: input.deviceId, data: { deskId: input.deskId } });
        act.audit({ detail: { device: input.deviceId, desk: input.deskId } });
        act.emit('deviceChanged', { deviceId: input.deviceId, revoked: false });
        return found(act, input.deviceId);
      }),
    ),
    revoke: os.devices.revoke.handler(({ input, context, path }) =>
      deps.acts.once(doing(context, path), input, (act) => {
        if (input.deviceId === context.caller.deviceId) throw new Refusal('CONFLICT', { reason: 'ownDevice' });
        found(act, input.deviceId);
        act.run(act.q.updateTable('device').set({ revoked_at: act.now }).where('id', '=', input.deviceId).where('revoked_at', 'is', null));
        act.run(act.q.deleteFrom('session').where('device_id', '=', input.deviceId));
        act.record({ kind: 'device.revoked', subjectId: input.deviceId });
        act.audit({ detail: { device: input.deviceId } });
        act.emit('deviceChanged', { deviceId: input.deviceId, revoked: true });
        return { ok: true } as const;
      }),
    ),
  };
};
