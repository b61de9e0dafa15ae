import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseNext, passedOver, ruleOf, type ChoosingDesk, type Queued } from '#service/features/queue/rules.ts';
import { choosingDesk, NOW, oracle, queued } from './queued.ts';

const RUNS = { numRuns: 2_000 };

const ticket = (over: Partial<Queued>): Queued => ({
  id: 'T1',
  label: 'A001',
  group_id: 'GA',
  state: 'waiting',
  priority: 0,
  waiting_since: '2026-03-02T09:30:00.000Z',
  promised_at: null,
  returned: null,
  reserved_desk_id: null,
  ...over,
});
const desk: ChoosingDesk = { id: 'D1', groupIds: ['GA'] };
const later = ticket({ id: 'T2', label: 'A002', waiting_since: '2026-03-02T09:40:00.000Z' });

describe('who is next', () => {
  it('is always the first of the whole order', () => {
    fc.assert(
      fc.property(choosingDesk(), queued(), (at, tickets) => {
        expect(chooseNext(at, tickets, NOW)?.id).toBe(oracle(at, tickets, NOW)?.id);
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which the tickets are read', () => {
    fc.assert(
      fc.property(choosingDesk(), queued(), (at, tickets) => {
        expect(chooseNext(at, tickets.toReversed(), NOW)).toEqual(chooseNext(at, tickets, NOW));
      }),
      RUNS,
    );
  });

  it.each([
    ['longestWaiting', ticket({})],
    ['priority', ticket({ priority: 1 })],
    ['promisedTime', ticket({ promised_at: NOW })],
    ['longestWaiting', ticket({ promised_at: '2026-03-02T10:00:00.001Z' })],
    ['handedOver', ticket({ reserved_desk_id: 'D1', group_id: 'GB' })],
    ['handedOver', ticket({ returned: 'handedOver' })],
    ['returned', ticket({ returned: 'returned' })],
  ])('is told by the rule %s', (rule, chosen) => {
    expect(chooseNext(desk, [chosen, ...(rule === 'longestWaiting' ? [later] : [])], NOW)?.id).toBe('T1');
    expect(ruleOf(chosen, 'D1', NOW)).toBe(rule);
  });
});

describe('who was passed over', () => {
  it('is explained rightly for every queue', () => {
    fc.assert(
      fc.property(choosingDesk(), queued(), (at, tickets) => {
        const chosen = chooseNext(at, tickets, NOW);
        fc.pre(chosen !== null && at.groupIds.length > 0);
        if (!chosen) return;
        const longer = tickets.filter((other) => other.id !== chosen.id && [other.waiting_since, other.id].join() < [chosen.waiting_since, chosen.id].join());
        const told = passedOver(at, longer, false);
        expect(told).toHaveLength(Math.min(5, longer.length));
        // Each reason is put to the test: without it the other would have been called before the chosen one.
        const cured = (other: Queued, because: string): Queued => ({
          ...other,
          ...(because === 'held' && { state: 'waiting', reserved_desk_id: null, group_id: at.groupIds[0]! }),
          ...(because === 'reservedForDesk' && { reserved_desk_id: null, group_id: at.groupIds[0]! }),
          ...(because === 'otherGroup' && { group_id: at.groupIds[0]! }),
        });
        const plain: Queued = { ...chosen, priority: 0, promised_at: null, reserved_desk_id: null, group_id: at.groupIds[0]! };
        for (const { number, because } of told) {
          const other = tickets.find((candidate) => candidate.label === number)!;
          expect(oracle(at, [other, chosen], NOW)?.id).toBe(chosen.id);
          expect(oracle(at, [cured(other, because), plain], NOW)?.id).toBe(other.id);
        }
      }),
      RUNS,
    );
  });

  it('by a pick is told as a pick', () => {
    expect(passedOver(desk, [ticket({})], true)).toEqual([{ number: 'A001', because: 'picked' }]);
  });

  it('is told for the five longest waiting', () => {
    const many = Array.from({ length: 9 }, (_, index) => ticket({ id: `T${index}`, label: `B00${index}`, group_id: 'GB', waiting_since: `2026-03-02T09:0${8 - index}:00.000Z` }));
    expect(passedOver(desk, many, false).map(({ number }) => number)).toEqual(['B008', 'B007', 'B006', 'B005', 'B004']);
  });
});
