/** Devices as the administrator keeps them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await startPoint();
});
afterAll(() => point.close());

const client = () => point.advisors[0]!.client;
const added = async (kind: string): Promise<string> => {
  const id = point.station.deps.ids.next();
  await point.station.deps.db.write((w) => void w.run(w.q.insertInto('device').values({ id, kind, name: kind, desk_id: null, public_key: '', enrolled_at: point.clock.now(), last_seen_at: null, revoked_at: null })));
  return id;
};

it('a code asked for again by the same tap is the same code, and only its digest is kept', async () => {
  const input = { commandId: point.commandId(), kind: 'terminal', name: 'Aula', deskId: null } as const;
  const first = await client().devices.createCode(input);
  expect(await client().devices.createCode(input)).toEqual(first);
  expect(first.url).toBe(`http://127.0.0.1:4310/terminal#enrol=${first.code.replace('-', '')}`);
  const { raw } = point.station.deps.db;
  expect(JSON.stringify(['enrolment_code', 'command', 'audit', 'event'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all()))).not.toContain(first.code.replace('-', ''));
});

it('a terminal is paired with a desk that exists, and its calls are of that desk from then on', async () => {
  const id = await added('terminal');
  const deskId = point.deskIds[1]!;
  expect(await client().devices.pair({ commandId: point.commandId(), deviceId: id, deskId })).toMatchObject({ id, deskId });
  expect(point.station.callerNow({ deviceId: id, kind: 'terminal', deskId: null })).toMatchObject({ deskId });
  const display = await added('display');
  expect(await refusalOf(client().devices.pair({ commandId: point.commandId(), deviceId: display, deskId }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'deskId', reason: 'notOffered' }] } });
  expect(await refusalText(client().devices.pair({ commandId: point.commandId(), deviceId: point.commandId(), deskId }))).toBe('NOT_FOUND');
});

it('a revoked device is nobody, and whoever was signed in on it is not any more', async () => {
  const id = await added('advisor');
  const own = point.as({ kind: 'advisor', deviceId: id });
  await own.point.signIn({ commandId: point.commandId(), advisorId: point.advisors[1]!.advisorId, pin: '7294' });
  const heard: string[] = [];
  point.station.events.subscribe('deviceChanged', ({ deviceId, revoked }) => heard.push(`${deviceId} ${revoked}`));
  const input = { commandId: point.commandId(), deviceId: id };
  expect([await client().devices.revoke(input), await client().devices.revoke(input)]).toEqual([{ ok: true }, { ok: true }]);
  expect(heard).toEqual([`${id} true`]);
  expect(point.station.callerNow({ deviceId: id, kind: 'advisor', deskId: null })).toBeNull();
  expect(await refusalText(own.queue.board())).toBe('NOT_SIGNED_IN');
  expect((await client().devices.list()).find((device) => device.id === id)?.revokedAt).toBe(point.clock.now());
});

it('nobody revokes the device in hand', async () => {
  expect(await refusalText(client().devices.revoke({ commandId: point.commandId(), deviceId: 'desk-1' }))).toBe('BAD_INPUT');
  const id = await added('advisor');
  const own = point.as({ kind: 'advisor', deviceId: id });
  await own.point.signIn({ commandId: point.commandId(), advisorId: point.advisors[0]!.advisorId, pin: '7294' });
  expect(await refusalText(own.devices.revoke({ commandId: point.commandId(), deviceId: id }))).toBe('CONFLICT ownDevice');
});
