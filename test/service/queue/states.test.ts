import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TicketSlip, TicketState } from '#shared/contract/queue.ts';
import { freeDesk } from '#service/features/queue/index.ts';
import { asVisit, lanesOff, openDesks, queueRows, refusalOf, ticketIn } from '../../support/queue.ts';
import { startPoint, type StationClient, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await startPoint();
  await openDesks(point);
});
afterAll(() => point.close());

type Doer = (slip: TicketSlip) => Promise<unknown>;
const own = (): StationClient => point.advisors[0]!.client;
const other = (): StationClient => point.advisors[1]!.client;
const phone = (slip: TicketSlip): StationClient => point.as({ kind: 'phone', ticketSecret: slip.followUrl.split('#')[1]! });
const id = () => ({ commandId: point.commandId() });
const ownDesk = () => ({ ...id(), deskId: point.deskIds[0]! });

const steps: Record<string, Doer> = {
  'call at the other desk': (slip) => other().queue.call({ ...id(), deskId: point.deskIds[1]!, ticketId: slip.ticketId }),
  'resume at the other desk': (slip) => other().queue.resume({ ...id(), deskId: point.deskIds[1]!, ticketId: slip.ticketId }),
  recall: () => own().queue.recall(ownDesk()),
  'no-show': () => own().queue.noShow(ownDesk()),
  'put back': () => own().queue.putBack(ownDesk()),
  hold: (slip) => own().queue.hold({ ...id(), ticketId: slip.ticketId, reason: 'fetches a paper' }),
  'hold by the other desk': (slip) => other().queue.hold({ ...id(), ticketId: slip.ticketId }),
  cancel: (slip) => own().queue.cancelTicket({ ...id(), ticketId: slip.ticketId }),
  'cancel by the other desk': (slip) => other().queue.cancelTicket({ ...id(), ticketId: slip.ticketId }),
  'cancel by the customer': (slip) => phone(slip).queue.cancelTicket({ ...id(), ticketId: slip.ticketId }),
};

