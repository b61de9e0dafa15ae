import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '#shared/domain/local-date.ts';
import { busyTimes } from '#service/features/bookings/hub/calendar/busy-times.ts';
import { Refusal } from '#service/kernel/errors.ts';

/** Monday 2 March 2026, ten o'clock by the wall. */
const NOW = '2026-03-02T08:00:00.000Z';
const DAYS = 366;

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//test//FI', ...lines, 'END:VCALENDAR', ''].join('\r\n');
/** Long enough for a machine that does much else: only an endless rule is to reach its limit. */
const PATIENT_MS = 60_000;
const busy = (text: string, days = DAYS) => busyTimes(text, NOW, days, PATIENT_MS).spans.map(({ from, until }) => [from, until].map((at) => new Date(at).toISOString().slice(5, 16)).join(' '));
const fault = (text: string, limitMs = PATIENT_MS): unknown => {
  try {
    busyTimes(text, NOW, DAYS, limitMs);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.data : error;
  }
};

const OUTLOOK_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:FLE Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T040000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('single events', () => {
  it('are meant in UTC, in a known zone, in one that the file describes, and without one in Finland’s', () => {
    expect(busy(file(...event('UID:1', 'DTSTART:20260303T080000Z', 'DTEND:20260303T090000Z')))).toEqual(['03-03T08:00 03-03T09:00']);
    expect(busy(file(...event('UID:1', 'DTSTART;TZID=Europe/Stockholm:20260303T080000', 'DTEND;TZID=Europe/Stockholm:20260303T090000')))).toEqual(['03-03T07:00 03-03T08:00']);
    expect(busy(file(...OUTLOOK_ZONE, ...event('UID:1', 'DTSTART;TZID=FLE Standard Time:20260703T080000', 'DTEND;TZID=FLE Standard Time:20260703T090000')))).toEqual(['07-03T05:00 07-03T06:00']);
    expect(busy(file(...event('UID:1', 'DTSTART:20260303T080000', 'DURATION:PT1H30M')))).toEqual(['03-03T06:00 03-03T07:30']);
    expect(busy(file(...event('UID:1', 'DTSTART;TZID=Nowhere/Else:20260303T080000', 'DURATION:PT1H')))).toEqual(['03-03T06:00 03-03T07:00']);
  });

  it('of whole days are the local dates, also over a change of the clock', () => {
    expect(busy(file(...event('UID:1', 'DTSTART;VALUE=DATE:20260303', 'DTEND;VALUE=DATE:20260305')))).toEqual(['03-02T22:00 03-04T22:00']);
    expect(busy(file(...event('UID:1', 'DTSTART;VALUE=DATE:20260303')))).toEqual(['03-02T22:00 03-03T22:00']);
    // The night of 29 March is an hour short.
    expect(busy(file(...event('UID:1', 'DTSTART;VALUE=DATE:20260329', 'DTEND;VALUE=DATE:20260330')))).toEqual(['03-28T22:00 03-29T21:00']);
  });

  it('that keep nobody away are counted and left out: free, cancelled, without length, and our own bookings', () => {
    const at = ['DTSTART:20260303T080000Z', 'DTEND:20260303T090000Z'];
    const read = busyTimes(file(...event('UID:1', ...at, 'TRANSP:TRANSPARENT'), ...event('UID:2', ...at, 'STATUS:CANCELLED'), ...event('UID:3', ...at, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'), ...event('UID:01abc@onedoor', ...at)), NOW, DAYS);
    expect(read).toEqual({ spans: [], ignored: 4, unread: 0 });
    expect(busy(file(...event('UID:1', 'DTSTART:20260303T080000Z')))).toEqual([]);
    expect(busy(file(...event('UID:1', ...at, 'STATUS:TENTATIVE')))).toHaveLength(1);
  });

  it('that are over, or too far ahead, are left out; those that touch are one', () => {
    expect(busy(file(...event('UID:1', 'DTSTART:20260302T060000Z', 'DTEND:20260302T080000Z'), ...event('UID:2', 'DTSTART:20270601T080000Z', 'DTEND:20270601T090000Z')))).toEqual([]);
    expect(busy(file(...event('UID:1', 'DTSTART:20260302T070000Z', 'DTEND:20260302T090000Z')))).toEqual(['03-02T07:00 03-02T09:00']);
    expect(busy(file(...event('UID:1', 'DTSTART:20260303T080000Z', 'DTEND:20260303T090000Z'), ...event('UID:2', 'DTSTART:20260303T090000Z', 'DTEND:20260303T093000Z'), ...event('UID:3', 'DTSTART:20260303T081500Z', 'DTEND:20260303T083000Z')))).toEqual(['03-03T08:00 03-03T09:30']);
  });
});

describe('events that repeat', { timeout: PATIENT_MS }, () => {
  const lunch = (...lines: string[]) => file(...event('UID:lunch', 'DTSTART;TZID=Europe/Helsinki:20240101T110000', 'DTEND;TZID=Europe/Helsinki:20240101T113000', ...lines));

  it('stay at their hour over a change of the clock, and begin long ago', () => {
    expect(busy(lunch('RRULE:FREQ=WEEKLY;BYDAY=MO'), 42)).toEqual(['03-02T09:00 03-02T09:30', '03-09T09:00 03-09T09:30', '03-16T09:00 03-16T09:30', '03-23T09:00 03-23T09:30', '03-30T08:00 03-30T08:30', '04-06T08:00 04-06T08:30']);
    expect(busy(lunch('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE'), 14)).toEqual(['03-09T09:00 03-09T09:30', '03-11T09:00 03-11T09:30']);
    expect(busy(lunch('RRULE:FREQ=DAILY;INTERVAL=3'), 7)).toEqual(['03-03T09:00 03-03T09:30', '03-06T09:00 03-06T09:30']);
    expect(busy(lunch('RRULE:FREQ=MONTHLY;BYDAY=-1FR'), 40)).toEqual(['03-27T09:00 03-27T09:30']);
    expect(busy(lunch('RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1'), 60)).toEqual(['04-01T08:00 04-01T08:30']);
  });

  it('end by count, and by a last moment told in UTC that is that very time', () => {
    expect(busy(lunch('RRULE:FREQ=WEEKLY;COUNT=115'))).toEqual(['03-02T09:00 03-02T09:30', '03-09T09:00 03-09T09:30']);
    expect(busy(lunch('RRULE:FREQ=WEEKLY;UNTIL=20260309T090000Z'))).toEqual(['03-02T09:00 03-02T09:30', '03-09T09:00 03-09T09:30']);
    expect(busy(lunch('RRULE:FREQ=WEEKLY;UNTIL=20260309T085900Z'))).toEqual(['03-02T09:00 03-02T09:30']);
  });

  it('leave out and add single times, and put another in the place of one', () => {
    const rule = 'RRULE:FREQ=WEEKLY;UNTIL=20260324T000000Z';
    expect(busy(lunch(rule, 'EXDATE;TZID=Europe/Helsinki:20260309T110000'))).toEqual(['03-02T09:00 03-02T09:30', '03-16T09:00 03-16T09:30', '03-23T09:00 03-23T09:30']);
    expect(busy(lunch(rule, 'EXDATE;VALUE=DATE:20260309,20260316'))).toEqual(['03-02T09:00 03-02T09:30', '03-23T09:00 03-23T09:30']);
    expect(busy(lunch(rule, 'EXDATE:20260302T090000Z,20260309T090000Z,20260316T090000Z', 'RDATE;TZID=Europe/Helsinki:20260310T130000'))).toEqual(['03-10T11:00 03-10T11:30', '03-23T09:00 03-23T09:30']);
    const moved = lunch(rule).replace('END:VCALENDAR', [...event('UID:lunch', 'RECURRENCE-ID;TZID=Europe/Helsinki:20260309T110000', 'DTSTART;TZID=Europe/Helsinki:20260309T140000', 'DTEND;TZID=Europe/Helsinki:20260309T150000'), ...event('UID:lunch', 'RECURRENCE-ID:20260316T090000Z', 'DTSTART:20260316T090000Z', 'DTEND:20260316T093000Z', 'STATUS:CANCELLED'), 'END:VCALENDAR'].join('\r\n'));
    expect(busy(moved)).toEqual(['03-02T09:00 03-02T09:30', '03-09T12:00 03-09T13:00', '03-23T09:00 03-23T09:30']);
  });

  it('of whole days', () => {
    expect(busy(file(...event('UID:1', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20260314')))).toEqual(['03-06T22:00 03-07T22:00', '03-13T22:00 03-14T22:00']);
  });
});

describe('what a file may be', () => {
  it('are several calendars at once, and busy periods', () => {
    const one = file(...event('UID:1', 'DTSTART:20260303T080000Z', 'DTEND:20260303T090000Z'));
    const periods = file('BEGIN:VFREEBUSY', 'FREEBUSY:20260304T080000Z/20260304T090000Z,20260304T100000Z/PT30M', 'FREEBUSY;FBTYPE=FREE:20260305T080000Z/PT1H', 'END:VFREEBUSY');
    expect(busy(one + periods)).toEqual(['03-03T08:00 03-03T09:00', '03-04T08:00 03-04T09:00', '03-04T10:00 03-04T10:30']);
  });

  it('is not a letter, a picture, nothing, or half a calendar', () => {
    for (const text of ['', 'Hei, tässä kalenterini', '\u0089PNG\r\n', 'BEGIN:VCARD\r\nFN:Testi\r\nEND:VCARD', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])
      expect(fault(text)).toEqual({ fields: [{ path: 'text', reason: 'notCalendar' }] });
  });

  it('has entries that cannot be read, which are counted while the others stand', () => {
    const good = event('UID:1', 'DTSTART:20260303T080000Z', 'DTEND:20260303T090000Z');
    const read = busyTimes(file(...good, ...event('UID:2', 'SUMMARY:No time'), ...event('UID:3', 'DTSTART:20260303T080000Z', 'DURATION:PT1M', 'RRULE:FREQ=SECONDLY')), NOW, DAYS);
    expect([read.spans.length, read.unread]).toEqual([1, 2]);
  });

  it('is refused when it would never be read to its end, or holds more than a person does', () => {
    const endless = event('UID:1', 'DTSTART:20260303T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30');
    expect(fault(file(...endless), 500)).toEqual({ fields: [{ path: 'text', reason: 'calendarTooMuch' }] });
    const many = Array.from({ length: 10 }, (_, hour) => event(`UID:${hour}`, `DTSTART:20260303T${String(hour + 8).padStart(2, '0')}0000Z`, 'DURATION:PT10M', 'RRULE:FREQ=DAILY')).flat();
    expect(fault(file(...many))).toEqual({ fields: [{ path: 'text', reason: 'calendarTooMuch' }] });
  });

  it('of two hundred weekly meetings since years is read', () => {
    const meetings = Array.from({ length: 200 }, (_, at) => event(`UID:${at}`, `DTSTART;TZID=Europe/Helsinki:201${at % 9}010${(at % 7) + 1}T080000`, 'DURATION:PT45M', 'RRULE:FREQ=WEEKLY')).flat();
    expect(busy(file(...meetings)).length).toBeGreaterThan(300);
  }, PATIENT_MS);
});

describe('rules of every kind, begun years ago', () => {
  const RULES = [
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=4',
    'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=DAILY;INTERVAL=2;BYDAY=WE',
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;INTERVAL=3',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU',
    'FREQ=WEEKLY;BYMONTH=3,5;BYDAY=TH',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=6;BYDAY=1SA',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=200',
  ];
  /** What the library says when it reckons from the first time on. */
  const reckoned = (rule: string, start: string): string[] => {
    const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(start));
    const found: string[] = [];
    for (let next = iterator.next() as ICAL.Time | null; next && next.toString() < '2026-06-01'; next = iterator.next() as ICAL.Time | null) if (next.toString() > '2026-03-02T10:00:00') found.push(next.toString().slice(0, 10));
    return found;
  };

  it.each(RULES)('%s falls on the days that it falls on when reckoned from its first', (rule) => {
    for (const start of ['2023-12-25T11:00:00', '2025-10-07T11:00:00']) {
      const compact = start.replaceAll(/[-:]/g, '');
      const { spans } = busyTimes(file(...event('UID:1', `DTSTART:${compact}`, 'DURATION:PT30M', `RRULE:${rule}`)), NOW, 91, PATIENT_MS);
      expect(spans.map(({ from }) => localDateOf(new Date(from).toISOString()))).toEqual(reckoned(rule, start));
    }
  }, PATIENT_MS);
});
