/** The rules of counting: boundaries, order, corrections, days. */
import { describe, expect, test } from 'vitest';
import type { ReportedEvent } from '#shared/contract/reports.ts';
import { reportCsv } from '#service/features/reports/csv.ts';
import { countEvents } from '#service/features/reports/rules.ts';

const event = (number: number, change: Partial<ReportedEvent> = {}): ReportedEvent => ({
  eventId: `E${number}`,
  visitId: `V${number}`,
  pointId: 'P1',
  pointName: 'Mikkeli',
  businessDate: '2026-03-02',
  cardId: 'a-1',
  cardVersion: 1,
  cardName: { fi: 'Passi' },
  providerId: 'a',
  acts: ['OnsiteGuidance'],
  identityLevel: 'none',
  outcome: 'done',
  directSeconds: 100,
  indirectSeconds: 20,
  timeCategory: 'short',
  corrected: false,
  closedAt: '2026-03-02T10:00:00.000Z',
  ...change,
});
const byName = (of: ReportedEvent) => of.cardName;

describe('rows', () => {
  test('count visits once, events each, and add seconds', () => {
    const { rows, total } = countEvents([event(1), event(2, { visitId: 'V1', cardId: 'a-2', outcome: 'notHere' }), event(3, { acts: ['DocumentReceived', 'IdentityCheck'], corrected: true, timeCategory: 'long' })], 'card', byName);
    expect(total).toMatchObject({ visits: 2, events: 3, directSeconds: 300, indirectSeconds: 60, corrected: 1, outcomes: { done: 2, notHere: 1 }, timeCategories: { short: 2, long: 1 }, acts: { OnsiteGuidance: 2, DocumentReceived: 1, IdentityCheck: 1 } });
    expect(rows.map(({ key, visits, events }) => ({ key, visits, events }))).toEqual([
      { key: 'a-1', visits: 2, events: 2 },
      { key: 'a-2', visits: 1, events: 1 },
    ]);
  });

  test('stand in the order of days by day, and of most events otherwise; equal ones by their key', () => {
    const events = [event(1, { businessDate: '2026-03-03', cardId: 'b' }), event(2, { cardId: 'c' }), event(3, { cardId: 'c' }), event(4, { cardId: 'a' })];
    expect(countEvents(events, 'day', byName).rows.map((row) => row.key)).toEqual(['2026-03-02', '2026-03-03']);
    expect(countEvents(events, 'card', byName).rows.map((row) => row.key)).toEqual(['c', 'a', 'b']);
  });

  test('of nothing are none, and the total is nought', () => {
    expect(countEvents([], 'provider', byName)).toMatchObject({ rows: [], total: { visits: 0, events: 0, directSeconds: 0 } });
  });
});

describe('CSV', () => {
  const row = countEvents([event(1, { directSeconds: 95 })], 'card', byName).rows[0]!;

  test('has the mark, semicolons, the decimal comma and CRLF of Finnish spreadsheets', () => {
    const text = reportCsv([row], 'fi', { name: 'Nimi' });
    expect(text.startsWith('\uFEFFkey;Nimi;')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\r\n')[1]).toMatch(/^a-1;Passi;1;1;1,58;0,33;0;1;0;0;/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    [' =1+1', "' =1+1"],
    ['a;b', '"a;b"'],
    ['a"b', '"a""b"'],
    ['a\r\nb', '"a\r\nb"'],
    ['Hyvä; "nimi"', '"Hyvä; ""nimi"""'],
  ])('gives %j as text, never as a formula or a new cell', (name, cell) => {
    const text = reportCsv([{ ...row, label: { fi: name } }], 'fi', {});
    expect(text).toContain(`\r\na-1;${cell};`);
  });
});
