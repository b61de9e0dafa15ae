/** Bookings at the point: its own copy of them, checking in with and without the hub, and what time does to them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BookableService, Booking } from '#shared/contract/bookings/words.ts';
import { bookingTick, followBookings } from '#service/features/bookings/index.ts';
import { need, resource, service } from '../../support/bookable.ts';
import { startJoined, STATION_ID, type JoinedPoint } from '../../support/joined-point.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { testProvider } from '../../support/hub.ts';

/** Monday 2 March 2026, ten o'clock by the wall. */
const TEN = '2026-03-02T08:00:00.000Z';
/** The first time that can be booked: half past eleven. */
const START = '2026-03-02T09:30:00.000Z';

const selfService: BookableService = service({ id: 'passi', providerId: 'poliisi', needs: [need('advisor', { atPoint: true })], leadMinutes: 30 });
const byAdvisorOnly: BookableService = service({ id: 'kokous', providerId: null, needs: [need('meetingRoom', { atPoint: true })], leadMinutes: 30, selfService: false, minutes: 60 });

let joined: JoinedPoint;
let unfollow: () => void;
beforeEach(async () => {
  joined = await startJoined({ atHub: { providers: [testProvider('poliisi')] } });
  await joined.drain();
  const administrator = await joined.hub.editorOf(null);
  const { commandId } = joined.hub;
  for (const one of [selfService, byAdvisorOnly]) await administrator.bookings.saveService({ commandId: commandId(), service: one });
  await administrator.bookings.saveResource({ commandId: commandId(), resource: resource({ kind: 'advisor', name: 'Neuvoja', pointId: STATION_ID }) });
  await administrator.bookings.saveResource({ commandId: commandId(), resource: resource({ kind: 'meetingRoom', name: 'Kokoushuone', pointId: STATION_ID, lettingProductId: 'mikkeli-tila' }) });
  unfollow = followBookings(joined.point.station.deps);
});
afterEach(async () => {
  unfollow();
  await joined.close();
});

const advisor = () => joined.point.advisors[0]!.client;
const commandId = () => joined.point.commandId();
const book = (change: Partial<Parameters<ReturnType<typeof advisor>['bookings']['book']>[0]> = {}) =>
  advisor().bookings.book({ commandId: commandId(), serviceId: 'passi', start: START, language: 'sv', interpreter: null, contact: {}, note: '', resourceIds: [], letting: null, ...change });
const checkIn = (booking: Booking, code = booking.code) => joined.point.terminal.bookings.checkIn({ commandId: commandId(), bookingId: booking.id, code });
const today = async () => {
  for await (const state of await advisor().bookings.watchToday()) return state.expected;
  return [];
};
const outcomes = () => joined.hub.database.db.selectFrom('booking').select(['id', 'state']).execute();

describe('booking at the point', () => {
  it('is made at the hub, and expected at the point at once', async () => {
    const booking = await book();
    expect(booking).toMatchObject({ pointId: STATION_ID, start: START, state: 'confirmed', language: 'sv' });
    expect(await today()).toMatchObject([{ id: booking.id, code: booking.code, state: 'confirmed' }]);
    expect(JSON.stringify(await today())).not.toContain('contact');
  });

  it('by the customer at the terminal is of the services meant for that alone, and never a letting', async () => {
    const { bookings } = joined.point.terminal;
    const input = { start: START, language: 'fi', interpreter: null, contact: {}, note: '', resourceIds: [], letting: null } as const;
    expect((await bookings.services({ selfService: true })).map(({ id }) => id)).toEqual(['passi']);
    expect((await bookings.services({ selfService: false })).map(({ id }) => id)).toEqual(['passi']);
    expect(await refusalText(bookings.book({ commandId: commandId(), serviceId: 'kokous', ...input, resourceIds: [] }))).toBe('FORBIDDEN');
    expect(await refusalText(bookings.book({ commandId: commandId(), serviceId: 'passi', ...input, resourceIds: [], letting: { party: 'Seura', productId: 'mikkeli-tila', hours: 1 } }))).toBe('BAD_INPUT');
    expect((await bookings.book({ commandId: commandId(), serviceId: 'passi', ...input, resourceIds: [] })).state).toBe('confirmed');
  });

  it('with the line cut says so and what can be done instead; nothing is half booked', async () => {
    joined.cut();
    const refusal = await refusalOf(book());
    expect(refusal).toMatchObject({ code: 'HUB_AWAY', data: { offers: ['callback', 'question'] } });
    expect(await today()).toEqual([]);
    expect(await outcomes()).toEqual([]);
  });
});

