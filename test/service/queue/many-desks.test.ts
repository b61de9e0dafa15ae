import { expect, it } from 'vitest';
import { rush, wronglyCalled } from '../../support/queue-rush.ts';
import { lanesOff } from '../../support/queue.ts';
import { startPoint } from '../../support/station.ts';

it('ten desks that press next at once never get the same customer', { timeout: 60_000 }, async () => {
  const point = await startPoint({ desks: 10 });
  const calls = await rush(point, 600);
  expect(calls).toHaveLength(600);
  expect(wronglyCalled(point, calls)).toEqual([]);
  // A round in which all ten called at once: the first ten by waiting time, one for each desk.
  const firstRound = calls.slice(0, 10);
  expect(new Set(firstRound.map((call) => call.deskId)).size).toBe(10);
  expect(new Set(firstRound.map((call) => call.ticketId)).size).toBe(10);
  expect(lanesOff(point)).toEqual([]);
  await point.close();
});
