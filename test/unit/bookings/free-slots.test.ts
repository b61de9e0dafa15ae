import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Occupancy, Taken } from '#shared/domain/free-slots.ts';
import { freeSlots } from '#shared/domain/free-slots.ts';
import { fits, neededNow } from '#shared/domain/slot-fit.ts';
import { minuteOf } from '#shared/domain/wall-day.ts';
import { minuteByMinute, need, resource, search, service, services, slowStarts, worlds } from './slot-world.ts';

const RUNS = Number(process.env['SLOT_RUNS'] ?? 40);
const empty: Occupancy = { resources: [], absences: [], taken: [] };
const times = (slots: readonly { start: string }[]) => slots.map(({ start }) => start.slice(11, 16));

describe('free slots', () => {
  it('are those that trying every minute finds', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(worlds, services, ({ date, ...occupancy }, wanted) => {
        const asked = search(date, 2);
        expect(freeSlots(occupancy, wanted, asked).map(({ start }) => start)).toEqual(slowStarts(occupancy, wanted, asked));
      }),
      { numRuns: RUNS },
    );
  });

  it('name one resource for each need, free for the whole time, and none twice', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(worlds, services, ({ date, ...occupancy }, wanted) => {
        const asked = search(date, 2);
        const canTake = minuteByMinute(occupancy);
        for (const slot of freeSlots(occupancy, wanted, asked)) {
          const taken = slot.resourceIds.map((id) => occupancy.resources.find((one) => one.id === id)!);
          expect(new Set(slot.resourceIds).size).toBe(wanted.needs.length);
          expect(taken.every((one, index) => fits(one, neededNow(wanted, null)[index]!, wanted, asked) && canTake(one, minuteOf(slot.start), wanted.minutes))).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('never lead to bookings that overlap, their buffers included', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(worlds, services, fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), ({ date, ...occupancy }, wanted, wishes) => {
        const made: Taken[] = [];
        for (const wish of wishes) {
          const slots = freeSlots({ ...occupancy, taken: [...occupancy.taken, ...made] }, wanted, search(date, 2));
          const slot = slots[wish % (slots.length || 1)];
          if (!slot) break;
          for (const id of slot.resourceIds) {
            const { bufferBefore, bufferAfter } = occupancy.resources.find((one) => one.id === id)!;
            made.push({ resourceId: id, from: minuteOf(slot.start) - bufferBefore, until: minuteOf(slot.end) + bufferAfter });
          }
        }
        const clash = made.find((one, index) => [...occupancy.taken, ...made.slice(0, index)].some((other) => other.resourceId === one.resourceId && other.from < one.until && one.from < other.until));
        expect(clash).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the days when clocks change', () => {
  const always = { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] };
  const occupancy: Occupancy = { ...empty, resources: [resource(1, { hours: always })] };

  it('spring has no slots in the hour that is skipped', () => {
    const slots = freeSlots(occupancy, service(), search('2026-03-29', 1));
    expect(slots).toHaveLength(46);
    // 02:30 and 04:00 by the wall clock follow on each other.
    expect(slots.slice(5, 7).map(({ start }) => start)).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:00:00.000Z']);
  });

  it('autumn has the hour twice, each slot an instant of its own', () => {
    const slots = freeSlots(occupancy, service(), search('2026-10-25', 1));
    expect(slots).toHaveLength(50);
    expect(new Set(slots.map(({ start }) => start)).size).toBe(50);
    expect(slots.slice(6, 10).map(({ start }) => start)).toEqual(['2026-10-25T00:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:00:00.000Z', '2026-10-25T01:30:00.000Z']);
  });

  it('a lunch stays at its time of the wall clock on both sides', () => {
    const lunch = { id: '01A', resourceId: resource(1).id, reason: '', imported: false, when: { weekdays: [5, 6, 7, 1], everyWeeks: 1, from: '2026-03-01', until: null, opens: '12:00', closes: '13:00' } };
    const slots = freeSlots({ ...empty, resources: [resource(1)], absences: [lunch] }, service({ minutes: 60, gridMinutes: 60 }), search('2026-03-28', 2));
    expect(times(slots)).toEqual(['07:00', '08:00', '09:00', '11:00', '12:00', '13:00', '06:00', '07:00', '08:00', '10:00', '11:00', '12:00']);
  });
});

describe('a combination', () => {
  const expert = resource(1, { languages: ['fi', 'sv'] });
  const room = resource(2, { kind: 'remoteRoom', hours: { week: Array.from({ length: 7 }, () => [{ opens: '10:00', closes: '12:00' }]), exceptions: [{ date: '2026-06-11', spans: [] }] } });

  it('is free only when all of it is', () => {
    const slots = freeSlots({ ...empty, resources: [expert, room] }, service({ minutes: 60, gridMinutes: 60, needs: [need('expert'), need('remoteRoom')] }), search('2026-06-10', 2));
    expect(slots.map(({ start, resourceIds }) => [start, resourceIds])).toEqual([
      ['2026-06-10T07:00:00.000Z', [expert.id, room.id]],
      ['2026-06-10T08:00:00.000Z', [expert.id, room.id]],
    ]);
  });

  it('gives the one who can do either to the need that nobody else can fill', () => {
    const both = resource(1, { languages: ['fi', 'sv'] });
    const finnish = resource(2, { languages: ['fi'] });
    const needs = [need('expert'), need('expert', { inLanguage: true })];
    const [slot] = freeSlots({ ...empty, resources: [both, finnish] }, service({ needs }), search('2026-06-10', 1, { language: 'sv' }));
    expect(slot?.resourceIds).toEqual([finnish.id, both.id]);
  });

  it('takes the least booked of the day, then the lowest id', () => {
    const experts = [resource(1), resource(2), resource(3)];
    const at = (number: number, time: string): Taken => ({ resourceId: resource(number).id, from: minuteOf(`2026-06-10T${time}:00.000Z`), until: minuteOf(`2026-06-10T${time}:00.000Z`) + 30 });
    const chosen = (taken: Taken[]) => freeSlots({ ...empty, resources: experts, taken }, service(), search('2026-06-10', 1)).at(-1)?.resourceIds[0];
    expect(chosen([])).toBe(experts[0]!.id);
    expect(chosen([at(1, '06:00')])).toBe(experts[1]!.id);
    expect(chosen([at(1, '06:00'), at(2, '06:00'), at(2, '07:00'), at(3, '06:00'), at(3, '08:00')])).toBe(experts[0]!.id);
  });

  it('holds to named resources, to the window and to the limit', () => {
    const resources = [resource(1), resource(2)];
    const slots = freeSlots({ ...empty, resources }, service(), search('2026-06-10', 1, { named: [resources[1]!.id], earliest: minuteOf('2026-06-10T07:01:00.000Z'), latest: minuteOf('2026-06-10T11:00:00.000Z'), limit: 3 }));
    expect(slots.map(({ start, resourceIds }) => [start.slice(11, 16), resourceIds])).toEqual([['07:30', [resources[1]!.id]], ['08:00', [resources[1]!.id]], ['08:30', [resources[1]!.id]]]);
    expect(freeSlots({ ...empty, resources }, service(), search('2026-06-10', 1, { named: ['01X'] }))).toEqual([]);
  });

  it('does not take cards, providers, points and the inactive for what they are not', () => {
    const none = (change: Parameters<typeof resource>[1], wanted = service({ cardId: 'k-1', needs: [need('expert', { ofProvider: true, atPoint: true, inLanguage: true })] })) => freeSlots({ ...empty, resources: [resource(1, change)] }, wanted, search('2026-06-10', 1)).length;
    expect(none({})).toBe(14);
    expect(none({ cardIds: ['k-1', 'k-2'] })).toBe(14);
    expect([none({ cardIds: ['k-2'] }), none({ providerId: 'vero' }), none({ pointId: null }), none({ active: false }), none({ languages: ['sv'] }), none({ kind: 'advisor' })]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