describe('checking in', () => {
  it('gives a number with the promised time, from half an hour before until a quarter past', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T08:59:59.000Z');
    expect(await refusalOf(checkIn(booking))).toMatchObject({ code: 'TOO_EARLY', data: { from: '2026-03-02T09:00:00.000Z' } });
    joined.clock.set('2026-03-02T09:45:00.000Z');
    const slip = await checkIn(booking);
    expect(slip).toMatchObject({ number: 'P001', language: 'sv' });
    const board = await advisor().queue.board();
    expect(board.tickets).toMatchObject([{ number: 'P001', promisedAt: START }]);
    await joined.drain();
    expect(await outcomes()).toMatchObject([{ state: 'checkedIn' }]);
  });

  it('later joins the queue without the promise, and after its end not at all', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T09:45:00.001Z');
    await checkIn(booking);
    expect((await advisor().queue.board()).tickets).toMatchObject([{ promisedAt: null }]);
    const other = await book({ start: '2026-03-02T10:30:00.000Z' });
    joined.clock.set('2026-03-02T11:00:00.000Z');
    expect(await refusalText(checkIn(other))).toBe('CONFLICT bookingOver');
  });

  it('with a promise that has come goes before those who waited longer', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T09:10:00.000Z');
    const groupId = joined.point.groupIds[0]!;
    await joined.point.terminal.queue.take({ commandId: commandId(), groupId, language: 'fi', needs: [] });
    await checkIn(booking);
    const deskId = joined.point.deskIds[0]!;
    await advisor().queue.openDesk({ commandId: commandId(), deskId, groupIds: joined.point.groupIds });
    expect((await advisor().queue.next({ deskId }))?.ticket.number).toBe('P001');
    joined.clock.set(START);
    expect(await advisor().queue.next({ deskId })).toMatchObject({ ticket: { number: 'P002' }, why: { rule: 'promisedTime' } });
  });

  it('works while the hub is away, and the hub hears of it once', async () => {
    const booking = await book();
    joined.cut();
    joined.clock.set('2026-03-02T09:20:00.000Z');
    expect((await joined.point.terminal.bookings.find({ code: ` ${booking.code.toLowerCase()} ` })).checkIn).toBe('now');
    await checkIn(booking);
    expect(await refusalText(checkIn(booking))).toBe('ALREADY_IN');
    joined.mend();
    await joined.drain();
    await joined.drain();
    expect(await outcomes()).toMatchObject([{ state: 'checkedIn' }]);
    expect((await advisor().queue.board()).tickets).toHaveLength(1);
  });

  it('twice by one tap is one number', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T09:20:00.000Z');
    const input = { commandId: commandId(), bookingId: booking.id, code: booking.code };
    const [first, again] = await Promise.all([joined.point.terminal.bookings.checkIn(input), joined.point.terminal.bookings.checkIn(input)]);
    expect(again).toEqual(first);
    expect((await advisor().queue.board()).tickets).toHaveLength(1);
  });

  it('refuses another code, one that was never given, and one that is no code', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T09:20:00.000Z');
    const other = booking.code.startsWith('A') ? `B${booking.code.slice(1)}` : `A${booking.code.slice(1)}`;
    expect(await refusalText(checkIn(booking, other))).toBe('NOT_FOUND');
    expect(await refusalText(joined.point.terminal.bookings.find({ code: other }))).toBe('NOT_FOUND');
    expect(await refusalText(joined.point.terminal.bookings.find({ code: 'O0I1' }))).toBe('BAD_INPUT');
    expect((await advisor().queue.board()).tickets).toEqual([]);
  });
});

describe('what time does', () => {
  it('marks as not come whoever stayed away, once, and tells the hub', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T09:59:59.999Z');
    await bookingTick(joined.point.station.deps);
    expect(await today()).toMatchObject([{ state: 'confirmed' }]);
    joined.clock.set('2026-03-02T10:00:00.000Z');
    await bookingTick(joined.point.station.deps);
    await bookingTick(joined.point.station.deps);
    expect(await today()).toMatchObject([{ id: booking.id, state: 'noShow' }]);
    expect(await joined.drain()).toBe(1);
    expect(await outcomes()).toMatchObject([{ state: 'noShow' }]);
  });

  it('marks as served whose number is being served', async () => {
    const booking = await book();
    joined.clock.set('2026-03-02T09:20:00.000Z');
    await checkIn(booking);
    const deskId = joined.point.deskIds[0]!;
    await advisor().queue.openDesk({ commandId: commandId(), deskId, groupIds: joined.point.groupIds });
    const called = await advisor().queue.callNext({ commandId: commandId(), deskId });
    await advisor().visits.begin({ commandId: commandId(), deskId, ticketId: called.ticket.id });
    await bookingTick(joined.point.station.deps);
    expect(await today()).toMatchObject([{ id: booking.id, state: 'served' }]);
  });

  it('a cancellation at the hub reaches the point, and a moved time is expected anew', async () => {
    const booking = await book();
    const moved = await advisor().bookings.move({ commandId: commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-02T11:00:00.000Z', resourceIds: [] });
    expect(moved).toMatchObject({ sequence: 1, start: '2026-03-02T11:00:00.000Z' });
    expect(await today()).toMatchObject([{ start: '2026-03-02T11:00:00.000Z' }]);
    await advisor().bookings.cancel({ commandId: commandId(), bookingId: booking.id, sequence: 1, reason: 'Asiakas perui' });
    expect(await today()).toEqual([]);
    joined.clock.set('2026-03-02T10:50:00.000Z');
    expect(await refusalText(checkIn(booking))).toBe('CONFLICT bookingOver');
  });
});

describe('letting', () => {
  it('is booked with its room and party, and marked as invoiced once', async () => {
    const { resources } = await advisor().bookings.calendar({ from: TEN, until: '2026-03-03T00:00:00.000Z' });
    const room = resources.find(({ kind }) => kind === 'meetingRoom')!;
    const letting = await book({ serviceId: 'kokous', start: '2026-03-02T12:00:00.000Z', resourceIds: [room.id], letting: { party: 'Yhdistys', productId: 'mikkeli-tila', hours: 1 } });
    expect(letting.letting).toMatchObject({ party: 'Yhdistys', invoiced: false });
    const marked = await advisor().bookings.lettingInvoiced({ commandId: commandId(), bookingId: letting.id, invoiceNumber: '1' });
    expect(marked.letting?.invoiced).toBe(true);
    const usual = await book();
    expect(await refusalText(advisor().bookings.lettingInvoiced({ commandId: commandId(), bookingId: usual.id, invoiceNumber: '1' }))).toBe('CONFLICT notLet');
    expect(await joined.drain()).toBe(1);
  });
});
