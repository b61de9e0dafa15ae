import { afterEach, beforeEach, expect, it } from 'vitest';
import { refusalText } from '../../../support/refusal.ts';
import { MIKKELI, startBookable, type Bookable } from '../../../support/bookable.ts';

let hub: Bookable;
let full: string[];
/** The only expert has one hour on Tuesday, and both halves are booked. */
beforeEach(async () => {
  hub = await startBookable();
  const [expert] = await hub.administrator.bookings.resources();
  await hub.administrator.bookings.saveResource({ commandId: hub.commandId(), resource: { ...expert!, hours: { week: [[], [{ opens: '10:00', closes: '11:00' }], [], [], [], [], []], exceptions: [] } } });
  full = [(await hub.book()).id, (await hub.book({ start: '2026-03-03T08:30:00.000Z' })).id];
});
afterEach(() => hub.close());

const wait = (phone: string, change = {}) => hub.station(MIKKELI).bookings.waitListFor({ commandId: hub.commandId(), entry: { serviceId: 'kela-etana', pointId: MIKKELI, language: 'fi', contact: { phone }, earliest: '2026-03-02', latest: '2026-03-06', ...change } });
const cancel = (bookingId: string) => hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId, reason: '' });
const entries = async () => (await hub.database.db.selectFrom('wait_list_entry').select(['state', 'contact']).orderBy('id').execute()).map(({ state, contact }) => [state, contact === '{}']);
const confirmed = async () => (await hub.database.db.selectFrom('booking').select(['start_at', 'contact']).where('state', '=', 'confirmed').orderBy('start_at').execute()).map((row) => [row.start_at.slice(11, 16), (JSON.parse(row.contact) as { phone?: string }).phone]);

it('fills a cancellation, first asked first served, and forgets how to reach who was served', async () => {
  await wait('0400000001');
  await wait('0400000002');
  await cancel(full[1]!);
  expect(await confirmed()).toEqual([['08:00', undefined], ['08:30', '0400000001']]);
  expect(await entries()).toEqual([['filled', true], ['waiting', false]]);
  const messages = await hub.database.db.selectFrom('booking_message').select('kind').where('kind', '=', 'waitListFilled').execute();
  expect(messages).toHaveLength(1);
  await cancel(full[0]!);
  expect(await confirmed()).toEqual([['08:00', '0400000002'], ['08:30', '0400000001']]);
});

it('passes over whose days are others', async () => {
  await wait('0400000001', { earliest: '2026-03-04' });
  await wait('0400000002', { latest: '2026-03-03' });
  await cancel(full[0]!);
  expect(await confirmed()).toEqual([['08:00', '0400000002'], ['08:30', undefined]]);
});

it('gives what a moved booking left', async () => {
  await wait('0400000001', { latest: '2026-03-03' });
  await hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: full[0]!, start: '2026-03-10T08:00:00.000Z', resourceIds: [] });
  expect(await confirmed()).toEqual([['08:00', '0400000001'], ['08:30', undefined], ['08:00', undefined]]);
});

it('gives what a removed absence left', async () => {
  const [expert] = await hub.administrator.bookings.resources();
  const absence = await hub.administrator.bookings.saveAbsence({ commandId: hub.commandId(), absence: { resourceId: expert!.id, reason: 'Koulutus', when: { weekdays: [2], everyWeeks: 1, from: '2026-03-10', until: null, opens: '10:00', closes: '10:30' } }, despiteBookings: false });
  await hub.book({ start: '2026-03-10T08:30:00.000Z' });
  await wait('0400000001', { latest: '2026-03-12' });
  await hub.administrator.bookings.removeAbsence({ commandId: hub.commandId(), absenceId: absence.id });
  expect((await confirmed()).at(-2)).toEqual(['08:00', '0400000001']);
});

it('presses no time on anybody that was free all along, nor one that is too near', async () => {
  await wait('0400000001', { latest: '2026-03-12' });
  await wait('0400000002');
  // Tuesday the 10th is free: it is not what they wait for.
  hub.clock.set('2026-03-03T06:00:00.000Z');
  await cancel(full[1]!);
  expect(await entries()).toEqual([['waiting', false], ['waiting', false]]);
});

it('ends when the days are over, or when the same customer books', async () => {
  await wait('0400000001');
  await wait('0400000002', { latest: '2026-03-12' });
  await hub.book({ start: '2026-03-10T08:00:00.000Z', contact: { phone: '0400000002' } });
  expect(await entries()).toEqual([['waiting', false], ['withdrawn', true]]);
  hub.clock.set('2026-03-07T08:00:00.000Z');
  await hub.hub.bookings.tick();
  expect(await entries()).toEqual([['withdrawn', true], ['withdrawn', true]]);
});

it('takes nobody who cannot be told, or whose days are over', async () => {
  expect(await refusalText(wait('', { contact: { name: 'Testi' } }))).toBe('BAD_INPUT');
  expect(await refusalText(wait('0400000001', { earliest: '2026-03-06', latest: '2026-03-05' }))).toBe('BAD_INPUT');
  expect(await refusalText(wait('0400000001', { earliest: '2026-02-01', latest: '2026-03-01' }))).toBe('BAD_INPUT');
  expect(await refusalText(wait('0400000001', { serviceId: 'unknown' }))).toBe('NOT_FOUND');
});
