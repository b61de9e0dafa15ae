import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { JUVA, MIKKELI, need, OULU, service, startBookable, type Bookable } from '../../../support/bookable.ts';

let hub: Bookable;
beforeEach(async () => {
  hub = await startBookable();
});
afterEach(() => hub.close());

const slots = (from = '2026-03-03', days = 1, change = {}) => hub.station(MIKKELI).bookings.freeSlotsFor({ serviceId: 'kela-etana', pointId: MIKKELI, from, days, language: 'fi', interpreter: null, ...change });
const holds = () => hub.database.db.selectFrom('booking_hold').selectAll().execute();

describe('booking', () => {
  it('offers the times at which expert and room are free together, by the wall clock', async () => {
    const found = await slots();
    expect(found).toHaveLength(14);
    expect(found[0]).toMatchObject({ start: '2026-03-03T07:00:00.000Z', end: '2026-03-03T07:30:00.000Z', pointId: MIKKELI });
    expect(found[0]?.resourceIds).toHaveLength(2);
    expect(found.at(-1)?.start).toBe('2026-03-03T13:30:00.000Z');
  });

  it('takes all of its resources, and offers the time to nobody else', async () => {
    const booking = await hub.book({ contact: { name: 'Testi', phone: '+358 40 0000000' }, note: 'Kuulolaite' });
    expect(booking).toMatchObject({ start: '2026-03-03T08:00:00.000Z', end: '2026-03-03T08:30:00.000Z', state: 'confirmed', sequence: 0, pointName: 'Mikkelin asiointipiste', contact: { name: 'Testi', phone: '+358 40 0000000' } });
    expect(booking.code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    expect(booking.resources.map(({ kind }) => kind)).toEqual(['expert', 'remoteRoom']);
    expect(await holds()).toHaveLength(2);
    expect((await slots()).map(({ start }) => start)).not.toContain('2026-03-03T08:00:00.000Z');
    expect(await hub.station(MIKKELI).bookings.byCodeFor({ code: `${booking.code.slice(0, 3).toLowerCase()} ${booking.code.slice(3)}` })).toEqual(booking);
  });

  it('answers a repeated command with the same booking', async () => {
    const commandId = hub.commandId();
    const input = { commandId, booking: { serviceId: 'kela-etana', pointId: MIKKELI, start: '2026-03-03T08:00:00.000Z', language: 'fi', interpreter: null, contact: {}, note: '', resourceIds: [], letting: null } } as const;
    const [first, again] = [await hub.station(MIKKELI).bookings.bookFor({ ...input, booking: { ...input.booking, resourceIds: [] } }), await hub.station(MIKKELI).bookings.bookFor({ ...input, booking: { ...input.booking, resourceIds: [] } })];
    expect(again).toEqual(first);
    expect(await holds()).toHaveLength(2);
  });

  it('offers the nearest other times when it was taken meanwhile', async () => {
    await hub.book();
    const refusal = await refusalOf(hub.book());
    expect(refusal.code).toBe('SLOT_TAKEN');
    expect((refusal.data as { others: { start: string }[] }).others.map(({ start }) => start.slice(11, 16))).toEqual(['07:00', '07:30', '08:30', '09:00', '09:30']);
  });

  it('refuses what is too near, too far, off the grid, or not offered', async () => {
    expect(await refusalText(hub.book({ start: '2026-03-02T08:30:00.000Z' }))).toBe('TOO_LATE');
    expect(await refusalText(hub.book({ start: '2026-03-01T08:30:00.000Z' }))).toBe('TOO_LATE');
    expect(await refusalText(hub.book({ start: '2026-06-02T08:00:00.000Z' }))).toBe('BAD_INPUT');
    expect(await refusalText(hub.book({ start: '2026-03-03T08:10:00.000Z' }))).toBe('BAD_INPUT');
    expect(await refusalText(hub.book({ start: '2026-03-03T08:00:30.000Z' }))).toBe('BAD_INPUT');
    expect(await refusalText(hub.book({ serviceId: 'unknown' }))).toBe('NOT_FOUND');
    expect(await refusalText(hub.book({ pointId: '01STATX0000000000000000000' }))).toBe('NOT_FOUND');
    expect(await refusalText(hub.book({ start: '2026-03-03T14:00:00.000Z' }))).toBe('SLOT_TAKEN');
    expect(await holds()).toEqual([]);
  });

  it('has no half combination: without a room the expert stays free', async () => {
    await hub.add({ kind: 'expert', name: 'Asiantuntija 2', pointId: null, providerId: 'kela', languages: ['fi'] });
    await hub.book();
    // A second expert is free, a second room is not.
    expect(await refusalText(hub.book())).toBe('SLOT_TAKEN');
    expect(await holds()).toHaveLength(2);
  });

  it('shares bookings out: the expert with the fewest that day comes', async () => {
    await hub.add({ kind: 'expert', name: 'Asiantuntija 2', pointId: null, providerId: 'kela', languages: ['fi'] });
    const [first, second, third] = [await hub.book(), await hub.book({ start: '2026-03-03T09:00:00.000Z' }), await hub.book({ start: '2026-03-03T10:00:00.000Z' })];
    expect([first, second, third].map(({ resources }) => resources[0]?.name)).toEqual(['Asiantuntija 1', 'Asiantuntija 2', 'Asiantuntija 1']);
  });

  it('brings an interpreter only when asked for, and then needs no common language', async () => {
    expect(await slots('2026-03-03', 1, { language: 'ar' })).toEqual([]);
    expect(await slots('2026-03-03', 1, { language: 'ar', interpreter: 'ar' })).toEqual([]);
    await hub.add({ kind: 'interpreter', name: 'Tulkki', pointId: null, languages: ['ar', 'fi'], hours: { week: [[], [{ opens: '10:00', closes: '12:00' }], [], [], [], [], []], exceptions: [] } });
    expect((await slots('2026-03-03', 1, { language: 'ar', interpreter: 'ar' })).map(({ start, resourceIds }) => [start.slice(11, 16), resourceIds.length])).toEqual([['08:00', 3], ['08:30', 3], ['09:00', 3], ['09:30', 3]]);
    const booking = await hub.book({ language: 'ar', interpreter: 'ar' });
    expect(booking.resources.map(({ kind }) => kind)).toEqual(['expert', 'remoteRoom', 'interpreter']);
  });

  it('is known at its own point and where it was made, and nowhere else', async () => {
    await hub.add({ pointId: JUVA });
    const booking = await hub.book({ pointId: JUVA });
    const known = async (point: string) => (await hub.station(point).bookings.byCodeFor({ code: booking.code })) !== null;
    expect([await known(MIKKELI), await known(JUVA), await known(OULU)]).toEqual([true, true, false]);
    expect(await refusalText(hub.station(OULU).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: '' }))).toBe('NOT_FOUND');
  });
});

