import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueTick } from '#service/features/queue/index.ts';
import { openDesks, refusalOf, takeNumber } from '../../support/queue.ts';
import { startPoint, testSettings, type TestPoint } from '../../support/station.ts';

const ALWAYS = { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] };

let point: TestPoint;
beforeEach(async () => {
  point = await startPoint({ desks: 1 });
});
afterEach(() => point.close());

const settings = (over: Partial<typeof testSettings>) => point.advisors[0]!.client.point.saveSettings({ commandId: point.commandId(), settings: { ...testSettings, ...over } });
const numberAt = async (instant: string, group = 0) => {
  point.clock.set(instant);
  return (await takeNumber(point, group)).number;
};

describe('numbers', () => {
  it('run on within a group and begin anew in each', async () => {
    expect([await numberAt('2026-03-02T08:00:00.000Z'), (await takeNumber(point)).number, (await takeNumber(point, 1)).number, (await takeNumber(point)).number]).toEqual(['P001', 'P002', 'V001', 'P003']);
  });

  it.each([
    ['an ordinary night', '2026-03-02T21:59:59.999Z', '2026-03-02T22:00:00.000Z'],
    // The local day ends an hour earlier by UTC once summer time has begun, and later again in October.
    ['the night before the spring change', '2026-03-28T21:59:59.999Z', '2026-03-28T22:00:00.000Z'],
    ['the night after the spring change', '2026-03-29T20:59:59.999Z', '2026-03-29T21:00:00.000Z'],
    ['the night before the autumn change', '2026-10-24T20:59:59.999Z', '2026-10-24T21:00:00.000Z'],
    ['the night after the autumn change', '2026-10-25T21:59:59.999Z', '2026-10-25T22:00:00.000Z'],
  ])('begin anew at local midnight: %s', async (_night, before, after) => {
    await settings({ hours: ALWAYS });
    expect(await numberAt(before)).toBe('P001');
    expect((await takeNumber(point)).number).toBe('P002');
    expect(await numberAt(after)).toBe('P001');
    expect((await takeNumber(point)).number).toBe('P002');
  });

  it('do not begin anew in the hour that the autumn night has twice', async () => {
    await settings({ hours: ALWAYS });
    expect(await numberAt('2026-10-25T00:30:00.000Z')).toBe('P001');
    expect(await numberAt('2026-10-25T01:30:00.000Z')).toBe('P002');
  });

  it('taken all at once are all different', async () => {
    const slips = await Promise.all(Array.from({ length: 200 }, (_, index) => takeNumber(point, index % 3)));
    expect(new Set(slips.map((slip) => slip.number)).size).toBe(200);
    expect(slips.map((slip) => slip.number).filter((number) => number.startsWith('P')).toSorted()).toEqual(Array.from({ length: 67 }, (_, index) => `P${String(index + 1).padStart(3, '0')}`));
  });

  it('end at the daily limit, for that group and that day', async () => {
    const { client } = point.advisors[0]!;
    const [group] = await client.queue.groups();
    await client.queue.saveGroup({ commandId: point.commandId(), ...group!, dailyLimit: 2 });
    await takeNumber(point);
    await takeNumber(point);
    expect((await refusalOf(takeNumber(point))).code).toBe('FULL');
    expect((await takeNumber(point, 1)).number).toBe('V001');
    const terminal = await point.terminal.queue.terminal();
    expect(terminal.groups.map((choice) => choice.full)).toEqual([true, false, false]);
    expect(terminal.state).toBe('open');
    expect(await numberAt('2026-03-03T08:00:00.000Z')).toBe('P001');
  });

  it('are given in no group that is unknown or out of use', async () => {
    const { client } = point.advisors[0]!;
    const [group] = await client.queue.groups();
    await client.queue.saveGroup({ commandId: point.commandId(), ...group!, active: false });
    expect(await refusalOf(takeNumber(point))).toEqual({ code: 'NOT_FOUND', data: { what: 'group' } });
  });

  it('keep a letter to themselves for the day', async () => {
    const { client } = point.advisors[0]!;
    const [group] = await client.queue.groups();
    expect((await refusalOf(client.queue.saveGroup({ commandId: point.commandId(), ...group!, letter: 'V' }))).code).toBe('LETTER_TAKEN');
    await takeNumber(point);
    expect(await refusalOf(client.queue.saveGroup({ commandId: point.commandId(), ...group!, letter: 'X' }))).toEqual({ code: 'CONFLICT', data: { reason: 'numbersGivenToday' } });
  });
});

describe('outside opening hours', () => {
  it('the terminal gives none and says when it opens', async () => {
    point.clock.set('2026-03-02T14:00:00.000Z');
    expect((await refusalOf(takeNumber(point))).code).toBe('CLOSED');
    expect(await point.terminal.queue.terminal()).toMatchObject({ state: 'closed', opensNext: { date: '2026-03-03', time: '09:00' }, todayHours: '9–16' });
    point.clock.set('2026-03-02T13:59:59.999Z');
    expect((await takeNumber(point)).number).toBe('P001');
  });

  it('a lead gives one at the desk, an advisor does not', async () => {
    const two = await startPoint();
    two.clock.set('2026-03-02T15:00:00.000Z');
    const take = (index: number) => two.advisors[index]!.client.queue.take({ commandId: two.commandId(), groupId: two.groupIds[0]!, language: 'fi' });
    expect((await refusalOf(take(1))).code).toBe('CLOSED');
    expect((await take(0)).number).toBe('P001');
    await two.close();
  });
});

describe('who was left over', () => {
  const states = () => point.station.deps.db.raw.prepare('SELECT label, business_date, state FROM ticket ORDER BY id').all();

  it('from a day before waits no longer once the point has opened again, and not before', async () => {
    await takeNumber(point);
    point.clock.set('2026-03-03T06:59:00.000Z');
    await queueTick(point.station.deps);
    expect(states()).toMatchObject([{ state: 'waiting' }]);
    point.clock.set('2026-03-03T07:00:00.000Z');
    await queueTick(point.station.deps);
    expect(states()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('at a point open through the night is nobody', async () => {
    await settings({ hours: ALWAYS });
    await numberAt('2026-03-02T21:50:00.000Z');
    await numberAt('2026-03-02T22:10:00.000Z');
    await queueTick(point.station.deps);
    expect(states()).toMatchObject([
      { label: 'P001', business_date: '2026-03-02', state: 'waiting' },
      { label: 'P001', business_date: '2026-03-03', state: 'waiting' },
    ]);
    await openDesks(point);
    const call = await point.advisors[0]!.client.queue.callNext({ commandId: point.commandId(), deskId: point.deskIds[0]! });
    expect(call.ticket.takenAt).toBe('2026-03-02T21:50:00.000Z');
    expect(call.why.waitedSeconds).toBe(20 * 60);
  });
});
