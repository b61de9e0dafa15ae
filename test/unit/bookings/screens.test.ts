/** What the screens of bookings compute: steps, days, and boxes on a calendar. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absence, Booking, Resource, Slot } from '#shared/contract/bookings/words.ts';
import { instantOf, localDateTime } from '#shared/domain/local-date.ts';
import { byCard, contactOf, emptyDraft, stepBack, stepOf } from '../../../renderer/features/bookings/book-draft.ts';
import { absentBoxes, bookingBox, bookingsIn, closedBoxes, instantOfRow, onGrid, ROW_MINUTES, shifted, shownHours, STEP_MINUTES, type CalendarColumn } from '../../../renderer/features/bookings/calendar-view.ts';
import { mondayOf, slotDays } from '../../../renderer/features/bookings/slot-days.ts';
import { resource, service } from '../../support/bookable.ts';

const room: Resource = { id: '01R00000000000000000000001', ...resource() };
const column = (date: string): CalendarColumn => ({ key: date, resource: room, date });
const booking = (start: string, end: string, change: Partial<Booking> = {}): Booking => ({
  id: '01B00000000000000000000001', code: 'ABC234', serviceId: 'kela-etana', serviceName: { fi: 'Kela' }, cardId: null, pointId: '01STATM1KKE000000000000000', pointName: 'Mikkeli', start, end,
  resources: [{ id: room.id, kind: 'remoteRoom', name: 'Etähuone' }], language: 'fi', interpreter: null, contact: {}, note: '', state: 'confirmed', answerBy: null, letting: null, sequence: 0, uid: 'u', madeAt: start, changedAt: start, ...change,
});
const slot = (start: string): Slot => ({ start, end: start, pointId: room.pointId!, resourceIds: [] });

describe('the steps of a booking', () => {
  it('are four at the most, and each follows from what was chosen', () => {
    const chosen = { ...emptyDraft('fi', null), service: service() };
    const timed = { ...chosen, slot: slot('2026-03-02T08:00:00.000Z') };
    expect([emptyDraft('fi', null), chosen, timed, { ...timed, booked: booking(timed.slot.start, timed.slot.end) }].map(stepOf)).toEqual(['service', 'time', 'contact', 'done']);
    expect(stepOf(stepBack(timed))).toBe('time');
    expect(stepOf(stepBack(chosen))).toBe('service');
    expect(stepBack(emptyDraft('fi', null))).toEqual(emptyDraft('fi', null));
  });

  it('send nothing that was left empty', () => {
    const draft = emptyDraft('fi', null);
    expect(contactOf(draft)).toEqual({});
    expect(contactOf({ ...draft, contact: { phone: ' 040 1234567 ', email: '  ' } })).toEqual({ phone: '040 1234567' });
  });

  it('begin with the services of the card', () => {
    const services = [service({ id: 'a' }), service({ id: 'b', cardId: 'card' }), service({ id: 'c', cardId: 'other' })];
    expect(byCard(services, 'card').map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(byCard(services, null).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('free times by day', () => {
  it('stand under the day of the wall clock, in order, and empty days are there', () => {
    const days = slotDays([slot('2026-03-02T22:30:00.000Z'), slot('2026-03-02T08:30:00.000Z'), slot('2026-03-02T08:00:00.000Z')], '2026-03-02', 3);
    expect(days.map(({ date, slots }) => [date, slots.map(({ start }) => localDateTime(start).time)])).toEqual([['2026-03-02', ['10:00', '10:30']], ['2026-03-03', ['00:30']], ['2026-03-04', []]]);
  });

  it('weeks begin on Monday', () => {
    expect(['2026-03-02', '2026-03-08', '2026-03-09'].map(mondayOf)).toEqual(['2026-03-02', '2026-03-02', '2026-03-09']);
  });
});

describe('the calendar', () => {
  it('shows the hours of its resources, and more where something is booked outside them', () => {
    expect(shownHours([column('2026-03-02')], [])).toEqual({ first: 9, last: 16 });
    expect(shownHours([column('2026-03-02')], [booking('2026-03-02T15:00:00.000Z', '2026-03-02T16:30:00.000Z')])).toEqual({ first: 9, last: 19 });
    expect(shownHours([column('2026-03-07')], [])).toEqual({ first: 9, last: 16 });
  });

  it('closes what is not open, the whole day on Saturday', () => {
    expect(closedBoxes(column('2026-03-02'), 8, 18)).toEqual([{ from: 0, to: 12 }, { from: 96, to: 120 }]);
    expect(closedBoxes(column('2026-03-07'), 9, 16)).toEqual([{ from: 0, to: 84 }]);
  });

  it('has a booking at its time, under its own resource and day alone, unless cancelled', () => {
    const one = booking('2026-03-02T08:30:00.000Z', '2026-03-02T09:00:00.000Z');
    expect(bookingBox(one, 9, 16)).toEqual({ from: 18, to: 24 });
    expect(bookingsIn(column('2026-03-02'), [one, booking('2026-03-02T07:00:00.000Z', '2026-03-02T07:30:00.000Z', { id: '01B00000000000000000000002' })]).map(({ id }) => id)).toEqual(['01B00000000000000000000002', one.id]);
    expect(bookingsIn(column('2026-03-03'), [one])).toEqual([]);
    expect(bookingsIn(column('2026-03-02'), [booking(one.start, one.end, { state: 'cancelled' })])).toEqual([]);
    expect(bookingsIn(column('2026-03-02'), [booking(one.start, one.end, { resources: [] })])).toEqual([]);
  });

  it('has absences: a span cut at midnight, and every second Tuesday by the wall clock over the change of the clock', () => {
    const span: Absence = { id: '01A00000000000000000000001', resourceId: room.id, reason: 'Remontti', imported: false, when: { from: '2026-03-02T12:00:00.000Z', until: '2026-03-04T08:00:00.000Z' } };
    expect(absentBoxes(column('2026-03-02'), [span], 9, 16).map(({ box }) => box)).toEqual([{ from: 60, to: 84 }]);
    expect(absentBoxes(column('2026-03-03'), [span], 9, 16).map(({ box }) => box)).toEqual([{ from: 0, to: 84 }]);
    expect(absentBoxes(column('2026-03-04'), [span], 9, 16).map(({ box }) => box)).toEqual([{ from: 0, to: 12 }]);
    const weekly: Absence = { ...span, when: { weekdays: [2], everyWeeks: 2, from: '2026-03-17', until: null, opens: '12:00', closes: '13:00' } };
    const dates = ['2026-03-10', '2026-03-17', '2026-03-24', '2026-03-31', '2026-04-01'];
    expect(dates.map((date) => absentBoxes(column(date), [weekly], 9, 16).map(({ box }) => box))).toEqual([[], [{ from: 36, to: 48 }], [], [{ from: 36, to: 48 }], []]);
  });

  it('a row dropped on is the instant its box comes from, on every day of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 83 }), (day, row) => {
        const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        const start = instantOfRow(date, row, 9);
        expect(bookingBox({ start, end: new Date(Date.parse(start) + ROW_MINUTES * 60_000).toISOString() }, 9, 16)).toEqual({ from: row, to: row + 1 });
      }),
    );
  });

  it('is dropped on the nearest time that its service has, of the same day', () => {
    const at = (time: string) => instantOf('2026-03-02', time);
    expect(['10:05', '10:10', '10:20', '23:55', '00:05'].map((time) => localDateTime(onGrid(at(time), 20)).time)).toEqual(['10:00', '10:20', '10:20', '23:40', '00:00']);
    expect(localDateTime(onGrid(at('23:58'), 30))).toEqual({ date: '2026-03-02', time: '23:30' });
  });

  it('shifts by the wall clock: nine stays nine over both changes of the clock, and a quarter before midnight is the day before', () => {
    for (const [date, next] of [['2026-03-28', '2026-03-29'], ['2026-10-24', '2026-10-25']] as const) expect(shifted(instantOf(date, '09:00'), { days: 1 })).toBe(instantOf(next, '09:00'));
    expect(shifted(instantOf('2026-03-02', '00:00'), { minutes: -STEP_MINUTES })).toBe(instantOf('2026-03-01', '23:45'));
    expect(shifted(instantOf('2026-03-02', '23:45'), { minutes: STEP_MINUTES })).toBe(instantOf('2026-03-03', '00:00'));
  });
});
