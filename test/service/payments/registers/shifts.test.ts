/** Registers and shifts through the contract: opened, counted, explained, approved, closed with a Z. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { HUNDRED, startRegisters, type Registers } from './desk.ts';

let at: Registers;
beforeAll(async () => {
  at = await startRegisters();
});
afterEach(() => at.free());
afterAll(() => at.close());

const command = <Input extends object>(input: Input) => ({ commandId: at.commandId(), ...input });
const today = { from: '2026-03-02', to: '2026-03-02' };

describe('a register', () => {
  it('is saved by an administrator only, and its key stays inside', async () => {
    const saved = await at.register({ desk: 0 });
    expect(saved).toMatchObject({ name: 'Kassa', deskIds: [at.deskIds[0]], active: true });
    expect(await at.cashier.client.payments.registers()).toContainEqual(saved);
    expect(await refusalText(at.lead.client.payments.saveRegister(command({ register: { ...saved, name: 'Muu' } })))).toBe('FORBIDDEN');
    expect(JSON.stringify(await at.administrator.client.payments.registers())).not.toContain('MC4CAQAwBQYDK2Vw');
    const secrets = at.station.deps.db.all(at.station.deps.db.q.selectFrom('secret').select('name')).map(({ name }) => name);
    expect(secrets).toContain(`register:${saved.id}`);
  });

  it('serves desks that no other serves', async () => {
    const { id } = await at.register({ desk: 0 });
    expect(await refusalText(at.register({ desk: 0 }))).toBe('CONFLICT deskHasRegister');
    expect((await at.administrator.client.payments.registers()).at(-1)).toMatchObject({ id });
  });

  it('is not taken out of use with its shift open', async () => {
    const register = await at.register();
    await at.open(at.cashier, register.id);
    const { id, ...values } = register;
    expect(await refusalText(at.administrator.client.payments.saveRegister(command({ id, register: { ...values, active: false } })))).toBe('CONFLICT shiftOpen');
  });

  it('of no use opens no shift, and one that is not there neither', async () => {
    const register = await at.register({ active: false });
    expect(await refusalText(at.open(at.cashier, register.id))).toBe('CONFLICT notInUse');
    expect(await refusalText(at.open(at.cashier, at.commandId()))).toBe('NOT_FOUND');
  });
});

describe('opening', () => {
  it('counts the float and is journalled', async () => {
    const register = await at.register();
    const shift = await at.open(at.cashier, register.id);
    expect(shift).toMatchObject({ number: 1, cashierId: at.cashier.id, state: 'open', floatCents: 10_000, expectedCents: 10_000, counted: null, forgotten: false, obstacles: ['notCounted'], businessDate: '2026-03-02' });
    const verified = await at.lead.client.payments.verifyJournal({ registerId: register.id });
    expect(verified).toMatchObject({ rows: 1, faults: [] });
  });

  it('sent twice opens one shift', async () => {
    const register = await at.register();
    const input = command({ registerId: register.id, count: HUNDRED, training: false });
    const [one, two] = await Promise.all([at.cashier.client.payments.openShift(input), at.cashier.client.payments.openShift(input)]);
    expect(two).toEqual(one);
    expect(await at.lead.client.payments.shifts({ ...today, registerId: register.id })).toHaveLength(1);
  });

  it('is one on a register and one of a cashier; two cashiers have two drawers', async () => {
    const [a, b] = [await at.register(), await at.register()];
    await at.open(at.cashier, a.id);
    expect(await refusalText(at.open(at.otherCashier, a.id))).toBe('CONFLICT shiftOpen');
    expect(await refusalText(at.open(at.cashier, b.id))).toBe('CONFLICT cashierHasShift');
    await at.open(at.otherCashier, b.id);
    expect((await at.lead.client.payments.shifts(today)).slice(0, 2).map(({ registerId, number }) => [registerId, number])).toEqual([[b.id, 1], [a.id, 1]]);
    expect(await at.lead.client.payments.shifts({ ...today, registerId: a.id })).toHaveLength(1);
  });

  it('is an advisor’s too where the register serves the desk they sit at', async () => {
    const [theirs, others] = [await at.register({ desk: 1 }), await at.register({ desk: 2 })];
    expect(await refusalText(at.open(at.advisor, others.id))).toBe('FORBIDDEN');
    expect(await at.open(at.advisor, theirs.id)).toMatchObject({ cashierId: at.advisor.id });
  });
});

describe('closing', () => {
  const counted = async (cents: number, explanation?: string) => {
    const register = await at.register();
    const shift = await at.open(at.cashier, register.id);
    return { register, shift: await at.count(at.cashier, shift.id, { '1': cents }, explanation) };
  };

  it('needs a count', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    expect(await refusalOf(at.cashier.client.payments.closeShift(command({ shiftId: shift.id })))).toEqual({ code: 'CANNOT_CLOSE', data: { obstacles: ['notCounted'] } });
  });

  it.each<[cents: number, explained: boolean, obstacles: string[]]>([
    [10_000, false, []],
    [10_099, false, []],
    [9_901, false, []],
    [10_100, false, ['unexplained']],
    [9_900, false, ['unexplained']],
    [9_900, true, []],
    [11_999, true, []],
    [12_000, true, ['notApproved']],
    [8_000, true, ['notApproved']],
    [8_000, false, ['unexplained', 'notApproved']],
  ])('with %i cents in a drawer of 10 000, explained %s, is kept by %j', async (cents, explained, obstacles) => {
    const { shift } = await counted(cents, explained ? 'Väärä vaihtoraha' : undefined);
    expect(shift).toMatchObject({ state: 'counted', obstacles, counted: { cents, differenceCents: cents - 10_000 } });
    const told = await at.cashier.client.payments.closeShift(command({ shiftId: shift.id })).catch((error: unknown) => error);
    const z = { kind: 'z', number: 1, cash: { expectedCents: 10_000, countedCents: cents, differenceCents: cents - 10_000 } };
    expect(told).toMatchObject(obstacles.length === 0 ? z : { code: 'CANNOT_CLOSE', data: { obstacles } });
  });

  it('is approved by a lead who is neither the cashier nor the one who counted', async () => {
    const { shift } = await counted(5_000, 'En tiedä');
    const approve = (who: typeof at.lead) => who.client.payments.approveDifference(command({ shiftId: shift.id, explanation: 'Seteli löytyi lipaston takaa' }));
    expect(await refusalText(approve(at.cashier))).toBe('FORBIDDEN');
    expect(await refusalText(approve(at.otherCashier))).toBe('FORBIDDEN');
    expect(await approve(at.lead)).toMatchObject({ obstacles: [], counted: { explanation: 'En tiedä\nSeteli löytyi lipaston takaa', approvedBy: at.lead.id } });
    expect(await at.cashier.client.payments.closeShift(command({ shiftId: shift.id }))).toMatchObject({ difference: { approvedBy: at.lead.id, explanation: 'En tiedä\nSeteli löytyi lipaston takaa' } });
  });

  it('is not approved by a lead who counted', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    await at.count(at.lead, shift.id, {}, 'Tyhjä');
    expect(await refusalText(at.lead.client.payments.approveDifference(command({ shiftId: shift.id, explanation: 'Tyhjä todella' })))).toBe('FORBIDDEN');
    expect(await at.administrator.client.payments.approveDifference(command({ shiftId: shift.id, explanation: 'Tyhjä todella' }))).toMatchObject({ obstacles: [] });
  });

  it('a new count takes an approval back', async () => {
    const { shift } = await counted(5_000, 'En tiedä');
    await at.lead.client.payments.approveDifference(command({ shiftId: shift.id, explanation: 'Tarkistettu' }));
    expect(await at.count(at.cashier, shift.id, { '1': 4_000 }, 'Laskin uudelleen')).toMatchObject({ obstacles: ['notApproved'], counted: { approvedBy: null } });
  });

  it('is the cashier’s or a lead’s', async () => {
    const { shift } = await counted(10_000);
    expect(await refusalText(at.otherCashier.client.payments.closeShift(command({ shiftId: shift.id })))).toBe('NOT_YOUR_SHIFT');
    expect(await at.lead.client.payments.closeShift(command({ shiftId: shift.id }))).toMatchObject({ number: 1 });
    expect(await refusalText(at.lead.client.payments.closeShift(command({ shiftId: shift.id })))).toBe('CONFLICT shiftClosed');
  });

  it('refuses words that single a person out', async () => {
    const shift = await at.open(at.cashier, (await at.register()).id);
    expect(await refusalOf(at.count(at.cashier, shift.id, HUNDRED, 'Asiakas 131052-308T sai liikaa'))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'explanation' }] } });
  });
});
