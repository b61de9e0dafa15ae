/** The driver of Adyen terminals against a terminal program: one message at a time, on a good line and on bad ones. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CardOrder, CardTerminal, TerminalAccess } from '#service/features/payments/index.ts';
import { adyenTerminal } from '#transport/card-terminal/adyen.ts';
import { hasCardNumber } from '#shared/domain/card-number.ts';
import { LINE_FAULTS, startCardTerminal, type FakeCardTerminal } from '../../../support/fakes/card-terminal/server.ts';
import { seededRandom } from '../../../support/ids.ts';

let fake: FakeCardTerminal;
let other: FakeCardTerminal;
let access: TerminalAccess;
/** Waits long, so that a busy machine changes nothing. */
let driver: CardTerminal;
/** Gives an order up soon, for lines on which it is lost. */
let hasty: CardTerminal;
let made = 0;

const order = (cents: number, more: Partial<CardOrder> = {}): CardOrder => {
  made += 1;
  return { paymentId: `PAYMENT${made}`, serviceId: String(made).padStart(10, '0'), registerId: 'REGISTER', cents, startedAt: '2026-03-02T08:00:00.000Z', original: null, ...more };
};

beforeAll(async () => {
  fake = await startCardTerminal();
  other = await startCardTerminal();
  const { port, certificate, key, poiId } = fake;
  access = { settings: { kind: 'adyen', host: '127.0.0.1', port, poiId, keyIdentifier: key.identifier, keyVersion: key.version }, secret: { passphrase: key.passphrase, certificate } };
  const randomBytes = (count: number) => seededRandom((made += 1)).bytes(count);
  driver = adyenTerminal(randomBytes, { order: 15_000, question: 15_000 });
  hasty = adyenTerminal(randomBytes, { order: 300, question: 15_000 });
});
afterAll(async () => {
  await fake.close();
  await other.close();
});
beforeEach(async () => {
  fake.line = () => 'none';
  await fake.deliver();
  fake.till.restart();
  fake.till.customer = 'approves';
  fake.till.leaky = false;
  fake.till.charges.length = 0;
});

const withSettings = (settings: object, secret: object = {}): TerminalAccess => ({ settings: { ...access.settings, ...settings }, secret: { ...access.secret!, ...secret } });

describe('a payment on a good line', () => {
  it('is approved with what the desk may keep, and charged once', async () => {
    const asked = order(1_437);
    expect(await driver.start(asked, access)).toMatchObject({ kind: 'ended', state: 'approved', cents: 1_437, scheme: expect.stringMatching(/visa|mc/), approvalCode: expect.stringMatching(/^A\d{5}$/), cardNumber: expect.stringMatching(/^\d{6}\*{4}\d{4}$/), reference: { id: expect.any(String) as string } });
    expect(fake.till.charges).toEqual([{ paymentId: asked.paymentId, cents: 1_437 }]);
    expect(await driver.status(asked, access)).toMatchObject({ kind: 'ended', state: 'approved', cents: 1_437 });
  });

  it.each([
    ['declined', 'declined', 'refused'],
    ['wrongPin', 'declined', 'wrongPin'],
    ['walksAway', 'cancelled', 'cancelledByCustomer'],
  ] as const)('of a customer who %s ends so', async (customer, state, reason) => {
    fake.till.customer = customer;
    const asked = order(500);
    expect(await driver.start(asked, access)).toMatchObject({ kind: 'ended', state, reason, cents: 0 });
    expect(await driver.status(asked, access)).toMatchObject({ kind: 'ended', state, reason });
    expect(fake.till.charges).toEqual([]);
  });

  it('may be approved in part, and says of how much', async () => {
    fake.till.customer = 'partly';
    expect(await driver.start(order(1_001), access)).toMatchObject({ state: 'approved', cents: 500 });
  });

  it('goes back by its reference, or to any card without one', async () => {
    const paid = await driver.start(order(1_400), access);
    const original = paid.kind === 'ended' ? paid.reference : null;
    expect(original).not.toBeNull();
    const back = order(-900, { original });
    expect(await driver.start(back, access)).toMatchObject({ kind: 'ended', state: 'approved', cents: -900 });
    expect(await driver.status(back, access)).toMatchObject({ kind: 'ended', cents: -900 });
    expect(await driver.start(order(-500), access)).toMatchObject({ kind: 'ended', state: 'approved', cents: -500 });
    expect(fake.till.charges.map(({ cents }) => cents)).toEqual([1_400, -900, -500]);
    expect(fake.came).toMatchObject({ Reversal: 1 });
  });

  it('is given up before the card is charged', async () => {
    fake.till.customer = 'slow';
    const asked = order(700);
    const arrived = new Promise<void>((done) => {
      fake.till.onStep = () => done();
    });
    const started = driver.start(asked, access);
    await arrived;
    expect(await driver.status(asked, access)).toEqual({ kind: 'inProgress' });
    expect(await driver.cancel(asked, access)).toBe('sent');
    expect(await started).toMatchObject({ kind: 'ended', state: 'cancelled', reason: 'cancelledByCashier' });
    fake.till.onStep = () => undefined;
    expect(fake.till.charges).toEqual([]);
  });

  it('of which the terminal never heard is not found', async () => expect(await driver.status(order(100), access)).toEqual({ kind: 'notFound' }));
});

