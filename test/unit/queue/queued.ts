/** Random queues in which ties, priorities, promises and reservations are common. */
import * as fc from 'fast-check';
import type { ChoosingDesk, Queued } from '#service/features/queue/rules.ts';

export const NOW = '2026-03-02T10:00:00.000Z';
export const DESKS = ['D1', 'D2', 'D3'];
export const GROUPS = ['GA', 'GB', 'GC'];

const minute = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

export const queued = (): fc.Arbitrary<Queued[]> =>
  fc
    .array(
      fc.record({
        group_id: fc.constantFrom(...GROUPS),
        priority: fc.constantFrom(0, 0, 0, 1, 2),
        waiting_since: fc.integer({ min: 0, max: 12 }).map(minute),
        promised_at: fc.option(fc.integer({ min: -5, max: 5 }).map(minute), { freq: 3 }),
        returned: fc.constantFrom(null, null, 'returned' as const, 'handedOver' as const),
        state: fc.constantFrom('waiting' as const, 'waiting' as const, 'waiting' as const, 'held' as const),
        reserved_desk_id: fc.option(fc.constantFrom(...DESKS), { freq: 3 }),
      }),
      { maxLength: 12 },
    )
    .map((tickets) => tickets.map((ticket, index) => ({ ...ticket, id: String(index).padStart(26, '0'), label: `A${String(index + 1).padStart(3, '0')}` })));

export const choosingDesk = (): fc.Arbitrary<ChoosingDesk> => fc.record({ id: fc.constantFrom(...DESKS), groupIds: fc.subarray(GROUPS) });

/** The rule told another way: everyone who may come, put in one order by a key of text. */
export const oracle = (desk: ChoosingDesk, tickets: readonly Queued[], now: string): Queued | null => {
  const key = (ticket: Queued) => {
    const due = ticket.promised_at !== null && ticket.promised_at <= now;
    return [ticket.reserved_desk_id === desk.id ? '0' : '1', String(9 - ticket.priority), due ? '0' : '1', due ? ticket.promised_at : '', ticket.waiting_since, ticket.id].join('|');
  };
  const mayCome = tickets.filter((ticket) => ticket.state === 'waiting' && (ticket.reserved_desk_id === null ? desk.groupIds.includes(ticket.group_id) : ticket.reserved_desk_id === desk.id));
  const [first] = mayCome.map((ticket) => ({ ticket, key: key(ticket) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return first?.ticket ?? null;
};
