/** The first run, who signs in and who is kept out, and what an administrator cannot do by mistake. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesks, takeNumber } from '../../support/queue.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { startPoint, startStation, TEST_PIN, testGroups, testSettings, type TestPoint, type TestStation } from '../../support/station.ts';

describe('the first run', () => {
  let station: TestStation;
  beforeEach(async () => {
    station = await startStation();
  });
  afterEach(() => station.close());
  const input = () => ({ commandId: station.commandId(), settings: testSettings, desks: [{ number: 1, name: '' }], groups: testGroups, advisor: { name: 'Hallinta', pin: TEST_PIN } });
  const setUp = (change: Partial<ReturnType<typeof input>> = {}) => station.as({ kind: 'advisor' }).point.setUp({ ...input(), ...change });

  it('makes everything at once, and once', async () => {
    const advisor = station.as({ kind: 'advisor' });
    expect((await advisor.point.hello()).setUp).toBe(false);
    const given = input();
    expect(await Promise.all([setUp(given), setUp(given)])).toEqual([{ ok: true }, { ok: true }]);
    expect((await advisor.point.hello()).setUp).toBe(true);
    expect((await advisor.point.signInNames()).map(({ name }) => name)).toEqual(['Hallinta']);
    expect(await refusalText(setUp())).toBe('ALREADY_SET_UP');
    expect(await refusalText(setUp({ ...given, advisor: { name: 'Toinen', pin: TEST_PIN } }))).toBe('COMMAND_REUSED');
  });

  it('by two at the same moment is done by one', async () => {
    const outcomes = await Promise.allSettled([setUp(), setUp()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(station.station.deps.db.raw.prepare('SELECT count(*) FROM point').pluck().get()).toBe(1);
  });

  it.each([
    ['the same desk number twice', { desks: [{ number: 1, name: '' }, { number: 1, name: '' }] }, { path: 'desks', reason: 'sameNumberTwice' }],
    ['the same letter twice', { groups: [testGroups[0]!, testGroups[0]!] }, { path: 'groups', reason: 'sameLetterTwice' }],
    ['a PIN of one digit', { advisor: { name: 'A', pin: '7777' } }, { path: 'advisor.pin', reason: 'weakPin' }],
    ['a PIN that counts up', { advisor: { name: 'A', pin: '345678' } }, { path: 'advisor.pin', reason: 'weakPin' }],
    ['a PIN that counts down', { advisor: { name: 'A', pin: '4321' } }, { path: 'advisor.pin', reason: 'weakPin' }],
    ['a PIN of letters', { advisor: { name: 'A', pin: 'abcd' } }, { path: 'advisor.pin', reason: 'wrongForm' }],
    ['hours over midnight', { settings: { ...testSettings, hours: { ...testSettings.hours, week: [[{ opens: '16:00', closes: '09:00' }], [], [], [], [], [], []] } } }, { path: 'settings.hours.week.0.0.closes', reason: 'hours.overMidnight' }],
  ])('refuses %s, and leaves nothing', async (_what, change, field) => {
    expect(await refusalOf(setUp(change))).toEqual({ code: 'BAD_INPUT', data: { fields: [field] } });
    for (const table of ['point', 'desk', 'service_group', 'advisor', 'event', 'command']) expect(station.station.deps.db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  });
});

describe('at a point', () => {
  let point: TestPoint;
  beforeAll(async () => {
    point = await startPoint();
  });
  afterAll(() => point.close());

  const administrator = () => point.advisors[0]!;
  const other = () => point.advisors[1]!;
  const signIn = (pin: string, deviceId = 'another-desk', advisorId = other().advisorId) => point.as({ kind: 'advisor', deviceId }).point.signIn({ commandId: point.commandId(), advisorId, pin });

  describe('wrong PINs', () => {
    const lockedFor = async (pin = '0000'): Promise<number | string> => {
      const { code, data } = await refusalOf(signIn(pin));
      return code === 'LOCKED_OUT' ? (Date.parse((data as { until: string }).until) - Date.parse(point.clock.now())) / 1_000 : `${code} ${(data as { triesLeft: number }).triesLeft}`;
    };

    it('cost tries, then time that grows, and a right one ends the count', async () => {
      expect([await lockedFor(), await lockedFor(), await lockedFor()]).toEqual(['WRONG_PIN 2', 'WRONG_PIN 1', 30]);
      // While locked out, the right PIN is not even looked at, and another wrong one costs nothing more.
      expect([await lockedFor(TEST_PIN), await lockedFor()]).toEqual([30, 30]);
      const delays = [];
      for (const seconds of [30, 60, 300, 900, 3_600, 3_600]) {
        point.clock.advance(seconds * 1_000);
        delays.push(await lockedFor());
      }
      expect(delays).toEqual([60, 300, 900, 3_600, 3_600, 3_600]);
      point.clock.advance(3_600_000);
      await signIn(TEST_PIN);
      expect(await lockedFor()).toBe('WRONG_PIN 2');
      await signIn(TEST_PIN);
    });

    it('tried all at once count each', { timeout: 30_000 }, async () => {
      const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => refusalText(signIn(String(1_000 + index)))));
      expect(outcomes.filter((code) => code === 'WRONG_PIN')).toHaveLength(2);
      expect(outcomes.filter((code) => code === 'LOCKED_OUT')).toHaveLength(10);
      expect(await refusalText(signIn(TEST_PIN))).toBe('LOCKED_OUT');
    });

    it('are forgiven by a new PIN from the administrator', async () => {
      await administrator().client.point.saveAdvisor({ commandId: point.commandId(), id: other().advisorId, name: 'Advisor 2', role: 'advisor', active: true, pin: TEST_PIN });
      expect((await signIn(TEST_PIN)).advisor?.name).toBe('Advisor 2');
    });

    it('are heard once when the same try is sent again', async () => {
      const client = point.as({ kind: 'advisor', deviceId: 'another-desk' });
      const input = { commandId: point.commandId(), advisorId: other().advisorId, pin: '0000' };
      const first = await refusalOf(client.point.signIn(input));
      expect(await refusalOf(client.point.signIn(input))).toEqual(first);
      expect(await lockedFor()).toBe('WRONG_PIN 1');
      await signIn(TEST_PIN);
    });
  });

  it('the last administrator stays one', async () => {
    const save = (change: object) => administrator().client.point.saveAdvisor({ commandId: point.commandId(), id: administrator().advisorId, name: 'Advisor 1', role: 'administrator', active: true, ...change });
    expect(await refusalText(save({ role: 'lead' }))).toBe('CONFLICT lastAdministrator');
    expect(await refusalText(save({ active: false }))).toBe('CONFLICT lastAdministrator');
    const second = await administrator().client.point.saveAdvisor({ commandId: point.commandId(), name: 'Toinen', role: 'administrator', active: true, pin: TEST_PIN });
    await save({ name: 'Advisor 1' });
    await administrator().client.point.saveAdvisor({ commandId: point.commandId(), id: second.id, name: 'Toinen', role: 'advisor', active: false });
    expect(await refusalText(save({ role: 'advisor' }))).toBe('CONFLICT lastAdministrator');
  });

  it('who was taken out of use is signed in nowhere, at once', async () => {
    const made = await administrator().client.point.saveAdvisor({ commandId: point.commandId(), name: 'Kesätyö', role: 'advisor', active: true, pin: TEST_PIN });
    const client = point.as({ kind: 'advisor', deviceId: 'summer-desk' });
    await client.point.signIn({ commandId: point.commandId(), advisorId: made.id, pin: TEST_PIN });
    await client.queue.board();
    await administrator().client.point.saveAdvisor({ commandId: point.commandId(), id: made.id, name: 'Kesätyö', role: 'advisor', active: false });
    expect(await refusalText(client.queue.board())).toBe('NOT_SIGNED_IN');
    expect((await client.point.session()).advisor).toBeNull();
  });

  it('names and numbers are used once', async () => {
    expect(await refusalText(administrator().client.point.saveAdvisor({ commandId: point.commandId(), name: 'Advisor 2', role: 'advisor', active: true, pin: TEST_PIN }))).toBe('NAME_TAKEN');
    expect(await refusalText(administrator().client.point.saveDesk({ commandId: point.commandId(), number: 2, name: '', active: true }))).toBe('NUMBER_TAKEN');
    expect(await refusalText(administrator().client.point.saveAdvisor({ commandId: point.commandId(), name: 'Ilman', role: 'advisor', active: true }))).toBe('BAD_INPUT');
  });

  it('a locked screen keeps its visit, acts on nothing, and opens with the PIN of the same person', async () => {
    const { client } = administrator();
    expect((await client.point.lock({ commandId: point.commandId() })).locked).toBe(true);
    expect(await refusalText(client.queue.openDesk({ commandId: point.commandId(), deskId: point.deskIds[0]!, groupIds: point.groupIds }))).toBe('LOCKED');
    await client.queue.board();
    expect(await refusalText(client.point.unlock({ commandId: point.commandId(), pin: '0000' }))).toBe('WRONG_PIN');
    expect(await client.point.unlock({ commandId: point.commandId(), pin: TEST_PIN })).toMatchObject({ locked: false, advisor: { id: administrator().advisorId } });
  });

  it('nobody signs out with a customer at the desk', async () => {
    await openDesks(point);
    const { client } = administrator();
    const deskId = point.deskIds[0]!;
    await takeNumber(point);
    const { ticket } = await client.queue.callNext({ commandId: point.commandId(), deskId });
    expect(await refusalText(client.point.signOut({ commandId: point.commandId() }))).toBe('VISIT_OPEN');
    const visit = await client.visits.begin({ commandId: point.commandId(), deskId, ticketId: ticket.id });
    expect(await refusalText(client.point.signOut({ commandId: point.commandId() }))).toBe('VISIT_OPEN');
    await client.visits.cancel({ commandId: point.commandId(), visitId: visit.id, reason: 'Testi päättyi' });
    expect(await client.point.signOut({ commandId: point.commandId() })).toEqual({ advisor: null, locked: false, deskId: null });
    const desks = (await other().client.queue.board()).desks;
    expect(desks.find(({ id }) => id === deskId)).toMatchObject({ open: false, advisorId: null });
  });
});
