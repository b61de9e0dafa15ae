import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueAct } from '#service/features/queue/index.ts';
import { freeDesk } from '#service/features/queue/index.ts';
import { asVisit, openDesks, queueRows, refusalOf, takeNumber, ticketIn } from '../../support/queue.ts';
import { startPoint, testGroups, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await startPoint();
  await openDesks(point);
});
afterAll(() => point.close());

const queue = () => point.advisors[0]!.client.queue;
const deskId = () => point.deskIds[0]!;

type Tap = (commandId: string) => Promise<unknown>;
interface Case {
  /** Makes ready, and answers with the tap and with the same tap carrying something else. */
  ready: () => Promise<{ tap: Tap; changed: Tap }>;
}

const ELSEWHERE = '0000000000000000000000ZZZZ';

const CASES: Record<string, Case> = {
  take: {
    ready: async () => ({
      tap: (commandId) => point.terminal.queue.take({ commandId, groupId: point.groupIds[0]!, language: 'fi' }),
      changed: (commandId) => point.terminal.queue.take({ commandId, groupId: point.groupIds[1]!, language: 'fi' }),
    }),
  },
  callNext: {
    ready: async () => {
      await takeNumber(point);
      return { tap: (commandId) => queue().callNext({ commandId, deskId: deskId() }), changed: (commandId) => queue().callNext({ commandId, deskId: point.deskIds[1]! }) };
    },
  },
  call: {
    ready: async () => {
      const { ticketId } = await takeNumber(point);
      return { tap: (commandId) => queue().call({ commandId, deskId: deskId(), ticketId }), changed: (commandId) => queue().call({ commandId, deskId: deskId(), ticketId: ELSEWHERE }) };
    },
  },
  recall: {
    ready: async () => {
      await ticketIn(point, 'called');
      return { tap: (commandId) => queue().recall({ commandId, deskId: deskId() }), changed: (commandId) => queue().recall({ commandId, deskId: point.deskIds[1]! }) };
    },
  },
  noShow: {
    ready: async () => {
      await ticketIn(point, 'called');
      return { tap: (commandId) => queue().noShow({ commandId, deskId: deskId() }), changed: (commandId) => queue().noShow({ commandId, deskId: ELSEWHERE }) };
    },
  },
  putBack: {
    ready: async () => {
      await ticketIn(point, 'called');
      return { tap: (commandId) => queue().putBack({ commandId, deskId: deskId() }), changed: (commandId) => queue().putBack({ commandId, deskId: ELSEWHERE }) };
    },
  },
  hold: {
    ready: async () => {
      const { ticketId } = await takeNumber(point);
      return { tap: (commandId) => queue().hold({ commandId, ticketId, reason: 'fetches a paper' }), changed: (commandId) => queue().hold({ commandId, ticketId, reason: 'phones home' }) };
    },
  },
  resume: {
    ready: async () => {
      const { ticketId } = await ticketIn(point, 'held');
      return { tap: (commandId) => queue().resume({ commandId, deskId: deskId(), ticketId }), changed: (commandId) => queue().resume({ commandId, deskId: point.deskIds[1]!, ticketId }) };
    },
  },
  cancelTicket: {
    ready: async () => {
      const { ticketId } = await takeNumber(point);
      return { tap: (commandId) => queue().cancelTicket({ commandId, ticketId }), changed: (commandId) => queue().cancelTicket({ commandId, ticketId: ELSEWHERE }) };
    },
  },
  pauseDesk: {
    ready: async () => ({
      tap: (commandId) => queue().pauseDesk({ commandId, deskId: deskId(), paused: true }),
      changed: (commandId) => queue().pauseDesk({ commandId, deskId: deskId(), paused: false }),
    }),
  },
  closeDesk: {
    ready: async () => ({ tap: (commandId) => queue().closeDesk({ commandId, deskId: deskId() }), changed: (commandId) => queue().closeDesk({ commandId, deskId: point.deskIds[1]! }) }),
  },
  openDesk: {
    ready: async () => ({
      tap: (commandId) => queue().openDesk({ commandId, deskId: deskId(), groupIds: point.groupIds }),
      changed: (commandId) => queue().openDesk({ commandId, deskId: deskId(), groupIds: point.groupIds.slice(1) }),
    }),
  },
  saveGroup: {
    ready: async () => {
      const group = { ...testGroups[0]!, letter: 'Z', dailyLimit: null, active: true };
      return { tap: (commandId) => queue().saveGroup({ commandId, ...group }), changed: (commandId) => queue().saveGroup({ commandId, ...group, letter: 'Y' }) };
    },
  },
};

const clear = (act: QueueAct) => {
  act.run(act.q.updateTable('ticket').set({ state: 'cancelled', desk_id: null }).where('state', 'in', ['waiting', 'called', 'held']));
  for (const desk of point.deskIds) freeDesk(act, desk);
};

describe.each(Object.entries(CASES))('%s', (_name, { ready }) => {
  it('tapped twice has one effect and one answer, and its id serves no other tap', async () => {
    const { tap, changed } = await ready();
    const commandId = point.commandId();
    // Both taps are on their way before either is answered.
    const [first, second] = await Promise.all([tap(commandId), tap(commandId)]);
    const after = queueRows(point);
    expect(second).toEqual(first);
    expect(await tap(commandId)).toEqual(first);
    expect((await refusalOf(changed(commandId))).code).toBe('COMMAND_REUSED');
    expect(queueRows(point)).toEqual(after);
    await asVisit(point, clear);
  });
});
