import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDemoBookings } from '../../../../electron/hosts/demo-bookings.ts';
import { makeDemoExperts } from '../../../../electron/hosts/demo-experts.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';

const POINT = '01STATM1KKE000000000000000';
let hub: TestHub;
beforeEach(async () => {
  hub = await startHub({ providers: ['kela', 'verohallinto', 'poliisi'].map(testProvider) });
  await makeDemoExperts(hub.hub.deps);
});
afterEach(() => hub.close());

const join = () => hub.database.db.insertInto('device').values({ id: POINT, kind: 'station', name: 'This point', public_key: '', enrolled_at: hub.clock.now(), last_seen_at: null, revoked_at: null }).execute();
const station = () => hub.as({ kind: 'station', deviceId: POINT }).bookings;

it('waits for the point, then has times for each of four services, once', async () => {
  await makeDemoBookings(hub.hub);
  expect(await station().servicesFor()).toEqual([]);
  await join();
  await Promise.all([makeDemoBookings(hub.hub), makeDemoBookings(hub.hub)]);
  const services = await station().servicesFor();
  expect(services.map(({ id }) => id)).toEqual(['kela-etana', 'kokoushuone', 'passi-neuvojalla', 'verohallinto-etana']);
  for (const { id } of services) expect((await station().freeSlotsFor({ serviceId: id, pointId: POINT, from: '2026-03-03', days: 1, language: 'fi', interpreter: null })).length).toBeGreaterThan(10);
  expect(await station().freeSlotsFor({ serviceId: 'verohallinto-etana', pointId: POINT, from: '2026-03-03', days: 1, language: 'uk', interpreter: 'uk' })).not.toEqual([]);
  expect(await station().freeSlotsFor({ serviceId: 'verohallinto-etana', pointId: POINT, from: '2026-03-03', days: 1, language: 'so', interpreter: 'so' })).toEqual([]);
});

it('lets the meeting room by a product of the demo’s price list', async () => {
  await join();
  await makeDemoBookings(hub.hub);
  const booking = await station().bookFor({
    commandId: hub.commandId(),
    booking: { serviceId: 'kokoushuone', pointId: POINT, start: '2026-03-03T10:00:00.000Z', language: 'fi', interpreter: null, contact: {}, note: '', resourceIds: [], letting: { party: 'Yhdistys', productId: 'mikkeli-kokoushuone', hours: 2 } },
  });
  expect(booking).toMatchObject({ end: '2026-03-03T12:00:00.000Z', letting: { invoiced: false } });
});
