import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outboxEvent } from '../../../support/hub.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { JUVA, MIKKELI, need, OULU, resource, service, startBookable, type Bookable } from '../../../support/bookable.ts';

let hub: Bookable;
beforeEach(async () => {
  hub = await startBookable({ centres: new Map([['491', { lat: 61.688, lon: 27.272 }], ['178', { lat: 61.898, lon: 27.856 }], ['564', { lat: 65.012, lon: 25.465 }]]) });
});
afterEach(() => hub.close());

const expert = async () => (await hub.administrator.bookings.resources()).find(({ kind }) => kind === 'expert')!;

describe('who keeps what', () => {
  it('a station keeps what is at its own point, and no other', async () => {
    const station = hub.station(JUVA);
    const room = await station.bookings.saveResourceFor({ commandId: hub.commandId(), resource: resource({ pointId: JUVA }) });
    const renamed = await station.bookings.saveResourceFor({ commandId: hub.commandId(), resource: { ...room, name: 'Hiljainen huone' } });
    expect(renamed).toEqual({ ...room, name: 'Hiljainen huone' });
    expect(await refusalText(station.bookings.saveResourceFor({ commandId: hub.commandId(), resource: resource({ pointId: MIKKELI }) }))).toBe('FORBIDDEN');
    expect(await refusalText(station.bookings.saveResourceFor({ commandId: hub.commandId(), resource: { ...room, pointId: OULU } }))).toBe('FORBIDDEN');
    expect(await refusalText(hub.station(OULU).bookings.saveResourceFor({ commandId: hub.commandId(), resource: { ...room, pointId: OULU } }))).toBe('NOT_FOUND');
    expect(await refusalText(station.bookings.saveAbsenceFor({ commandId: hub.commandId(), absence: { resourceId: (await expert()).id, reason: '', when: { from: '2026-03-03T08:00:00.000Z', until: '2026-03-03T09:00:00.000Z' } }, despiteBookings: true }))).toBe('NOT_FOUND');
  });

  it('an editor keeps its provider’s experts and interpreters, the administrator all', async () => {
    const [kela, vero] = [await hub.editorOf('kela'), await hub.editorOf('vero')];
    expect((await kela.bookings.resources()).map(({ kind }) => kind)).toEqual(['expert']);
    expect(await vero.bookings.resources()).toEqual([]);
    expect((await hub.administrator.bookings.resources()).length).toBe(2);
    const own = await vero.bookings.saveResource({ commandId: hub.commandId(), resource: resource({ kind: 'expert', pointId: null, providerId: 'vero', languages: ['fi'] }) });
    expect(await refusalText(kela.bookings.saveResource({ commandId: hub.commandId(), resource: own }))).toBe('NOT_FOUND');
    expect(await refusalText(kela.bookings.saveResource({ commandId: hub.commandId(), resource: resource({ kind: 'meetingRoom', providerId: 'kela' }) }))).toBe('FORBIDDEN');
    expect(await refusalText(kela.bookings.saveService({ commandId: hub.commandId(), service: service() }))).toBe('FORBIDDEN');
    expect((await kela.bookings.services()).map(({ id }) => id)).toEqual(['kela-etana']);
    expect(await vero.bookings.services()).toEqual([]);
  });

  it('refuses hours and services that cannot be', async () => {
    const badHours = { week: [[{ opens: '12:00', closes: '09:00' }], [], [], [], [], [], []], exceptions: [] };
    expect(await refusalText(hub.add({ hours: badHours }))).toBe('BAD_INPUT');
    for (const change of [{ providerId: 'nobody' }, { cardId: 'no-card' }, { needs: [need('interpreter', { optional: true })] }, { name: {} }]) expect(await refusalText(hub.administrator.bookings.saveService({ commandId: hub.commandId(), service: service(change) }))).toBe('BAD_INPUT');
  });
});

describe('absences', () => {
  const absent = async (when: object, despiteBookings = false) => hub.administrator.bookings.saveAbsence({ commandId: hub.commandId(), absence: { resourceId: (await expert()).id, reason: 'Koulutus', when: when as { from: string; until: string } }, despiteBookings });
  const slots = async (date: string) => (await hub.station(MIKKELI).bookings.freeSlotsFor({ serviceId: 'kela-etana', pointId: MIKKELI, from: date, days: 1, language: 'fi', interpreter: null })).map(({ start }) => start.slice(11, 16));

  it('take time away, and tell of bookings in the way', async () => {
    const booking = await hub.book();
    const span = { from: '2026-03-03T08:15:00.000Z', until: '2026-03-03T10:00:00.000Z' };
    expect(await refusalOf(absent(span))).toEqual({ code: 'RESOURCE_BOOKED', data: { bookingIds: [booking.id] } });
    expect(await slots('2026-03-03')).toContain('09:00');
    await absent(span, true);
    expect(await slots('2026-03-03')).toEqual(['07:00', '07:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30']);
    // Moving the booking is the desk's work.
    expect((await hub.station(MIKKELI).bookings.byCodeFor({ code: booking.code }))?.state).toBe('confirmed');
  });

  it('recur by the wall clock, and are seen against bookings far ahead', async () => {
    const booking = await hub.book({ start: '2026-04-07T09:00:00.000Z' });
    const lunch = { weekdays: [2], everyWeeks: 1, from: '2026-03-01', until: null, opens: '12:00', closes: '13:00' };
    expect((await refusalOf(absent(lunch))).data).toEqual({ bookingIds: [booking.id] });
    const { id } = await absent({ ...lunch, until: '2026-04-01' });
    expect(await slots('2026-03-31')).not.toContain('09:00');
    expect(await slots('2026-04-07')).not.toContain('09:00');
    await hub.administrator.bookings.removeAbsence({ commandId: hub.commandId(), absenceId: id });
    expect(await slots('2026-03-31')).toContain('09:00');
  });

  it('end after they begin', async () => {
    expect(await refusalText(absent({ from: '2026-03-03T08:00:00.000Z', until: '2026-03-03T08:00:00.000Z' }))).toBe('BAD_INPUT');
    expect(await refusalText(absent({ weekdays: [1], everyWeeks: 1, from: '2026-03-01', until: '2026-02-01', opens: '12:00', closes: '13:00' }))).toBe('BAD_INPUT');
    expect(await refusalText(absent({ weekdays: [1], everyWeeks: 1, from: '2026-03-01', until: null, opens: '13:00', closes: '12:00' }))).toBe('BAD_INPUT');
  });
});