describe('moving and cancelling', () => {
  it('moves to a free time with the same people, keeps code and UID, and counts the sequence up', async () => {
    await hub.add({ kind: 'expert', name: 'Asiantuntija 2', pointId: null, providerId: 'kela', languages: ['fi'] });
    const booking = await hub.book();
    const moved = await hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-03T08:30:00.000Z', resourceIds: [] });
    expect(moved).toEqual({ ...booking, start: '2026-03-03T08:30:00.000Z', end: '2026-03-03T09:00:00.000Z', sequence: 1 });
    expect(await holds()).toHaveLength(2);
    expect((await slots()).map(({ start }) => start)).toContain('2026-03-03T08:00:00.000Z');
  });

  it('moves over its own time, and to a named colleague', async () => {
    const other = await hub.add({ kind: 'expert', name: 'Asiantuntija 2', pointId: null, providerId: 'kela', languages: ['fi'] });
    await hub.administrator.bookings.saveService({ commandId: hub.commandId(), service: service({ minutes: 60 }) });
    const booking = await hub.book();
    const moved = await hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-03T08:30:00.000Z', resourceIds: [other] });
    expect(moved.resources[0]?.id).toBe(other);
    expect(await refusalText(hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 1, start: '2026-03-03T09:00:00.000Z', resourceIds: ['01ZZZZZZZZZZZZZZZZZZZZZZZZ'] }))).toBe('BAD_INPUT');
  });

  it('of two who move or cancel the same, tells the second how it stands now, and changes nothing', async () => {
    const booking = await hub.book();
    const seen = { bookingId: booking.id, sequence: booking.sequence };
    const [desk, editor] = [hub.station(MIKKELI).bookings, (await hub.editorOf('kela')).bookings];
    const moved = await editor.move({ commandId: hub.commandId(), ...seen, start: '2026-03-03T09:00:00.000Z', resourceIds: [] });
    const told = { code: 'BOOKING_CHANGED', data: { start: moved.start, state: 'confirmed', sequence: 1 } };
    expect(await refusalOf(desk.moveFor({ commandId: hub.commandId(), ...seen, start: '2026-03-03T10:00:00.000Z', resourceIds: [] }))).toEqual(told);
    expect(await refusalOf(desk.cancelFor({ commandId: hub.commandId(), ...seen, reason: '' }))).toEqual(told);
    await desk.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: moved.sequence, reason: '' });
    expect(await refusalOf(editor.cancel({ commandId: hub.commandId(), bookingId: booking.id, sequence: moved.sequence, reason: '' }))).toEqual({ code: 'BOOKING_CHANGED', data: { start: moved.start, state: 'cancelled', sequence: 2 } });
  });

  it('by an editor is of its own experts’ bookings, and shows nothing of how the customer is reached', async () => {
    const booking = await hub.book({ contact: { phone: '0400000001' }, note: 'Kuulolaite' });
    const change = { commandId: hub.commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-03T09:00:00.000Z', resourceIds: [] };
    expect(await refusalText((await hub.editorOf('vero')).bookings.move(change))).toBe('NOT_FOUND');
    expect(await refusalText((await hub.editorOf('vero')).bookings.cancel({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: '' }))).toBe('NOT_FOUND');
    expect(await (await hub.editorOf('kela')).bookings.move({ ...change, commandId: hub.commandId() })).toMatchObject({ contact: {}, note: '', start: change.start, sequence: 1 });
    expect(await hub.administrator.bookings.cancel({ commandId: hub.commandId(), bookingId: booking.id, sequence: 1, reason: 'Sairaus' })).toMatchObject({ contact: {}, state: 'cancelled' });
    expect((await hub.station(MIKKELI).bookings.byCodeFor({ code: booking.code }))?.contact).toEqual({ phone: '0400000001' });
  });

  it('leaves everything as it was when the other time is taken', async () => {
    const booking = await hub.book();
    await hub.book({ start: '2026-03-03T09:00:00.000Z' });
    expect(await refusalText(hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-03T09:00:00.000Z', resourceIds: [] }))).toBe('SLOT_TAKEN');
    expect(await hub.station(MIKKELI).bookings.byCodeFor({ code: booking.code })).toEqual(booking);
  });

  it('gives the time back when cancelled, once, and not after it began', async () => {
    const booking = await hub.book();
    const cancelled = await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: 'Asiakas sairastui' });
    expect(cancelled).toMatchObject({ state: 'cancelled', sequence: 1 });
    expect(await holds()).toEqual([]);
    expect(await slots()).toHaveLength(14);
    expect(await refusalText(hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 1, reason: '' }))).toBe('CONFLICT bookingCancelled');
    const begun = await hub.book();
    hub.clock.set('2026-03-03T08:00:00.000Z');
    expect(await refusalText(hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: begun.id, sequence: 0, reason: '' }))).toBe('TOO_LATE');
    expect(await refusalText(hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: begun.id, sequence: 0, start: '2026-03-04T08:00:00.000Z', resourceIds: [] }))).toBe('TOO_LATE');
  });
});

