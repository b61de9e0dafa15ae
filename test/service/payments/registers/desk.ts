/** A point with people of every role and registers to open: what tests of shifts share. */
import type { Count, Register, Shift } from '#shared/contract/payments/shifts.ts';
import { openDesks } from '../../../support/queue.ts';
import { startPoint, type StationClient, type TestPoint, type TestStationOptions } from '../../../support/station.ts';
import { putPrices } from '../../../support/till.ts';

export interface Person {
  id: string;
  client: StationClient;
}

export interface Registers extends TestPoint {
  administrator: Person;
  lead: Person;
  cashier: Person;
  otherCashier: Person;
  /** Sits at the first desk. */
  advisor: Person;
  /** Adds a register; `desk` is the index of the desk it serves. */
  register: (change?: Partial<Register> & { desk?: number }) => Promise<Register>;
  open: (person: Person, registerId: string, count?: Count, training?: boolean) => Promise<Shift>;
  count: (person: Person, shiftId: string, count: Count, explanation?: string) => Promise<Shift>;
  /** Lets go of all registers and people, so that the next test finds nobody at work; journals stay. */
  free: () => void;
}

/** 100 euros. */
export const HUNDRED: Count = { '2000': 4, '1000': 2 };

const NONE = { kind: 'none' as const };

export const startRegisters = async (options: TestStationOptions = {}): Promise<Registers> => {
  const point = await startPoint({ desks: 2, ...options });
  await putPrices(point);
  await openDesks(point);
  const [first, second] = point.advisors;
  const administrator = { id: first!.advisorId, client: first!.client };
  const { db } = point.station.deps;
  await administrator.client.point.saveDesk({ commandId: point.commandId(), number: 3, name: '', active: true });
  // Signed in without a PIN: to hash one takes longer than a whole test.
  const person = async (name: string, role: 'lead' | 'cashier'): Promise<Person> => {
    const [id, deviceId] = [point.commandId(), `device of ${name}`];
    await db.write((w) => {
      w.run(w.q.insertInto('advisor').values({ id, name, role, pin_hash: '', active: 1, locked_until: null }));
      w.run(w.q.insertInto('session').values({ device_id: deviceId, advisor_id: id, locked: 0, since: point.clock.now(), desk_id: null }));
    });
    return { id, client: point.as({ kind: 'advisor', deviceId }) };
  };
  const deskIds = (await administrator.client.point.desks()).map(({ id }) => id);
  return {
    ...point,
    deskIds,
    administrator,
    lead: await person('Vastaava', 'lead'),
    cashier: await person('Kassa', 'cashier'),
    otherCashier: await person('Toinen kassa', 'cashier'),
    advisor: { id: second!.advisorId, client: second!.client },
    register: ({ desk, ...change } = {}) =>
      administrator.client.payments.saveRegister({
        commandId: point.commandId(),
        register: { name: 'Kassa', deskIds: desk === undefined ? [] : [deskIds[desk]!], active: true, blindCount: false, printer: NONE, terminal: NONE, ...change },
      }),
    open: (who, registerId, count = HUNDRED, training = false) => who.client.payments.openShift({ commandId: point.commandId(), registerId, count, training }),
    count: (who, shiftId, count, explanation) => who.client.payments.countShift({ commandId: point.commandId(), shiftId, count, ...(explanation === undefined ? {} : { explanation }) }),
    free: () => db.raw.exec(`UPDATE shift SET state = 'closed'; DELETE FROM register_desk`),
  };
};
