/** Twenty experts press "take" at the same moment: exactly one has the customer, whatever the round. */
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTaking, writeTaking } from '#service/features/remote/hub/taking.ts';
import { openRoom } from '#service/features/remote/hub.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { addExpert, requestOf, stationAt, type OpenDesk, type TestExpert, type TestStationAtHub } from '../../../support/remote-hub.ts';

const EXPERTS = 20;
const ROUNDS = 200;

let at: TestHub;
let station: TestStationAtHub;
let experts: TestExpert[];
let desks: OpenDesk[];
beforeAll(async () => {
  at = await startHub({ providers: [testProvider('a')] });
  station = stationAt(at);
  experts = [];
  for (let index = 0; index < EXPERTS; index += 1) experts.push(await addExpert(at, `Expert ${index}`));
  desks = await Promise.all(experts.map((expert) => expert.open()));
}, 120_000);
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.close()));
  await at.close();
});

/** A session that waits in everybody's queue. */
const waitingSession = async (): Promise<string> => {
  const { id } = await station.client.remote.requestFor(requestOf(station));
  at.clock.advance(30_000);
  await at.hub.tick();
  return id;
};

const inSession = async (sessionId: string) => (await at.database.db.selectFrom('remote_participant').select('expert_id').where('session_id', '=', sessionId).where('role', '=', 'expert').execute()).length;

describe('a rush', () => {
  it(`of ${EXPERTS} experts on one customer, ${ROUNDS} times: one has it, the others are told so`, { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    const winners = new Set<string>();
    const refusals = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const sessionId = await waitingSession();
      const told = await Promise.all(experts.map((expert) => expert.client.remote.take({ commandId: at.commandId(), sessionId }).then(() => 'has it', (error: unknown) => (error instanceof ORPCError ? error.code : String(error)))));
      const winner = experts[told.indexOf('has it')];
      if (told.filter((outcome) => outcome === 'has it').length !== 1 || (await inSession(sessionId)) !== 1 || !winner) {
        wrong.push(`round ${round}: ${told.filter((outcome) => outcome === 'has it').length} were told they have it, ${await inSession(sessionId)} are in it`);
        continue;
      }
      winners.add(winner.id);
      for (const outcome of told) if (outcome !== 'has it') refusals.add(outcome);
      await winner.client.remote.finish({ commandId: at.commandId(), sessionId, outcome: 'done', summary: '' });
      // So that not the same one is always first.
      experts.push(experts.shift()!);
    }
    expect(wrong).toEqual([]);
    expect([...refusals]).toEqual(['TAKEN']);
    expect(winners.size).toBeGreaterThan(1);
  });

  it('known bad: decided by what was read before the transaction, more than one gets the customer', async () => {
    const sessionId = await waitingSession();
    const { deps } = at.hub;
    const room = openRoom(deps, { turn: null, promised: async () => null });
    const read = await Promise.all(experts.map((expert) => deps.db.transaction().execute((tx) => readTaking(tx, sessionId, expert.id))));
    await Promise.all(read.map((taking) => room.change({ deviceId: 'test', procedure: 'take' }, (deed) => writeTaking(room, deed, taking)).catch(() => null)));
    expect(await inSession(sessionId)).toBeGreaterThan(1);
  });
});
