/** A booking as an iCalendar file (RFC 5545, RFC 5546). It says when and where, never who comes nor what for. */
import ICAL from 'ical.js';
import type { Booking } from '#shared/contract/bookings/words.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { localDateOf, localDateTime, POINT_ZONE } from '#shared/domain/local-date.ts';
import { calendarSummary } from '../messages/texts.ts';
import { timeZone } from './time-zone.ts';

/** Whom an invitation without personal data invites; the domain can belong to nobody (RFC 2606). */
const CUSTOMER = 'mailto:customer@onedoor.invalid';

const utc = (instant: string): ICAL.Time => ICAL.Time.fromDateTimeString(`${instant.slice(0, 19)}Z`);

const HOUR_MS = 3_600_000;

/** Whether the wall clock shows the same an hour before or after: programs do not agree on which of the two is meant. */
const comesTwice = (instant: string): boolean => {
  const shown = (ms: number) => Object.values(localDateTime(new Date(Date.parse(instant) + ms).toISOString())).join();
  return shown(HOUR_MS) === shown(0) || shown(-HOUR_MS) === shown(0);
};

/** By the wall clock with its zone; in the hour that autumn repeats, in UTC. */
const setTime = (event: ICAL.Component, name: string, instant: string) => {
  const property = new ICAL.Property(name);
  const { date, time } = localDateTime(instant);
  const twice = comesTwice(instant);
  if (!twice) property.setParameter('tzid', POINT_ZONE);
  property.setValue(twice ? utc(instant) : ICAL.Time.fromDateTimeString(`${date}T${time}:00`));
  event.addProperty(property);
};

const setPerson = (event: ICAL.Component, name: string, address: string, parameters: Readonly<Record<string, string>>) => {
  const property = new ICAL.Property(name);
  for (const [key, value] of Object.entries(parameters)) property.setParameter(key, value);
  property.setValue(address);
  event.addProperty(property);
};

export const newCalendar = (method: 'REQUEST' | 'CANCEL' | 'PUBLISH'): ICAL.Component => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('prodid', '-//OneDoor//Bookings//FI');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', method);
  calendar.addSubcomponent(timeZone());
  return calendar;
};

/** What every calendar entry of a booking says. */
export const eventOf = (booking: Booking, language: ContentLanguage): ICAL.Component => {
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', booking.uid);
  event.updatePropertyWithValue('sequence', booking.sequence);
  event.updatePropertyWithValue('dtstamp', utc(booking.changedAt));
  event.updatePropertyWithValue('created', utc(booking.madeAt));
  event.updatePropertyWithValue('last-modified', utc(booking.changedAt));
  setTime(event, 'dtstart', booking.start);
  setTime(event, 'dtend', booking.end);
  event.updatePropertyWithValue('summary', calendarSummary(language));
  event.updatePropertyWithValue('location', booking.pointName);
  event.updatePropertyWithValue('status', booking.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED');
  event.updatePropertyWithValue('class', 'PRIVATE');
  event.updatePropertyWithValue('transp', 'OPAQUE');
  return event;
};

/** Text as it goes over a line, which ends with its last line's end. */
export const written = (calendar: ICAL.Component): string => `${calendar.toString()}\r\n`;

/** The customer's own file: an invitation, or its withdrawal once the booking is cancelled. */
export const calendarFile = (booking: Booking, language: ContentLanguage, organizer: string): { fileName: string; text: string; language: ContentLanguage } => {
  const calendar = newCalendar(booking.state === 'cancelled' ? 'CANCEL' : 'REQUEST');
  const event = eventOf(booking, language);
  setPerson(event, 'organizer', `mailto:${organizer}`, {});
  setPerson(event, 'attendee', CUSTOMER, { partstat: 'ACCEPTED', rsvp: 'FALSE' });
  calendar.addSubcomponent(event);
  return { fileName: `onedoor-${localDateOf(booking.start)}.ics`, text: written(calendar), language };
};
