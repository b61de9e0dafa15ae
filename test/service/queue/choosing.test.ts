import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallReason } from '#shared/contract/queue.ts';
import type { ChoosingDesk, Queued } from '#service/features/queue/rules.ts';
import { passedOver, ruleOf } from '#service/features/queue/rules.ts';
import { DESKS, GROUPS, NOW, oracle, queued } from '../../unit/queue/queued.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await startPoint({ desks: 3 });
  point.clock.set(NOW);
});
afterAll(() => point.close());

const deskId = (name: string) => point.deskIds[DESKS.indexOf(name)]!;
const groupId = (name: string) => point.groupIds[GROUPS.indexOf(name)]!;

/** Puts a queue and the desks' groups straight into the tables; a desk in `closed` serves nobody. */
const putInPlace = (tickets: readonly Queued[], desks: readonly ChoosingDesk[], closed: readonly string[]) =>
  point.station.deps.db.write((w) => {
    w.run(w.q.deleteFrom('ticket_call'));
    w.run(w.q.deleteFrom('desk_state'));
    w.run(w.q.deleteFrom('ticket'));
    w.run(w.q.deleteFrom('lane'));
    for (const [index, desk] of desks.entries())
      w.run(
        w.q.insertInto('desk_state').values({
          desk_id: deskId(desk.id),
          open: closed.includes(desk.id) ? 0 : 1,
          paused: 0,
          advisor_id: point.advisors[index]!.advisorId,
          group_ids: JSON.stringify(desk.groupIds.map(groupId)),
          ticket_id: null,
          visit_id: null,
          since: NOW,
        }),
      );
    for (const [index, ticket] of tickets.entries())
      w.run(
        w.q.insertInto('ticket').values({
          ...ticket,
          group_id: groupId(ticket.group_id),
          numbered_in: groupId('GA'),
          reserved_desk_id: ticket.reserved_desk_id && deskId(ticket.reserved_desk_id),
          business_date: '2026-03-02',
          number: index + 1,
          language: 'fi',
          needs: '[]',
          card_id: null,
          secret_hash: null,
          taken_at: ticket.waiting_since,
          called_at: null,
          desk_id: null,
          held_reason: null,
          ended_at: null,
        }),
      );
  });

const servedBy = (): fc.Arbitrary<ChoosingDesk[]> => fc.tuple(fc.subarray(GROUPS, { minLength: 1 }), fc.subarray(GROUPS), fc.subarray(GROUPS)).map((served) => served.map((groupIds, index) => ({ id: DESKS[index]!, groupIds })));

/** What the desk should hear, told from the whole queue. */
const reasonFor = (desk: ChoosingDesk, queue: readonly Queued[], chosen: Queued): Omit<CallReason, 'groupName'> => ({
  rule: ruleOf(chosen, desk.id, NOW),
  waitedSeconds: (Date.parse(NOW) - Date.parse(chosen.waiting_since)) / 1_000,
  among: queue.filter((ticket) => ticket.state === 'waiting' && (ticket.reserved_desk_id === desk.id || (ticket.reserved_desk_id === null && desk.groupIds.includes(ticket.group_id)))).length,
  passedOver: passedOver(desk, queue.filter((ticket) => `${ticket.waiting_since}${ticket.id}` < `${chosen.waiting_since}${chosen.id}`), false),
});

describe('callNext', () => {
  it('calls whom the rule says, foretells it, and explains it, for every queue', { timeout: 60_000 }, async () => {
    const { client } = point.advisors[0]!;
    await fc.assert(
      fc.asyncProperty(queued(), servedBy(), fc.subarray(DESKS.slice(1)), async (tickets, desks, closed) => {
        await putInPlace(tickets, desks, closed);
        // Nobody waits for a desk that is closed: its reservations do not count.
        const queue = tickets.map((ticket) => ({ ...ticket, reserved_desk_id: closed.includes(ticket.reserved_desk_id ?? '') ? null : ticket.reserved_desk_id }));
        const chosen = oracle(desks[0]!, queue, NOW);
        const foretold = await client.queue.next({ deskId: point.deskIds[0]! });
        const called = await client.queue.callNext({ commandId: point.commandId(), deskId: point.deskIds[0]! }).catch((error: { code: string }) => error.code);
        expect(typeof called === 'string' ? [called, foretold] : called.ticket.id).toEqual(chosen?.id ?? ['NOTHING_WAITING', null]);
        if (!chosen || typeof called === 'string') return;
        const { ticket, why } = called;
        expect(ticket).toMatchObject({ id: chosen.id, state: 'called', deskId: point.deskIds[0], callCount: 1 });
        expect(why).toMatchObject(reasonFor(desks[0]!, queue, chosen));
        expect(foretold).toMatchObject({ ticket: { id: chosen.id, state: 'waiting' }, why });
        expect(await client.queue.explain({ ticketId: chosen.id })).toEqual([{ at: NOW, deskNumber: 1, why }]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a pick', () => {
  it('tells who was passed over, and a recall tells the same', async () => {
    const { client } = point.advisors[0]!;
    const ticket = (id: string, over: Partial<Queued>): Queued => ({ id, label: id, group_id: 'GA', state: 'waiting', priority: 0, waiting_since: '2026-03-02T09:00:00.000Z', promised_at: null, returned: null, reserved_desk_id: null, ...over });
    const ID = (tail: string) => `0000000000000000000000000${tail}`;
    await putInPlace(
      [
        ticket(ID('1'), { label: 'A001' }),
        ticket(ID('2'), { label: 'B002', group_id: 'GB' }),
        ticket(ID('3'), { label: 'A003', state: 'held' }),
        ticket(ID('4'), { label: 'A004', reserved_desk_id: 'D2' }),
        ticket(ID('5'), { label: 'A005', waiting_since: '2026-03-02T09:30:00.000Z' }),
      ],
      [{ id: 'D1', groupIds: ['GA'] }, { id: 'D2', groupIds: ['GA'] }],
      [],
    );
    const { why } = await client.queue.call({ commandId: point.commandId(), deskId: point.deskIds[0]!, ticketId: ID('5') });
    expect(why).toMatchObject({
      rule: 'picked',
      waitedSeconds: 1_800,
      among: 2,
      passedOver: [
        { number: 'A001', because: 'picked' },
        { number: 'B002', because: 'otherGroup' },
        { number: 'A003', because: 'held' },
        { number: 'A004', because: 'reservedForDesk' },
      ],
    });
    point.clock.advance(60_000);
    expect((await client.queue.recall({ commandId: point.commandId(), deskId: point.deskIds[0]! })).why).toEqual(why);
    await expect(client.queue.call({ commandId: point.commandId(), deskId: point.deskIds[0]!, ticketId: ID('4') })).rejects.toMatchObject({ code: 'DESK_BUSY' });
    await client.queue.noShow({ commandId: point.commandId(), deskId: point.deskIds[0]! });
    await expect(client.queue.call({ commandId: point.commandId(), deskId: point.deskIds[0]!, ticketId: ID('4') })).rejects.toMatchObject({ code: 'ALREADY_TAKEN', data: { deskNumber: 2 } });
  });
});
