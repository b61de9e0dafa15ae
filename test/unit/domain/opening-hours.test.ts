import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { OpeningHours } from '#shared/contract/point.ts';
import { parseOpeningHoursText } from '#shared/domain/opening-hours-text.ts';
import { formatSpans, isOpen, nextOpening, refusedOpeningHours, todaySpans } from '#shared/domain/opening-hours.ts';
import { PATIENCE, RUNS, vectorRows } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const weekdays = [{ opens: '09:00', closes: '16:00' }];
/** Open on weekdays 9–16 and Wednesdays in two spans; closed on 2026-12-24, and open on one Sunday. */
const HOURS: OpeningHours = {
  week: [weekdays, weekdays, [{ opens: '13:00', closes: '16:30' }, { opens: '09:00', closes: '12:00' }], weekdays, weekdays, [], []],
  exceptions: [
    { date: '2026-12-24', spans: [] },
    { date: '2026-10-25', spans: [{ opens: '00:00', closes: '24:00' }] },
  ],
};

describe('open or not', () => {
  it.each([
    ['2026-08-31T05:59:59.999Z', false],
    ['2026-08-31T06:00:00.000Z', true],
    ['2026-08-31T12:59:59.999Z', true],
    ['2026-08-31T13:00:00.000Z', false],
    ['2026-09-02T09:30:00.000Z', false],
    ['2026-09-02T10:00:00.000Z', true],
    ['2026-12-24T10:00:00.000Z', false],
    ['2026-10-24T21:00:00.000Z', true],
    ['2026-10-25T21:59:59.999Z', true],
    ['2026-10-25T22:00:00.000Z', false],
  ])('at %s: %s', (at, open) => {
    expect(isOpen(HOURS, at)).toBe(open);
  });

  it.each([
    ['2026-08-31T05:00:00.000Z', { date: '2026-08-31', time: '09:00' }],
    ['2026-08-31T13:00:00.000Z', { date: '2026-09-01', time: '09:00' }],
    ['2026-09-02T09:30:00.000Z', { date: '2026-09-02', time: '13:00' }],
    ['2026-12-23T15:00:00.000Z', { date: '2026-12-25', time: '09:00' }],
  ])('next after %s', (at, next) => {
    expect(nextOpening(HOURS, at)).toEqual(next);
  });

  it('never opens when no day has hours', () => {
    expect(nextOpening({ week: Array.from({ length: 7 }, () => []), exceptions: [] }, '2026-08-31T05:00:00.000Z')).toBeNull();
  });

  it('writes the spans in the order of the clock', () => {
    expect(formatSpans(todaySpans(HOURS, '2026-08-31T22:00:00.000Z'))).toBe('9–16');
    expect(formatSpans(todaySpans(HOURS, '2026-09-02T06:00:00.000Z'))).toBe('9–12, 13–16.30');
    expect(formatSpans(todaySpans(HOURS, '2026-09-05T06:00:00.000Z'))).toBe('');
  });
});

it('refuses spans over midnight, empty and overlapping ones, and exceptions that cannot be', () => {
  expect(refusedOpeningHours(HOURS)).toEqual([]);
  const wrong: OpeningHours = {
    week: [[{ opens: '22:00', closes: '02:00' }], [{ opens: '09:00', closes: '12:00' }, { opens: '11:59', closes: '13:00' }], [{ opens: '09:00', closes: '09:00' }], [], [], []],
    exceptions: [
      { date: '2026-02-30', spans: [] },
      { date: '2026-12-24', spans: [] },
      { date: '2026-12-24', spans: [{ opens: '12:00', closes: '10:00' }] },
    ],
  };
  expect(refusedOpeningHours(wrong)).toEqual([
    { path: 'week', reason: 'days' },
    { path: 'week.0.0.closes', reason: 'overMidnight' },
    { path: 'week.1.1.opens', reason: 'overlap' },
    { path: 'week.2.0.closes', reason: 'empty' },
    { path: 'exceptions.0.date', reason: 'date' },
    { path: 'exceptions.2.date', reason: 'sameDateTwice' },
    { path: 'exceptions.2.spans.0.closes', reason: 'overMidnight' },
  ]);
});