describe('letting', () => {
  it('lets a named room by its own product for whole hours', async () => {
    const room = await hub.add({ kind: 'meetingRoom', name: 'Kokoushuone', lettingProductId: 'room-hour', seats: 12, bufferAfter: 15 });
    await hub.administrator.bookings.saveService({ commandId: hub.commandId(), service: service({ id: 'room', providerId: null, minutes: 60, gridMinutes: 60, needs: [need('meetingRoom', { atPoint: true })], selfService: false }) });
    const letting = { party: 'Kylätalkkarit ry', businessId: '1234563-9', productId: 'room-hour', hours: 3 };
    const booking = await hub.book({ serviceId: 'room', resourceIds: [room], letting });
    expect(booking).toMatchObject({ end: '2026-03-03T11:00:00.000Z', letting: { ...letting, invoiced: false } });
    // Clean-up reaches into the hour after it, and that of the hour before it would reach into the booking.
    expect((await slots('2026-03-03', 1, { serviceId: 'room' })).map(({ start }) => start.slice(11, 13))).toEqual(['12', '13']);
    expect(await refusalText(hub.book({ serviceId: 'room', start: '2026-03-03T12:00:00.000Z', resourceIds: [room], letting: { ...letting, hours: 1, productId: 'other' } }))).toBe('BAD_INPUT');
    expect(await refusalText(hub.book({ serviceId: 'room', start: '2026-03-03T13:00:00.000Z', resourceIds: [room], letting: { ...letting, hours: 2 } }))).toBe('SLOT_TAKEN');
  });
});