describe('a bad line', () => {
  it.each(LINE_FAULTS)('%s: at most one charge, and the status tells the truth', async (fault) => {
    const asked = order(2_300);
    fake.line = () => fault;
    const heard = await hasty.start(asked, access);
    expect(['ended', 'silence']).toContain(heard.kind);
    fake.line = () => 'none';
    await fake.deliver();
    const told = await driver.status(asked, access);
    expect(told.kind === 'ended' ? told.cents : told.kind).toBe(fake.till.charges.length === 1 ? 2_300 : 'notFound');
    expect(heard.kind === 'ended' ? `${heard.state} ${heard.cents}` : 'silence').toMatch(/^(approved 2300|silence)$/);
  });

  it('a terminal that started anew knows what it charged and nothing of what it had not', async () => {
    for (const breakAt of ['received', 'charged'] as const) {
      const asked = order(800);
      fake.till.onStep = (step) => {
        if (step === breakAt) fake.restart();
      };
      expect(await driver.start(asked, access)).toMatchObject({ kind: 'silence' });
      fake.till.onStep = () => undefined;
      expect(await driver.status(asked, access)).toMatchObject(breakAt === 'charged' ? { kind: 'ended', cents: 800 } : { kind: 'notFound' });
    }
  });

  it('a terminal that is off took nothing', async () => {
    await other.close();
    const off = withSettings({ port: other.port }, { certificate: other.certificate });
    expect(await driver.start(order(100), off)).toEqual({ kind: 'neverSent', reason: 'terminalAway' });
    expect(await driver.status(order(100), off)).toEqual({ kind: 'silence', reason: 'noAnswer' });
    expect(await driver.cancel(order(100), off)).toBe('away');
  });
});

describe('another machine, another key', () => {
  it('a machine with another certificate gets not a byte', async () => {
    const came = { ...fake.came };
    expect(await driver.start(order(100), withSettings({}, { certificate: other.certificate }))).toEqual({ kind: 'neverSent', reason: 'terminalAway' });
    expect(fake.came).toEqual(came);
  });

  it('a wrong passphrase is refused by the terminal', async () => expect(await driver.start(order(100), withSettings({}, { passphrase: 'another' }))).toEqual({ kind: 'neverSent', reason: 'terminalRefused' }));

  it('without a secret nothing is sent', async () => expect(await driver.start(order(100), { settings: access.settings, secret: null })).toMatchObject({ kind: 'neverSent' }));
});

describe('card numbers', () => {
  it('that the terminal shows where it must not go no further', async () => {
    fake.till.leaky = true;
    for (let round = 0; round < 12; round += 1) {
      const asked = order(100 + round);
      for (const heard of [await driver.start(asked, access), await driver.status(asked, access)]) {
        expect(heard).toMatchObject({ kind: 'ended', state: 'approved' });
        expect(hasCardNumber(JSON.stringify(heard))).toBe(false);
      }
    }
    const lines = await driver.lastReceipt('REGISTER', access);
    expect(lines).toContain('Kortti: visa');
    expect(hasCardNumber(JSON.stringify(lines))).toBe(false);
  });
});
