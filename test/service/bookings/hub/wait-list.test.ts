import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WaitListAnswer, WaitListEntry } from '#shared/contract/bookings/words.ts';
import { outboxEvent } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { JUVA, MIKKELI, startBookable, type Bookable } from '../../../support/bookable.ts';

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

const station = () => hub.station(MIKKELI).bookings;
const wait = (phone: string, change = {}) => station().waitListFor({ commandId: hub.commandId(), entry: { serviceId: 'kela-etana', pointId: MIKKELI, language: 'fi', contact: { phone }, earliest: '2026-03-02', latest: '2026-03-06', ...change } });
const cancel = (bookingId: string) => station().cancelFor({ commandId: hub.commandId(), bookingId, sequence: 0, reason: '' });
const answer = ({ id, code }: WaitListEntry, what: WaitListAnswer, by = MIKKELI) => hub.station(by).bookings.answerWaitingFor({ commandId: hub.commandId(), entryId: id, code, answer: what });
const entries = async () => (await hub.database.db.selectFrom('wait_list_entry').select(['state', 'contact']).orderBy('id').execute()).map(({ state, contact }) => [state, contact === '{}']);
const standing = async () => (await hub.database.db.selectFrom('booking').select(['start_at', 'contact', 'answer_by']).where('state', '=', 'confirmed').orderBy('start_at').execute()).map((row) => [row.start_at.slice(11, 16), (JSON.parse(row.contact) as { phone?: string }).phone, row.answer_by?.slice(8, 16)]);
const kinds = async () => (await hub.database.db.selectFrom('booking_message').select(['kind', 'state']).where('channel', '=', 'sms').orderBy('id').execute()).map(({ kind, state }) => `${kind} ${state}`);

