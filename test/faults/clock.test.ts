/** The machine's clock is set back and forward by an hour in the middle of the work, and the days turn over both clock changes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putCards, testCard } from '../support/cards.ts';
import { openDesks, takeNumber } from '../support/queue.ts';
import { startPoint, testSettings, type TestPoint } from '../support/station.ts';
import { brokenRules } from './crash-checks.ts';

const HOUR_MS = 3_600_000;

let point: TestPoint;
beforeEach(async () => {
  point = await startPoint({ desks: 1 });
  const settings = { ...testSettings, hours: { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] } };
  await point.advisors[0]!.client.point.saveSettings({ commandId: point.commandId(), settings });
  await putCards(point, [testCard('permit')]);
  await openDesks(point);
});
afterEach(() => point.close());

const serve = async (between: () => void) => {
  const { client } = point.advisors[0]!;
  const deskId = point.deskIds[0]!;
  const { ticket, why } = await client.queue.callNext({ commandId: point.commandId(), deskId });
  const visit = await client.visits.begin({ commandId: point.commandId(), deskId, ticketId: ticket.id });
  const { currentEventId } = await client.visits.addService({ commandId: point.commandId(), visitId: visit.id, cardId: 'permit' });
  point.clock.advance(60_000);
  between();
  point.clock.advance(60_000);
  await client.visits.closeService({ commandId: point.commandId(), visitId: visit.id, eventId: currentEventId!, outcome: 'done' });
  const closed = await client.visits.close({ commandId: point.commandId(), visitId: visit.id });
  return { why, closed, event: closed.events[0]! };
};

describe('a clock that jumps', () => {
  it.each([
    ['back', -HOUR_MS],
    ['forward', HOUR_MS],
  ])('%s by an hour: numbers run on, nothing takes less than no time, and the data stays whole', async (_way, jump) => {
    await takeNumber(point);
    const { why, event } = await serve(() => point.clock.advance(jump));
    expect(why.waitedSeconds).toBeGreaterThanOrEqual(0);
    expect(event.directSeconds).toBeGreaterThanOrEqual(0);
    expect((await takeNumber(point)).number).toBe('P002');
    point.clock.advance(-2 * jump);
    expect((await takeNumber(point)).number).toBe('P003');
    expect((await serve(() => undefined)).why.waitedSeconds).toBeGreaterThanOrEqual(0);
    expect(brokenRules(point.station.deps.db)).toEqual([]);
  });

  it('over midnight and back gives no number of either day twice', async () => {
    point.clock.set('2026-03-02T21:58:00.000Z');
    const numbers: string[] = [];
    const take = async () => numbers.push((await takeNumber(point)).number);
    for (const minutes of [0, 5, -6, 2, 9, -20]) {
      point.clock.advance(minutes * 60_000);
      await take();
    }
    const kept = point.station.deps.db.raw.prepare('SELECT business_date, label FROM ticket ORDER BY id').all() as { business_date: string; label: string }[];
    expect(new Set(kept.map(({ business_date, label }) => `${business_date} ${label}`)).size).toBe(6);
    expect(brokenRules(point.station.deps.db)).toEqual([]);
  });
});

describe.each([
  ['an ordinary night', '2026-03-02T21:59:00.000Z', '2026-03-02'],
  ['the night in which an hour is missing', '2026-03-28T21:59:00.000Z', '2026-03-28'],
  ['the night after it', '2026-03-29T20:59:00.000Z', '2026-03-29'],
  ['the night that has an hour twice', '2026-10-24T20:59:00.000Z', '2026-10-24'],
  ['the night after that', '2026-10-25T21:59:00.000Z', '2026-10-25'],
])('%s', (_night, before, date) => {
  it('a visit over midnight is of the day it began on, and lasts as long as it lasted', async () => {
    point.clock.set(before);
    await takeNumber(point);
    const { closed, event } = await serve(() => undefined);
    expect(closed.businessDate).toBe(date);
    expect(event.directSeconds).toBe(120);
    expect((await takeNumber(point)).number).toBe('P001');
    expect(brokenRules(point.station.deps.db)).toEqual([]);
  });
});