describe('free text', () => {
  const read = (text: string): string => {
    const result = parseOpeningHoursText(text);
    return result.ok ? result.week.map((spans) => formatSpans(spans) || '-').join(' | ') : result.reason;
  };

  it.each([
    ['ma, ti 10-18, ke, to, pe 10-17', '10–18 | 10–18 | 10–17 | 10–17 | 10–17 | - | -'],
    ['MA-TI 9–16 (suljettu 12–12:30) | KE SULJETTU | TO-PE 9–16 (suljettu 12–12:30)', '9–12, 12.30–16 | 9–12, 12.30–16 | - | 9–12, 12.30–16 | 9–12, 12.30–16 | - | -'],
    ['må/ma-fre/pe 9-18 ja lö/la 9-15', '9–18 | 9–18 | 9–18 | 9–18 | 9–18 | 9–15 | -'],
    ['Maanantai-perjantai 9-17, lauantaisin 9-14', '9–17 | 9–17 | 9–17 | 9–17 | 9–17 | 9–14 | -'],
    ['maanantaista perjantaihin klo 8-20', '8–20 | 8–20 | 8–20 | 8–20 | 8–20 | - | -'],
    ['ma-ti ja to-pe klo 9-16\n keskiviikkoisin suljettu', '9–16 | 9–16 | - | 9–16 | 9–16 | - | -'],
    ['ma-pe 9-12 ja 13-16.30', '9–12, 13–16.30 | 9–12, 13–16.30 | 9–12, 13–16.30 | 9–12, 13–16.30 | 9–12, 13–16.30 | - | -'],
    ['ma-pe 9-20, la 9-17, suljettu sunnuntaisin', '9–20 | 9–20 | 9–20 | 9–20 | 9–20 | 9–17 | -'],
    ['ma-pe 9-16, suljettu', 'contradiction'],
    ['ma-pe 9-16, ti 9-17', 'contradiction'],
    ['pe 22-02', 'overMidnight'],
    ['heinäkuussa ma-pe 9-19', 'notUnderstood'],
    ['su 12-15 (parittomat viikot)', 'notUnderstood'],
    ['ma-pe 25-26', 'notUnderstood'],
    ['', 'nothing'],
  ])('%j is %s', (text, week) => {
    expect(read(text)).toBe(week);
  });

  it('tells holidays apart from the week', () => {
    expect(parseOpeningHoursText('ma-pe 9-18, su ja pyhät 11-15, juhannusaattona 9-12')).toMatchObject({ ok: true, holidays: [{ opens: '11:00', closes: '15:00' }], eves: true });
    expect(parseOpeningHoursText('ma-pe 9-18, arki- ja juhlapyhinä suljettu')).toMatchObject({ ok: true, holidays: [], eves: false });
    expect(parseOpeningHoursText('ma-pe 9-18')).toMatchObject({ holidays: null, eves: false });
  });

  it('reads nine tenths of what pharmacies wrote, each as hours that can be, and refuses seasons and odd weeks', () => {
    const texts = vectorRows('opening_hours_free_text_fi.csv').map((row) => row['hours_text']!);
    expect(texts).toHaveLength(523);
    const results = texts.map(parseOpeningHoursText);
    for (const [index, result] of results.entries()) {
      if (!result.ok) continue;
      expect([texts[index], refusedOpeningHours({ week: result.week, exceptions: [] })]).toEqual([texts[index], []]);
      expect(texts[index]).not.toMatch(/parit|parill|kesällä|heinäkuussa|alkaen/i);
    }
    expect(results.filter((result) => result.ok).length).toBe(480);
  });

  it('answers any text', () => {
    const words = fc.array(fc.constantFrom('ma', 'pe', 'su', '-', '9-16', '8.30–20', 'suljettu', '(suljettu 12-13)', 'ja', ',', 'klo', 'pyhinä', '24', '.', '\n'), { maxLength: 30 }).map((list) => list.join(' '));
    expect(() =>
      fc.assert(
        fc.property(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 100 })), (text) => {
          const result = parseOpeningHoursText(text);
          return !result.ok || refusedOpeningHours({ week: result.week, exceptions: [] }).length === 0;
        }),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });
});