describe('calendars', () => {
  it('show a station its own point, and an editor its experts without what customers gave', async () => {
    const booking = await hub.book({ contact: { phone: '0400000000' }, note: 'Kuulolaite' });
    const span = { from: '2026-03-02T22:00:00.000Z', until: '2026-03-09T22:00:00.000Z' };
    const own = await hub.station(MIKKELI).bookings.calendarFor(span);
    expect([own.resources.map(({ kind }) => kind), own.bookings]).toEqual([['remoteRoom'], [booking]]);
    const kela = await (await hub.editorOf('kela')).bookings.calendar(span);
    expect([kela.resources.map(({ kind }) => kind), kela.bookings]).toEqual([['expert'], [{ ...booking, contact: {}, note: '' }]]);
    expect((await hub.station(JUVA).bookings.calendarFor(span)).bookings).toEqual([]);
    expect(await refusalText(hub.station(MIKKELI).bookings.calendarFor({ ...span, until: '2026-09-01T00:00:00.000Z' }))).toBe('BAD_INPUT');
  });
});

describe('points near by', () => {
  it('are told by distance with their first times, and only where there is something free', async () => {
    await hub.add({ pointId: OULU });
    const near = () => hub.station(MIKKELI).bookings.nearPointsFor({ serviceId: 'kela-etana', pointId: MIKKELI, from: '2026-03-03', days: 40, language: 'fi', interpreter: null });
    expect((await near()).map(({ pointName, kilometres, slots }) => [pointName, kilometres, slots.length])).toEqual([['Oulun asiointipiste', 380, 5]]);
    await hub.add({ pointId: JUVA, hours: { week: [[], [], [], [], [], [], []], exceptions: [{ date: '2026-03-31', spans: [{ opens: '09:00', closes: '10:00' }] }] } });
    expect((await near()).map(({ pointName, slots }) => [pointName, slots.map(({ start }) => start)[0]])).toEqual([['Juvan asiointipiste', '2026-03-31T06:00:00.000Z'], ['Oulun asiointipiste', '2026-03-03T07:00:00.000Z']]);
  });
});

describe('what a point tells of a booking', () => {
  const push = (station: string, sequence: number, kind: string, payload: Record<string, unknown>) => hub.station(station).outbox.push({ events: [outboxEvent(sequence, kind, payload, hub.commandId())] });
  const stateOf = async (code: string) => (await hub.station(MIKKELI).bookings.byCodeFor({ code }))?.state;

  it('is its state, until it is cancelled; late word does not bring it back', async () => {
    const booking = await hub.book();
    const mark = (sequence: number, state: string) => push(MIKKELI, sequence, 'booking.marked', { bookingId: booking.id, state, ticketId: null });
    for (const [sequence, state] of [[1, 'checkedIn'], [2, 'noShow'], [3, 'confirmed']] as const) {
      await mark(sequence, state);
      expect(await stateOf(booking.code)).toBe(state);
    }
    await push(JUVA, 1, 'booking.marked', { bookingId: booking.id, state: 'served', ticketId: null });
    expect(await stateOf(booking.code)).toBe('confirmed');
    await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: '' });
    await mark(4, 'served');
    expect(await stateOf(booking.code)).toBe('cancelled');
  });

  it('is that a letting was invoiced', async () => {
    const room = await hub.add({ kind: 'meetingRoom', lettingProductId: 'room-hour' });
    await hub.administrator.bookings.saveService({ commandId: hub.commandId(), service: service({ id: 'room', providerId: null, minutes: 60, gridMinutes: 60, needs: [need('meetingRoom', { atPoint: true })] }) });
    const booking = await hub.book({ serviceId: 'room', resourceIds: [room], letting: { party: 'Yhdistys', productId: 'room-hour', hours: 2 } });
    await push(MIKKELI, 1, 'booking.lettingInvoiced', { bookingId: booking.id });
    expect((await hub.station(MIKKELI).bookings.byCodeFor({ code: booking.code }))?.letting?.invoiced).toBe(true);
  });
});

describe('a point’s bookings, live', () => {
  it('come whole after each change, and after midnight with another day', async () => {
    const stream = await hub.station(MIKKELI).bookings.watchPointFor();
    const next = async () => {
      const { value, done } = await stream.next();
      return done ? null : value.bookings.map(({ start, state }) => [start.slice(0, 10), state]);
    };
    await hub.hub.bookings.tick();
    expect(await next()).toEqual([]);
    const booking = await hub.book();
    expect(await next()).toEqual([['2026-03-03', 'confirmed']]);
    await hub.book({ start: '2026-03-17T08:00:00.000Z' });
    expect(await next()).toEqual([['2026-03-03', 'confirmed']]);
    hub.clock.set('2026-03-03T06:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await next()).toEqual([['2026-03-03', 'confirmed'], ['2026-03-17', 'confirmed']]);
    await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: '' });
    expect(await next()).toEqual([['2026-03-03', 'cancelled'], ['2026-03-17', 'confirmed']]);
    await stream.return?.();
  });
});
