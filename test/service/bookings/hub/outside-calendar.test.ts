import { afterEach, beforeEach, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { MIKKELI, startBookable, type Bookable } from '../../../support/bookable.ts';

let hub: Bookable;
let expert: string;
let room: string;
beforeEach(async () => {
  hub = await startBookable();
  const resources = await hub.administrator.bookings.resources();
  expert = resources.find(({ kind }) => kind === 'expert')!.id;
  room = resources.find(({ kind }) => kind === 'remoteRoom')!.id;
});
afterEach(() => hub.close());

const event = (uid: string, start: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART;TZID=Europe/Helsinki:${start}`, 'DURATION:PT1H', 'SUMMARY:Lääkäri Meikäläinen 0400000001', 'ATTENDEE:mailto:testi@example.com', ...lines, 'END:VEVENT'];
const file = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR'].join('\r\n');
const bring = (text: string | null, resourceId = expert, by = hub.administrator) => by.bookings.importAbsences({ commandId: hub.commandId(), resourceId, text });
const absences = async () => (await hub.administrator.bookings.calendar({ from: '2026-03-02T00:00:00.000Z', until: '2026-03-30T00:00:00.000Z' })).absences;
const slots = async () => (await hub.station(MIKKELI).bookings.freeSlotsFor({ serviceId: 'kela-etana', pointId: MIKKELI, from: '2026-03-03', days: 1, language: 'fi', interpreter: null })).map(({ start }) => start.slice(11, 16));

it('takes the time away and keeps nothing of what it was', async () => {
  const booking = await hub.book({ start: '2026-03-10T08:00:00.000Z' });
  const answer = await bring(file(event('1', '20260303T100000', 'RRULE:FREQ=WEEKLY;COUNT=3'), event('2', '20260304T120000', 'TRANSP:TRANSPARENT')));
  expect(answer).toEqual({ absences: 3, ignored: 1, unread: 0, bookingIds: [booking.id] });
  expect(await slots()).not.toContain('08:00');
  expect(await slots()).toContain('09:00');
  expect((await absences()).map(({ reason, imported, resourceId }) => [reason, imported, resourceId])).toEqual([['', true, expert], ['', true, expert], ['', true, expert]]);
  const everything = JSON.stringify(await Promise.all(['booking_absence', 'command'].map((table) => hub.database.db.selectFrom(table as 'command').selectAll().execute())));
  expect(everything).not.toMatch(/Lääkäri|0400000001|testi@/);
});

it('replaces its own the next time, and only its own', async () => {
  const span = { from: '2026-03-03T11:00:00.000Z', until: '2026-03-03T12:00:00.000Z' };
  const written = await hub.administrator.bookings.saveAbsence({ commandId: hub.commandId(), absence: { resourceId: expert, reason: 'Koulutus', when: span }, despiteBookings: false });
  await bring(file(event('3', '20260305T100000')), room);
  await bring(file(event('1', '20260303T100000')));
  await bring(file(event('1', '20260303T090000')));
  expect(new Set(await absences())).toEqual(new Set([written, expect.objectContaining({ resourceId: room }), expect.objectContaining({ resourceId: expert, when: { from: '2026-03-03T07:00:00.000Z', until: '2026-03-03T08:00:00.000Z' } })]));
  expect(await slots()).toContain('08:00');
  // One that a person changed is theirs from then on.
  const brought = (await absences()).find(({ resourceId, imported }) => imported && resourceId === expert)!;
  const { imported: _imported, ...absence } = brought;
  await hub.administrator.bookings.saveAbsence({ commandId: hub.commandId(), absence: { ...absence, reason: 'Oma' }, despiteBookings: false });
  expect(await bring(null)).toEqual({ absences: 0, ignored: 0, unread: 0, bookingIds: [] });
  expect((await absences()).filter(({ resourceId }) => resourceId === expert).map(({ reason }) => reason).toSorted()).toEqual(['Koulutus', 'Oma']);
});

it('gives the time that a newer file leaves free to those who wait', async () => {
  const [hours] = [{ week: [[], [{ opens: '10:00', closes: '10:30' }], [], [], [], [], []], exceptions: [] }];
  const resource = (await hub.administrator.bookings.resources()).find(({ id }) => id === expert)!;
  await hub.administrator.bookings.saveResource({ commandId: hub.commandId(), resource: { ...resource, hours } });
  await bring(file(event('1', '20260303T100000')));
  await hub.station(MIKKELI).bookings.waitListFor({ commandId: hub.commandId(), entry: { serviceId: 'kela-etana', pointId: MIKKELI, language: 'fi', contact: { phone: '0400000001' }, earliest: '2026-03-02', latest: '2026-03-06' } });
  await bring(file(event('1', '20260304T100000')));
  expect((await hub.station(MIKKELI).bookings.waitingFor()).map(({ state, booking }) => [state, booking?.start])).toEqual([['offered', '2026-03-03T08:00:00.000Z']]);
});

it('refuses what is no calendar and leaves everything as it was; another provider’s expert is as good as none', async () => {
  await bring(file(event('1', '20260303T100000')));
  expect(await refusalOf(bring('Hei'))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'text', reason: 'notCalendar' }] } });
  expect(await refusalText(bring('x'.repeat(2_000_001)))).toBe('BAD_INPUT');
  expect((await absences()).length).toBe(1);
  expect(await refusalText(bring(null, expert, await hub.editorOf('vero')))).toBe('NOT_FOUND');
  expect(await refusalText(bring(null, room, await hub.editorOf('kela')))).toBe('NOT_FOUND');
  expect((await bring(null, expert, await hub.editorOf('kela'))).absences).toBe(0);
});