const STATES: TicketState[] = ['waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'cancelled'];
const over = 'CONFLICT ticketOver';
const nobody = 'CONFLICT noTicketAtDesk';
const served = 'CONFLICT visitOpen';
const taken = 'ALREADY_TAKEN 1';

/** What each step comes to, in the order of `STATES`: the new state or the refusal. */
const EXPECTED: Record<keyof typeof steps, string[]> = {
  'call at the other desk': ['called', taken, taken, 'called', 'called', over, over],
  'resume at the other desk': ['CONFLICT ticketWaiting', taken, taken, 'called', 'called', over, over],
  recall: [nobody, 'called', served, nobody, nobody, nobody, nobody],
  'no-show': [nobody, 'noShow', served, nobody, nobody, nobody, nobody],
  'put back': [nobody, 'waiting', served, nobody, nobody, nobody, nobody],
  hold: ['held', 'held', served, 'CONFLICT ticketHeld', 'CONFLICT ticketMissed', over, over],
  'hold by the other desk': ['held', taken, served, 'CONFLICT ticketHeld', 'CONFLICT ticketMissed', over, over],
  cancel: ['cancelled', 'cancelled', served, 'cancelled', 'cancelled', over, over],
  'cancel by the other desk': ['cancelled', 'CONFLICT takenElsewhere', served, 'cancelled', 'cancelled', over, over],
  'cancel by the customer': ['cancelled', 'cancelled', served, 'cancelled', 'cancelled', over, over],
};

const told = ({ code, data }: { code: string; data: unknown }): string => {
  const { reason, deskNumber } = (data ?? {}) as { reason?: string; deskNumber?: number };
  return [code, reason ?? deskNumber].filter((part) => part !== undefined).join(' ');
};

/** The ticket's state, and at how many desks it is. */
const stateOf = (ticketId: string) =>
  point.station.deps.db.raw.prepare('SELECT state, (SELECT count(*) FROM desk_state WHERE ticket_id = ticket.id AND ticket.desk_id = desk_state.desk_id) AS atDesks FROM ticket WHERE id = ?').get(ticketId);

/** Leaves both desks free for the next case. */
const clear = (ticketId: string) =>
  asVisit(point, (act) => {
    act.run(act.q.updateTable('ticket').set({ state: 'cancelled', desk_id: null }).where('id', '=', ticketId));
    for (const deskId of point.deskIds) freeDesk(act, deskId);
  });

describe.each(Object.keys(steps))('%s', (step) => {
  it.each(STATES.map((state, index) => [state, EXPECTED[step]![index]!] as const))('of a ticket that is %s: %s', async (state, expected) => {
    const slip = await ticketIn(point, state);
    const before = queueRows(point);
    const refused = await steps[step]!(slip).then(
      () => null,
      (error: { code: string; data: unknown }) => error,
    );
    expect(refused ? told(refused) : stateOf(slip.ticketId)).toEqual(expected.includes(' ') ? expected : { state: expected, atDesks: expected === 'called' ? 1 : 0 });
    // A refusal leaves every table as it was; an effect does not.
    expect(JSON.stringify(queueRows(point)) === JSON.stringify(before)).toBe(refused !== null);
    expect(lanesOff(point)).toEqual([]);
    await clear(slip.ticketId);
  });
});

describe('a desk', () => {
  it('that has a customer calls no other', async () => {
    const slip = await ticketIn(point, 'called');
    expect(await refusalOf(own().queue.callNext(ownDesk()))).toEqual({ code: 'DESK_BUSY', data: { number: slip.number } });
    await clear(slip.ticketId);
  });

  it('says that nobody waits', async () => {
    expect((await refusalOf(own().queue.callNext(ownDesk()))).code).toBe('NOTHING_WAITING');
    expect(await own().queue.next({ deskId: point.deskIds[0]! })).toBeNull();
  });

  it('of another advisor is not mine to call from', async () => {
    expect(await refusalOf(other().queue.callNext(ownDesk()))).toEqual({ code: 'CONFLICT', data: { reason: 'notYourDesk' } });
  });

  it('that is paused finishes but calls nobody', async () => {
    const slip = await ticketIn(point, 'called');
    await own().queue.pauseDesk({ ...ownDesk(), paused: true });
    await own().queue.recall(ownDesk());
    await own().queue.noShow(ownDesk());
    expect(await refusalOf(own().queue.callNext(ownDesk()))).toEqual({ code: 'CONFLICT', data: { reason: 'deskPaused' } });
    await own().queue.pauseDesk({ ...ownDesk(), paused: false });
    await clear(slip.ticketId);
  });

  it('is not closed over a customer, and closed calls nobody', async () => {
    const slip = await ticketIn(point, 'called');
    expect(await refusalOf(own().queue.closeDesk(ownDesk()))).toEqual({ code: 'DESK_BUSY', data: { number: slip.number } });
    await clear(slip.ticketId);
    expect((await own().queue.closeDesk(ownDesk())).open).toBe(false);
    expect((await refusalOf(own().queue.callNext(ownDesk()))).code).toBe('DESK_CLOSED');
    expect((await own().point.session()).deskId).toBeNull();
    await own().queue.openDesk({ ...ownDesk(), groupIds: point.groupIds });
    expect((await own().point.session()).deskId).toBe(point.deskIds[0]);
  });

  it('has one advisor, and an advisor one desk', async () => {
    expect(await refusalOf(other().queue.openDesk({ ...ownDesk(), groupIds: point.groupIds }))).toEqual({ code: 'DESK_TAKEN', data: { advisorName: 'Advisor 1' } });
    const slip = await ticketIn(point, 'called');
    await own().queue.putBack(ownDesk());
    await other().queue.callNext({ ...id(), deskId: point.deskIds[1]! });
    await own().queue.closeDesk(ownDesk());
    expect(await refusalOf(other().queue.openDesk({ ...ownDesk(), groupIds: point.groupIds }))).toEqual({ code: 'CONFLICT', data: { reason: 'otherDeskBusy' } });
    await clear(slip.ticketId);
    await other().queue.openDesk({ ...ownDesk(), groupIds: point.groupIds });
    const { desks } = await own().queue.board();
    expect(desks.map((desk) => [desk.number, desk.open, desk.advisorName])).toEqual([
      [1, true, 'Advisor 2'],
      [2, false, null],
    ]);
    // A lead may close the desk that another left open.
    await own().queue.closeDesk(ownDesk());
    await openDesks(point);
  });
});