describe('what becomes free', () => {
  it('is offered first asked first served, and held until they answer', async () => {
    const first = await wait('0400000001');
    await wait('0400000002');
    await cancel(full[1]!);
    // Cancelled on Monday at ten for Tuesday at half past ten: four hours to answer.
    expect(await standing()).toEqual([['08:00', undefined, undefined], ['08:30', '0400000001', '02T12:00']]);
    expect(await entries()).toEqual([['offered', false], ['waiting', false]]);
    expect(await kinds()).toEqual(['waitListFilled waiting']);
    expect((await station().waitingFor()).map(({ state, answerBy, booking }) => [state, answerBy, booking?.start])).toEqual([['offered', '2026-03-02T12:00:00.000Z', '2026-03-03T08:30:00.000Z'], ['waiting', null, undefined]]);
    expect((await station().waitingByCodeFor({ code: first.code!.toLowerCase() }))?.contact).toEqual({});
    await cancel(full[0]!);
    expect(await standing()).toEqual([['08:00', '0400000002', '02T12:00'], ['08:30', '0400000001', '02T12:00']]);
  });

  it('stands once it is taken, and how to reach them is kept with the booking alone', async () => {
    const entry = await wait('0400000001');
    await cancel(full[1]!);
    const taken = await answer(entry, 'take');
    expect(taken).toMatchObject({ state: 'filled', answerBy: null, booking: { start: '2026-03-03T08:30:00.000Z' } });
    expect(await entries()).toEqual([['filled', true]]);
    expect((await standing())[1]).toEqual(['08:30', '0400000001', undefined]);
    expect(await kinds()).toEqual(['waitListFilled dropped', 'confirmed waiting', 'reminder waiting']);
    hub.clock.set('2026-03-02T12:00:00.000Z');
    await hub.hub.bookings.tick();
    expect((await standing())[1]).toEqual(['08:30', '0400000001', undefined]);
    expect(await refusalText(answer(entry, 'take'))).toBe('CONFLICT noOffer');
    expect(await refusalText(answer(entry, 'leave'))).toBe('CONFLICT offerTaken');
  });

  it('goes to the next when it does not suit, and the first waits on in the place they had', async () => {
    const first = await wait('0400000001');
    await wait('0400000002');
    await cancel(full[1]!);
    await answer(first, 'decline');
    expect(await entries()).toEqual([['waiting', false], ['offered', false]]);
    expect((await standing())[1]).toEqual(['08:30', '0400000002', '02T12:00']);
    await cancel(full[0]!);
    expect((await standing())[0]).toEqual(['08:00', '0400000001', '02T12:00']);
    // A customer who said no hears of no cancellation.
    expect((await kinds()).filter((kind) => kind.startsWith('cancelled'))).toEqual([]);
  });

  it('goes to the next when nobody answers in time, is never offered to the same again, and who twice does not answer waits no longer', async () => {
    await wait('0400000001');
    await wait('0400000002');
    await cancel(full[1]!);
    hub.clock.set('2026-03-02T11:59:59.000Z');
    await hub.hub.bookings.tick();
    expect((await standing())[1]).toEqual(['08:30', '0400000001', '02T12:00']);
    hub.clock.set('2026-03-02T12:00:00.000Z');
    await hub.hub.bookings.tick();
    // From two in the afternoon by the wall, four hours again.
    expect((await standing())[1]).toEqual(['08:30', '0400000002', '02T16:00']);
    hub.clock.set('2026-03-02T16:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await standing()).toEqual([['08:00', undefined, undefined]]);
    expect(await entries()).toEqual([['waiting', false], ['waiting', false]]);
    await cancel(full[0]!);
    // Told at six in the evening; the answer that would be due at ten is due in the morning, an hour before the time at the latest.
    expect(await standing()).toEqual([['08:00', '0400000001', '03T07:00']]);
    hub.clock.set('2026-03-03T07:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await entries()).toEqual([['withdrawn', true], ['waiting', false]]);
    expect((await kinds()).filter((kind) => !kind.startsWith('waitListFilled'))).toEqual(['offerPassed waiting', 'offerPassed waiting', 'waitListEnded waiting']);
  });

  it('is taken by coming, by being moved, and given up by being cancelled', async () => {
    const [came, moved, cancelled] = [await wait('0400000001'), await wait('0400000002'), await wait('0400000003')];
    await cancel(full[1]!);
    const offered = async (entry: WaitListEntry) => (await station().waitingFor()).find(({ id }) => id === entry.id)!.bookingId!;
    await hub.station(MIKKELI).outbox.push({ events: [outboxEvent(1, 'booking.marked', { bookingId: await offered(came), state: 'checkedIn', ticketId: null })] });
    await cancel(full[0]!);
    await station().moveFor({ commandId: hub.commandId(), bookingId: await offered(moved), sequence: 0, start: '2026-03-10T08:00:00.000Z', resourceIds: [] });
    await cancel(await offered(cancelled));
    expect(await entries()).toEqual([['filled', true], ['filled', true], ['withdrawn', true]]);
    expect((await hub.database.db.selectFrom('booking').select('id').where('answer_by', 'is not', null).execute()).length).toBe(0);
  });

  it('is left while it is offered or waited for, by its own code alone and at its own point', async () => {
    const [first, second] = [await wait('0400000001'), await wait('0400000002')];
    await cancel(full[1]!);
    expect(await refusalText(answer({ ...first, code: second.code }, 'leave'))).toBe('NOT_FOUND');
    expect(await refusalText(answer({ ...first, code: null }, 'leave'))).toBe('NOT_FOUND');
    expect(await refusalText(answer(first, 'leave', JUVA))).toBe('NOT_FOUND');
    expect(await refusalText(answer(second, 'take'))).toBe('CONFLICT noOffer');
    await answer(first, 'leave');
    expect((await standing())[1]).toEqual(['08:30', '0400000002', '02T12:00']);
    await answer(second, 'leave');
    expect((await answer(second, 'leave')).state).toBe('withdrawn');
    expect(await entries()).toEqual([['withdrawn', true], ['withdrawn', true]]);
    expect(await standing()).toEqual([['08:00', undefined, undefined]]);
    expect(await station().waitingFor()).toEqual([]);
  });

  it('wakes nobody: what is cancelled at night is told at eight', async () => {
    await wait('0400000001');
    hub.clock.set('2026-03-02T20:30:00.000Z');
    await cancel(full[1]!);
    // From eight on only two and a half hours are left before the time: nobody is asked to come that soon.
    expect(await standing()).toEqual([['08:00', undefined, undefined]]);
    hub.clock.set('2026-03-02T08:00:00.000Z');
    await hub.book({ start: '2026-03-10T08:00:00.000Z' });
    const late = await hub.book({ start: '2026-03-10T08:30:00.000Z' });
    await wait('0400000002', { earliest: '2026-03-10', latest: '2026-03-10' });
    hub.clock.set('2026-03-08T22:30:00.000Z');
    await cancel(late.id);
    expect((await standing()).at(-1)).toEqual(['08:30', '0400000002', '09T10:00']);
    const [message] = await hub.database.db.selectFrom('booking_message').select('due_at').where('kind', '=', 'waitListFilled').execute();
    expect(message!.due_at).toBe('2026-03-09T06:00:00.000Z');
  });
});

describe('who waits', () => {
  it('is passed over for days that are others', async () => {
    await wait('0400000001', { earliest: '2026-03-04' });
    await wait('0400000002', { latest: '2026-03-03' });
    await cancel(full[0]!);
    expect((await standing())[0]).toEqual(['08:00', '0400000002', '02T12:00']);
  });

  it('gets what a moved booking left', async () => {
    await wait('0400000001', { latest: '2026-03-03' });
    await station().moveFor({ commandId: hub.commandId(), bookingId: full[0]!, sequence: 0, start: '2026-03-10T08:00:00.000Z', resourceIds: [] });
    expect((await standing()).map(([at, phone]) => [at, phone])).toEqual([['08:00', '0400000001'], ['08:30', undefined], ['08:00', undefined]]);
  });

  it('gets what a removed absence left', async () => {
    const [expert] = await hub.administrator.bookings.resources();
    const absence = await hub.administrator.bookings.saveAbsence({ commandId: hub.commandId(), absence: { resourceId: expert!.id, reason: 'Koulutus', when: { weekdays: [2], everyWeeks: 1, from: '2026-03-10', until: null, opens: '10:00', closes: '10:30' } }, despiteBookings: false });
    await hub.book({ start: '2026-03-10T08:30:00.000Z' });
    await wait('0400000001', { latest: '2026-03-12' });
    await hub.administrator.bookings.removeAbsence({ commandId: hub.commandId(), absenceId: absence.id });
    expect((await standing()).at(-2)?.slice(0, 2)).toEqual(['08:00', '0400000001']);
  });

  it('has no time pressed on them that was free all along, nor one that is too near', async () => {
    await wait('0400000001', { latest: '2026-03-12' });
    await wait('0400000002');
    // Tuesday the 10th is free: it is not what they wait for.
    hub.clock.set('2026-03-03T06:00:00.000Z');
    await cancel(full[1]!);
    expect(await entries()).toEqual([['waiting', false], ['waiting', false]]);
  });

  it('waits no longer when the days are over, or when the same customer books', async () => {
    await wait('0400000001');
    await wait('0400000002', { latest: '2026-03-12' });
    await hub.book({ start: '2026-03-10T08:00:00.000Z', contact: { phone: '0400000002' } });
    expect(await entries()).toEqual([['waiting', false], ['withdrawn', true]]);
    hub.clock.set('2026-03-07T08:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await entries()).toEqual([['withdrawn', true], ['withdrawn', true]]);
  });

  it('can be told, and has days to come', async () => {
    expect(await refusalText(wait('', { contact: { name: 'Testi' } }))).toBe('BAD_INPUT');
    expect(await refusalText(wait('0400000001', { earliest: '2026-03-06', latest: '2026-03-05' }))).toBe('BAD_INPUT');
    expect(await refusalText(wait('0400000001', { earliest: '2026-02-01', latest: '2026-03-01' }))).toBe('BAD_INPUT');
    expect(await refusalText(wait('0400000001', { serviceId: 'unknown' }))).toBe('NOT_FOUND');
  });
});
