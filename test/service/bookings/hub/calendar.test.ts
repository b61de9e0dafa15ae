import ICAL from 'ical.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveCalendars } from '#transport/calendar-feed.ts';
import { silentLog } from '#service/kernel/log.ts';
import { refusalText } from '../../../support/refusal.ts';
import { JUVA, MIKKELI, roundTheClock, service, startBookable, type Bookable } from '../../../support/bookable.ts';

let hub: Bookable;
beforeEach(async () => {
  hub = await startBookable();
});
afterEach(() => hub.close());

const read = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as unknown[]);
const fileOf = (bookingId: string, language: 'fi' | 'sv' | 'en' = 'fi') => hub.station(MIKKELI).bookings.calendarFileFor({ bookingId, language });

/** The instant of a time by the zone that the very file brings, and not by ours. */
const instantIn = (calendar: ICAL.Component, name: string): string => {
  const property = calendar.getFirstSubcomponent('vevent')!.getFirstProperty(name)!;
  const time = property.getFirstValue() as ICAL.Time;
  const tzid = property.getFirstParameter('tzid');
  if (tzid) time.zone = new ICAL.Timezone({ component: calendar.getFirstSubcomponent('vtimezone')!, tzid });
  return new Date(time.toUnixTime() * 1_000).toISOString();
};

describe('the calendar file of a booking', () => {
  it('says when and where, and neither who nor what for', async () => {
    const booking = await hub.book({ contact: { name: 'Testi Testaaja', phone: '0400000000', email: 'testi@example.com' }, note: 'Kuulolaite' });
    const { text, fileName } = await fileOf(booking.id, 'sv');
    const calendar = read(text);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect([event.uid, event.sequence, event.summary, event.location]).toEqual([booking.uid, 0, 'Ärende', 'Mikkelin asiointipiste']);
    expect([instantIn(calendar, 'dtstart'), instantIn(calendar, 'dtend')]).toEqual([booking.start, booking.end]);
    expect(text).toContain('DTSTART;TZID=Europe/Helsinki:20260303T100000\r\n');
    expect(`${text}${fileName}`).not.toMatch(/Testi|0400000000|testi@|Kuulolaite|FPA|Kela|Asiantuntija/);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('keeps its UID and counts its sequence up over a move and a cancellation', async () => {
    const booking = await hub.book();
    await hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-03T09:00:00.000Z', resourceIds: [] });
    const moved = read((await fileOf(booking.id)).text);
    await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 1, reason: '' });
    const cancelled = read((await fileOf(booking.id)).text);
    const told = (calendar: ICAL.Component) => [calendar.getFirstPropertyValue('method'), ...['uid', 'sequence', 'status'].map((name) => calendar.getFirstSubcomponent('vevent')!.getFirstPropertyValue(name))];
    expect(told(moved)).toEqual(['REQUEST', booking.uid, 1, 'CONFIRMED']);
    expect(told(cancelled)).toEqual(['CANCEL', booking.uid, 2, 'CANCELLED']);
    expect(instantIn(moved, 'dtstart')).toBe('2026-03-03T09:00:00.000Z');
  });

  it('is right on both sides of a change of the clock, and in the hour that comes twice', async () => {
    hub.clock.set('2026-10-20T08:00:00.000Z');
    for (const resource of await hub.administrator.bookings.resources()) await hub.administrator.bookings.saveResource({ commandId: hub.commandId(), resource: { ...resource, hours: roundTheClock } });
    await hub.administrator.bookings.saveService({ commandId: hub.commandId(), service: service({ horizonDays: 365 }) });
    for (const start of ['2026-10-24T09:00:00.000Z', '2026-10-24T23:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2026-10-25T02:00:00.000Z', '2027-03-28T00:30:00.000Z', '2027-03-28T01:00:00.000Z', '2027-07-01T09:00:00.000Z']) {
      const booking = await hub.book({ start });
      const calendar = read((await fileOf(booking.id)).text);
      expect([instantIn(calendar, 'dtstart'), instantIn(calendar, 'dtend')]).toEqual([booking.start, booking.end]);
    }
  });

  it('is another point’s secret', async () => {
    const booking = await hub.book();
    expect(await refusalText(hub.station(JUVA).bookings.calendarFileFor({ bookingId: booking.id, language: 'fi' }))).toBe('NOT_FOUND');
  });
});

describe('the calendar of a resource', () => {
  const room = async () => (await hub.administrator.bookings.resources()).find(({ kind }) => kind === 'remoteRoom')!;
  const ask = async () => (await hub.station(MIKKELI).bookings.feedAddressFor({ commandId: hub.commandId(), resourceId: (await room()).id })).url;
  const serve = async () => {
    const answer = serveCalendars(hub.hub.bookings.feed, silentLog());
    const server = createServer((request, response) => void (answer(request, response, request.url ?? '') || response.writeHead(418).end()));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { get: (url: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, { headers }), close: () => new Promise((done) => server.close(done)) };
  };

  it('has its bookings, is not sent twice, and ends when its address is asked for anew', async () => {
    const web = await serve();
    const booking = await hub.book({ contact: { name: 'Testi' } });
    const gone = await hub.book({ start: '2026-03-03T10:00:00.000Z' });
    await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: gone.id, sequence: 0, reason: '' });
    const url = await ask();
    const first = await web.get(url);
    const text = await first.text();
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(read(text).getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('uid'))).toEqual([booking.uid]);
    expect(read(text).getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(text).not.toMatch(/Testi|Kela|Asiantuntija/);
    const etag = first.headers.get('etag')!;
    expect((await web.get(url, { 'if-none-match': `W/"other", ${etag}` })).status).toBe(304);
    await hub.book({ start: '2026-03-03T11:00:00.000Z' });
    expect((await web.get(url, { 'if-none-match': etag })).status).toBe(200);
    const next = await ask();
    expect([(await web.get(url)).status, (await web.get(next)).status]).toEqual([404, 200]);
    expect((await web.get('http://hub/calendar/short.ics')).status).toBe(418);
    await web.close();
  });

  it('is its own point’s to ask for', async () => {
    const { id } = await room();
    expect(await refusalText(hub.station(JUVA).bookings.feedAddressFor({ commandId: hub.commandId(), resourceId: id }))).toBe('NOT_FOUND');
  });
});
