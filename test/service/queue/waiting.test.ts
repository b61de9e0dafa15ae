import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishTicket, startServing } from '#service/features/queue/index.ts';
import { asVisit, openDesks, takeNumber } from '../../support/queue.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

const MINUTE = 60_000;

let point: TestPoint;
beforeEach(async () => {
  point = await startPoint({ desks: 1 });
  await openDesks(point);
});
afterEach(() => point.close());

const queue = () => point.advisors[0]!.client.queue;
const desk = () => ({ commandId: point.commandId(), deskId: point.deskIds[0]! });

/** A customer of the first group, from number to goodbye. */
const serve = async (minutes: number) => {
  const { ticketId } = await takeNumber(point);
  await queue().callNext(desk());
  await asVisit(point, (act) => startServing(act, point.deskIds[0]!, ticketId, point.commandId()));
  point.clock.advance(minutes * MINUTE);
  await asVisit(point, (act) => finishTicket(act, ticketId, 'finished'));
};

describe('the wait that is told', () => {
  it('is that of the group itself once it has had five visits', async () => {
    for (const minutes of [2, 4, 4, 30]) await serve(minutes);
    await takeNumber(point);
    expect((await takeNumber(point)).wait).toEqual({ fromMinutes: 0, toMinutes: 10 });
    await queue().callNext(desk());
    await queue().noShow(desk());
    await queue().callNext(desk());
    await queue().noShow(desk());
    await serve(4);
    point.clock.advance(MINUTE);
    await takeNumber(point);
    await takeNumber(point);
    // Two before the third and one desk that is free: one visit of four minutes at best, two at worst.
    expect(await takeNumber(point)).toMatchObject({ ahead: 2, wait: { fromMinutes: 4, toMinutes: 8 } });
    // Another group has had no visits: three of its own assumed ten minutes may come before.
    expect((await takeNumber(point, 1)).wait).toEqual({ fromMinutes: 0, toMinutes: 30 });
  });
});

describe('a parked ticket', () => {
  it('keeps what it had, is called by nobody, and comes back with its old waiting time', async () => {
    const slip = await point.terminal.queue.take({ commandId: point.commandId(), groupId: point.groupIds[0]!, language: 'ar', needs: ['wheelchair', 'interpreter'] });
    await queue().callNext(desk());
    await queue().hold({ commandId: point.commandId(), ticketId: slip.ticketId, reason: 'fetches a paper' });
    await expect(queue().callNext(desk())).rejects.toMatchObject({ code: 'NOTHING_WAITING' });
    await takeNumber(point);
    point.clock.advance(5 * MINUTE);
    expect((await queue().callNext(desk())).why.passedOver).toEqual([{ number: slip.number, because: 'held' }]);
    await queue().noShow(desk());
    const call = await queue().resume({ ...desk(), ticketId: slip.ticketId });
    expect(call.ticket).toMatchObject({ number: slip.number, language: 'ar', needs: ['wheelchair', 'interpreter'], callCount: 2 });
    expect(call.why).toMatchObject({ rule: 'picked', waitedSeconds: 300 });
  });
});

describe('a ticket put back', () => {
  it('is next again before those who came later', async () => {
    const slip = await takeNumber(point);
    point.clock.advance(MINUTE);
    await takeNumber(point);
    await queue().callNext(desk());
    await queue().putBack(desk());
    expect(await queue().next({ deskId: point.deskIds[0]! })).toMatchObject({ ticket: { number: slip.number, callCount: 1 }, why: { rule: 'returned', waitedSeconds: 60, passedOver: [] } });
  });
});

describe('own words', () => {
  it('lead to the group and its card', async () => {
    await point.station.deps.db.write((w) => {
      w.run(w.q.insertInto('provider').values({ id: 'verohallinto', name: '{"fi":"Verohallinto"}', short_name: '{"fi":"Vero"}' }));
    });
    expect(await point.terminal.queue.suggestGroup({ words: 'verokortin muutos', language: 'fi' })).toMatchObject([{ groupId: point.groupIds[1] }]);
    expect(await point.terminal.queue.suggestGroup({ words: 'xyzzy', language: 'ru' })).toEqual([]);
  });
});
