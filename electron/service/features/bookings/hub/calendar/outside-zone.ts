/** The zone in which an outside calendar means its times, and how its wall clock is an instant. */
import ICAL from 'ical.js';
import { addDays } from '#shared/domain/calendar-date.ts';
import { instantOf, localDateTime, POINT_ZONE } from '#shared/domain/local-date.ts';

export interface OutsideZone {
  /** The instant of a wall-clock time, in milliseconds. */
  instant: (wall: ICAL.Time) => number;
  /** What the wall clock shows at an instant. */
  wall: (instant: string) => ICAL.Time;
}

const two = (value: number) => String(value).padStart(2, '0');
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

const utc: OutsideZone = {
  instant: ({ year, month, day, hour, minute, second }) => Date.UTC(year, month - 1, day, hour, minute, second),
  wall: (instant) => ICAL.Time.fromDateTimeString(instant.slice(0, 19)),
};

const dateText = ({ year, month, day }: ICAL.Time): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

const named = (zone: string): OutsideZone => {
  /** How far from UTC each date is, null when its clock changes: a calendar asks for thousands of times of few dates. */
  const offsets = new Map<string, number | null>();
  const offsetOf = (date: string): number | null => {
    const known = offsets.get(date);
    if (known !== undefined) return known;
    const start = Date.parse(instantOf(date, '00:00', zone));
    const offset = Date.parse(instantOf(addDays(date, 1), '00:00', zone)) - start === DAY_MS ? Date.parse(`${date}T00:00:00Z`) - start : null;
    offsets.set(date, offset);
    return offset;
  };
  return {
    instant: (wall) => {
      const date = dateText(wall);
      const offset = offsetOf(date);
      return offset === null ? Date.parse(instantOf(date, `${two(wall.hour)}:${two(wall.minute)}`, zone)) + wall.second * SECOND_MS : utc.instant(wall) - offset;
    },
    wall: (instant) => {
      const { date, time } = localDateTime(instant, zone);
      return ICAL.Time.fromDateTimeString(`${date}T${time}:00`);
    },
  };
};

const described = (zone: ICAL.Timezone): OutsideZone => ({
  instant: (wall) => utc.instant(wall) - zone.utcOffset(wall) * SECOND_MS,
  wall: (instant) => {
    const time = ICAL.Time.fromDateTimeString(`${instant.slice(0, 19)}Z`).convertToZone(zone);
    return ICAL.Time.fromDateTimeString(time.toString().slice(0, 19));
  },
});

const isKnown = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/**
 * The zones of one calendar. A name that everybody knows means what it means everywhere, another what the file says of it
 * (Outlook's "FLE Standard Time"); a time without a zone, and one whose zone nobody knows, is Finland's.
 */
export const zonesOf = (calendar: ICAL.Component): ((property: ICAL.Property, value: ICAL.Time) => OutsideZone) => {
  const own = new Map(calendar.getAllSubcomponents('vtimezone').map((component) => [String(component.getFirstPropertyValue('tzid')), component]));
  const known = new Map<string, OutsideZone>();
  const byName = (tzid: string): OutsideZone => {
    const component = own.get(tzid);
    if (isKnown(tzid)) return named(tzid);
    return component ? described(new ICAL.Timezone({ component, tzid })) : named(POINT_ZONE);
  };
  return (property, value) => {
    if (value.zone === ICAL.Timezone.utcTimezone) return utc;
    const tzid = property.getFirstParameter('tzid');
    if (!tzid) return named(POINT_ZONE);
    const zone = known.get(tzid) ?? byName(tzid);
    known.set(tzid, zone);
    return zone;
  };
};

export const asUtc = (value: ICAL.Time): string => new Date(utc.instant(value)).toISOString();
