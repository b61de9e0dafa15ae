/** Heads on their way to a real hub: after each Z and every so many rows, again when the hub was away, never twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HEAD_EVERY } from '#service/features/payments/journal/co-sign-plan.ts';
import type { ChainHead, CoSigned } from '#shared/contract/payments/journal.ts';
import { startHub, type TestHub } from '../../../support/hub.ts';
import { HUNDRED, startRegisters, type Registers } from '../registers/desk.ts';

let hub: TestHub;
let at: Registers;
let away: boolean;
const asked: ChainHead[] = [];
beforeEach(async () => {
  hub = await startHub();
  away = false;
  asked.length = 0;
  const line = hub.as({ kind: 'station', deviceId: 'station-1' });
  at = await startRegisters({
    coSigner: {
      coSign: async (input): Promise<CoSigned> => {
        if (away) throw new Error('the line to the hub is cut');
        asked.push(input.head);
        return line.payments.coSign(input);
      },
    },
  });
});
afterEach(async () => {
  await at.close();
  await hub.close();
});

const kept = () => at.station.deps.db.all(at.station.deps.db.q.selectFrom('co_signed_head').select(['chain', 'sequence', 'hash', 'hub_key']).orderBy('sequence'));
const jobs = () => at.station.deps.db.all(at.station.deps.db.q.selectFrom('job').select(['state', 'tries', 'last_error']).where('kind', '=', 'journal.coSign').orderBy('id'));
const day = async (registerId: string) => {
  const shift = await at.open(at.cashier, registerId);
  await at.count(at.cashier, shift.id, HUNDRED);
  await at.cashier.client.payments.closeShift({ commandId: at.commandId(), shiftId: shift.id });
};

describe('the head of a chain', () => {
  it('is signed after a Z, kept, and counts when the journal is checked', async () => {
    const { id } = await at.register();
    await day(id);
    await at.station.jobs.runDue();
    expect(kept()).toMatchObject([{ chain: 'real', sequence: 3 }]);
    const { db } = at.station.deps;
    db.raw.exec(`DROP TRIGGER journal_is_never_removed; DELETE FROM journal_entry WHERE sequence = 3; UPDATE journal_chain SET last_sequence = 2, last_hash = (SELECT hash FROM journal_entry WHERE sequence = 2) WHERE chain = 'real'`);
    expect((await at.lead.client.payments.verifyJournal({ registerId: id })).faults).toEqual([{ chain: 'real', sequence: 3, fault: 'cutTail' }]);
  });

  it(`is signed every ${HEAD_EVERY} rows, the newest one when several wait`, async () => {
    const { id } = await at.register();
    const shift = await at.open(at.cashier, id);
    away = true;
    for (let row = 2; row <= HEAD_EVERY + 1; row += 1) await at.cashier.client.payments.openDrawer({ commandId: at.commandId(), shiftId: shift.id, reason: 'Kokeilu' });
    expect(jobs()).toHaveLength(1);
    away = false;
    at.clock.advance(600_000);
    await at.station.jobs.runDue();
    expect(asked.map(({ sequence }) => sequence)).toEqual([HEAD_EVERY + 1]);
    await at.station.jobs.runDue();
    expect(asked).toHaveLength(1);
  });

  it('waits while the hub is away, and goes on when it is back', async () => {
    const { id } = await at.register();
    away = true;
    await day(id);
    await at.station.jobs.runDue();
    expect(jobs()).toMatchObject([{ state: 'waiting', tries: 1 }]);
    await day(id);
    expect(jobs()).toHaveLength(1);
    away = false;
    at.clock.advance(60_000);
    await at.station.jobs.runDue();
    expect(kept()).toMatchObject([{ sequence: 6 }]);
    expect(jobs()).toMatchObject([{ state: 'done' }]);
  });

  it('of another history is refused by the hub, and that is told', async () => {
    const { id } = await at.register();
    await day(id);
    await at.station.jobs.runDue();
    const { db } = at.station.deps;
    // as after a copy of the morning was put back: the hub has seen more
    await hub.database.db.updateTable('chain_head').set({ sequence: 40 }).execute();
    await day(id);
    await at.station.jobs.runDue();
    expect(jobs().at(-1)).toMatchObject({ state: 'givenUp', last_error: 'otherHistory' });
    expect(db.all(db.q.selectFrom('event').select(['kind', 'subject_id']).where('kind', '=', 'journal.otherHistory'))).toEqual([{ kind: 'journal.otherHistory', subject_id: id }]);
    expect(kept()).toHaveLength(1);
  });

  it('of another history is told at the desk until the register is out of use, and at the hub', async () => {
    const register = await at.register();
    await day(register.id);
    await at.station.jobs.runDue();
    const told = () => at.cashier.client.payments.otherHistories({});
    expect(await told()).toEqual([]);
    await hub.database.db.updateTable('chain_head').set({ sequence: 40 }).execute();
    await day(register.id);
    await at.station.jobs.runDue();
    expect(await told()).toEqual([{ registerId: register.id, registerName: register.name, chain: 'real', at: expect.any(String) as string }]);
    const administrator = await hub.editorOf(null);
    expect(await administrator.payments.findings()).toMatchObject([{ kind: 'otherHistory', registerId: register.id, known: { sequence: 40 }, told: { sequence: 6 }, explanation: null }]);
    const { id, ...rest } = register;
    await at.administrator.client.payments.saveRegister({ commandId: at.commandId(), id, register: { ...rest, active: false } });
    expect(await told()).toEqual([]);
  });
});
