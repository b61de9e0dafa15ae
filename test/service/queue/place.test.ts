import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServing, ticketBySecret } from '#service/features/queue/index.ts';
import { asVisit, openDesks, refusalOf, takeNumber } from '../../support/queue.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeEach(async () => {
  point = await startPoint();
  await openDesks(point);
});
afterEach(() => point.close());

const secretOf = (slip: { followUrl: string }) => slip.followUrl.split('#')[1]!;
const phone = (secret: string) => point.as({ kind: 'phone', deviceId: 'phone', ticketSecret: secret });

describe('the place on the phone', () => {
  it('goes from the queue to the desk', async () => {
    await takeNumber(point);
    const slip = await takeNumber(point, 0, 'uk');
    expect(slip.followUrl).toMatch(/^http:\/\/127\.0\.0\.1:4310\/place#[\w-]{48}$/);
    const stop = new AbortController();
    const states = (await phone(secretOf(slip)).queue.watchPlace(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    const next = async () => (await states.next()).value;
    const { client } = point.advisors[0]!;
    const deskId = point.deskIds[0]!;
    expect(await next()).toEqual({ ticketId: slip.ticketId, number: 'P002', state: 'waiting', ahead: 1, wait: { fromMinutes: 0, toMinutes: 0 }, deskNumber: null, language: 'uk', pointName: 'Mikkelin asiointipiste' });
    await client.queue.callNext({ commandId: point.commandId(), deskId });
    expect(await next()).toMatchObject({ state: 'waiting', ahead: 0 });
    await point.advisors[1]!.client.queue.callNext({ commandId: point.commandId(), deskId: point.deskIds[1]! });
    expect(await next()).toMatchObject({ state: 'called', ahead: 0, wait: null, deskNumber: 2 });
    await asVisit(point, (act) => startServing(act, point.deskIds[1]!, slip.ticketId, point.commandId()));
    expect(await next()).toMatchObject({ state: 'serving', deskNumber: 2 });
    stop.abort();
  });

  it('is shown to no other secret, and the secret is not in the database', async () => {
    const slip = await takeNumber(point);
    expect(await refusalOf(phone('AAAA').queue.watchPlace())).toEqual({ code: 'NOT_FOUND', data: { what: 'ticket' } });
    expect(ticketBySecret(point.station.deps.db, 'AAAA')).toBeNull();
    expect(ticketBySecret(point.station.deps.db, secretOf(slip))?.id).toBe(slip.ticketId);
    const { raw } = point.station.deps.db;
    expect(JSON.stringify(raw.prepare('SELECT * FROM ticket').all())).not.toContain(secretOf(slip));
    expect(JSON.stringify(raw.prepare('SELECT data FROM event').all())).not.toContain(secretOf(slip));
  });

  it('gives up its own number only', async () => {
    const [mine, others] = [await takeNumber(point), await takeNumber(point)];
    const client = phone(secretOf(mine));
    expect(await refusalOf(client.queue.cancelTicket({ commandId: point.commandId(), ticketId: others.ticketId }))).toEqual({ code: 'NOT_FOUND', data: { what: 'ticket' } });
    const leaving = { commandId: point.commandId(), ticketId: mine.ticketId };
    // Pressed again over a new line: the customer left once.
    await client.queue.cancelTicket(leaving);
    await client.queue.cancelTicket(leaving);
    expect(point.station.deps.db.raw.prepare(`SELECT subject_id FROM event WHERE kind = 'ticket.givenUp'`).pluck().all()).toEqual([mine.ticketId]);
    expect((await point.advisors[0]!.client.queue.board()).tickets.map((ticket) => ticket.number)).toEqual([others.number]);
  });

  it('given up after the call frees the desk', async () => {
    const slip = await takeNumber(point);
    const { client } = point.advisors[0]!;
    await client.queue.callNext({ commandId: point.commandId(), deskId: point.deskIds[0]! });
    await phone(secretOf(slip)).queue.cancelTicket({ commandId: point.commandId(), ticketId: slip.ticketId });
    expect((await client.queue.board()).desks[0]).toMatchObject({ ticketId: null });
    expect((await point.display.queue.display()).calls).toMatchObject([{ number: slip.number, active: false }]);
  });
});
