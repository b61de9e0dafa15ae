/** Who may call what, over every procedure of both contracts, as a list that a person can read and object to. */
import { createRouterClient } from '@orpc/server';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubContract, stationContract } from '#shared/contract/index.ts';
import type { Caller, Role } from '#service/kernel/access.ts';
import { startPoint, TEST_PIN, type TestPoint } from '../support/station.ts';
import { addExpert } from '../support/remote-hub.ts';
import type { AnyCall } from './fuzz-target.ts';
import { staffHub, startHub, type TestHub } from './test-hub.ts';

const KINDS: readonly Caller['kind'][] = ['advisor', 'terminal', 'display', 'expert', 'portal', 'phone', 'station'];
const ROLES: readonly Role[] = ['advisor', 'lead', 'cashier', 'administrator'];

const proceduresOf = (contract: Record<string, object>) => Object.entries(contract).flatMap(([slice, names]) => Object.keys(names).map((name) => `${slice}.${name}`));
const station = proceduresOf(stationContract);
const hub = proceduresOf(hubContract);

/** Of remote sessions and bookings, by the customer at the desk's terminal as well as by the advisor. */
const DESK_AND_TERMINAL = [
  ...['consent', 'askSharing', 'join', 'ice', 'signal', 'watchSignals', 'connected', 'hangUp'].map((name) => `remote.${name}`),
  ...['services', 'freeSlots', 'nearPoints', 'book', 'cancel', 'joinWaitList', 'find', 'checkIn', 'calendarFile', 'printConfirmation'].map((name) => `bookings.${name}`),
];
const CUSTOMER_ALONE = ['remote.watchTerminal', 'remote.confirmFields', 'remote.giveFeedback'];

/** Without anybody signed in. */
const ANYONE = {
  advisor: ['point.hello', 'point.setUp', 'point.signInNames', 'point.signIn', 'point.unlock', 'point.lock', 'point.signOut', 'point.session', 'point.watchSession'],
  terminal: ['point.hello', 'queue.terminal', 'queue.watchTerminal', 'queue.suggestGroup', 'queue.take', 'queue.slip', 'visits.watchCustomer', 'payments.watchCustomer', ...DESK_AND_TERMINAL, ...CUSTOMER_ALONE, 'queue.callForHelp', 'queue.endHelpCall', 'queue.watchOwnHelpCall'],
  display: ['point.hello', 'queue.display', 'queue.watchDisplay'],
  phone: ['point.hello', 'queue.watchPlace', 'queue.cancelTicket'],
  expert: [],
  portal: [],
  station: [],
} satisfies Record<Caller['kind'], string[]>;

const ONLY_ADMINISTRATOR = ['audit.list', 'devices.createCode', 'devices.rename', 'devices.revoke', 'point.saveSettings', 'point.saveDesk', 'point.saveAdvisor', 'queue.saveGroup', 'payments.saveRegister', 'payments.setTerminalSecret'];
const FROM_LEAD = ['devices.list', 'devices.pair', 'point.advisors', 'payments.approveDifference', 'payments.verifyJournal', 'payments.exportJournal', 'payments.takings', 'bookings.saveResource', 'bookings.saveAbsence', 'bookings.removeAbsence', 'bookings.feedAddress'];
const NEVER_AT_THE_DESK = ['queue.terminal', 'queue.watchTerminal', 'queue.suggestGroup', 'queue.watchPlace', 'queue.display', 'queue.watchDisplay', 'visits.watchCustomer', 'payments.watchCustomer', ...CUSTOMER_ALONE, 'queue.callForHelp', 'queue.endHelpCall', 'queue.watchOwnHelpCall'];
const ON_A_LOCKED_SCREEN = ['cards.watchChanges', 'feed.status', 'feed.watchStatus', 'feed.notices', 'feed.watchNotices', 'queue.board', 'queue.watchBoard', 'queue.next', 'visits.watchDesk', 'visits.watchCustomerOf', 'payments.watchDesk', 'payments.watchCustomerOf', 'remote.watchDesk', 'remote.watchSignals', 'bookings.watchToday', 'queue.watchHelpCalls'];

/** `allowed`, or the refusal of the gate. Called with nothing that fits, so that behind the gate nothing happens. */
const gateOf = async (client: object, path: string): Promise<string> => {
  const [slice = '', name = ''] = path.split('.');
  const call = (client as Record<string, Record<string, AnyCall>>)[slice]![name]!;
  const stop = new AbortController();
  try {
    const answer = await call({ commandId: '-' }, { signal: stop.signal });
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
      const stream = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
      const first = stream.next().catch(() => undefined);
      stop.abort();
      await first;
    }
    return 'allowed';
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return ['FORBIDDEN', 'NOT_SIGNED_IN', 'LOCKED'].includes(error.code) ? error.code : 'allowed';
  }
};

const table = async (client: object, procedures: readonly string[]): Promise<Record<string, string>> => {
  const rows: Record<string, string> = {};
  for (const path of procedures) rows[path] = await gateOf(client, path);
  return rows;
};
const expected = (procedures: readonly string[], of: (path: string) => string) => Object.fromEntries(procedures.map((path) => [path, of(path)]));

describe('the station', () => {
  let point: TestPoint;
  beforeAll(async () => {
    point = await startPoint({ desks: 1 });
    for (const role of ROLES) {
      const made = await point.advisors[0]!.client.point.saveAdvisor({ commandId: point.commandId(), name: role, role, active: true, pin: TEST_PIN });
      for (const device of [role, `locked-${role}`]) await point.as({ kind: 'advisor', deviceId: device }).point.signIn({ commandId: point.commandId(), advisorId: made.id, pin: TEST_PIN });
      await point.as({ kind: 'advisor', deviceId: `locked-${role}` }).point.lock({ commandId: point.commandId() });
    }
  });
  afterAll(() => point.close());

  it.each(KINDS)('a %s with nobody signed in', async (kind) => {
    const allowed: readonly string[] = ANYONE[kind];
    const refusal = (path: string) => (kind === 'advisor' && !NEVER_AT_THE_DESK.includes(path) ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
    expect(await table(point.as({ kind, deviceId: 'nobody' }), station)).toEqual(expected(station, (path) => (allowed.includes(path) ? 'allowed' : refusal(path))));
  });

  it.each(ROLES)('an advisor device with a signed-in %s', async (role) => {
    const roleOf = (path: string) => {
      if (NEVER_AT_THE_DESK.includes(path)) return 'FORBIDDEN';
      if (ONLY_ADMINISTRATOR.includes(path)) return role === 'administrator' ? 'allowed' : 'FORBIDDEN';
      return FROM_LEAD.includes(path) && role !== 'administrator' && role !== 'lead' ? 'FORBIDDEN' : 'allowed';
    };
    expect(await table(point.as({ kind: 'advisor', deviceId: role }), station)).toEqual(expected(station, roleOf));
  });

  it.each(ROLES)('the locked screen of a %s: looking goes on, acting does not', async (role) => {
    const open = [...ANYONE.advisor, ...ON_A_LOCKED_SCREEN];
    const client = point.as({ kind: 'advisor', deviceId: `locked-${role}` });
    expect(await table(client, station)).toEqual(expected(station, (path) => (open.includes(path) ? 'allowed' : NEVER_AT_THE_DESK.includes(path) ? 'FORBIDDEN' : 'LOCKED')));
  });

  it('another kind of screen gets nothing by a sign-in on its device', async () => {
    const refused = await table(point.as({ kind: 'display', deviceId: 'administrator' }), station);
    expect(Object.entries(refused).filter(([, gate]) => gate === 'allowed').map(([path]) => path).toSorted()).toEqual(ANYONE.display.toSorted());
  });
});

describe('the hub', () => {
  let point: TestHub;
  beforeAll(async () => {
    point = await startHub();
    await staffHub(point);
  });
  afterAll(() => point.close());

  const STATION = ['feed.watchPublished', 'outbox.push', 'outbox.last', 'payments.coSign', ...hub.filter((path) => /^(remote|bookings)\..*For$/.test(path))];
  const EXPERT_SCREEN = ['portal.hello', 'remote.signIn', 'remote.signOut', 'remote.session'];
  const EXPERT = hub.filter((path) => path.startsWith('remote.') && !STATION.includes(path) && !EXPERT_SCREEN.includes(path) && !['remote.experts', 'remote.saveExpert', 'remote.figures'].includes(path));
  const PORTAL = ['portal.hello', 'portal.setUp', 'portal.signIn', 'portal.signOut', 'portal.session'];
  const ADMINISTRATOR = [...hub.filter((path) => path.startsWith('devices.')), 'portal.editors', 'portal.saveEditor', ...['savePayee', 'collector', 'saveCollector', 'settle', 'creditTransfers', 'readStatement', 'unmatched', 'match', 'explainFinding'].map((name) => `payments.${name}`), 'bookings.saveService', 'bookings.messaging'];
  const client = (kind: Caller['kind'], deviceId: string) => createRouterClient(point.hub.router, { context: { caller: { kind, deviceId, deskId: null } } });

  it.each(KINDS)('a %s with nobody signed in', async (kind) => {
    const allowed = { station: STATION, portal: PORTAL, expert: EXPERT_SCREEN }[kind as 'portal'] ?? [];
    const ofPortal = (path: string) => ![...STATION, ...EXPERT, ...EXPERT_SCREEN].includes(path);
    const refusal = (path: string) => ((kind === 'portal' && ofPortal(path)) || (kind === 'expert' && EXPERT.includes(path)) ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
    expect(await table(client(kind, 'nobody'), hub)).toEqual(expected(hub, (path) => (allowed.includes(path) ? 'allowed' : refusal(path))));
  });

  it.each(['administrator', 'editor'])('the portal with a signed-in %s', async (role) => {
    const device = role === 'administrator' ? 'device-portal' : 'device-editor';
    const refused = (path: string) => [...STATION, ...EXPERT, ...EXPERT_SCREEN.slice(1)].includes(path) || (role === 'editor' && ADMINISTRATOR.includes(path));
    // Signing out and the like end the sitting: called with what does not fit, they do nothing.
    expect(await table(client('portal', device), hub)).toEqual(expected(hub, (path) => (refused(path) ? 'FORBIDDEN' : 'allowed')));
  });

  it('the expert’s page with a signed-in expert', async () => {
    const at = { ...point, as: ({ kind, deviceId }: Pick<Caller, 'kind'> & Partial<Caller>) => point.as(kind, deviceId) };
    const expert = await addExpert(at, 'Aino', { providerId: 'poliisi' });
    const allowed = [...EXPERT, ...EXPERT_SCREEN];
    expect(await table(client('expert', expert.deviceId), hub)).toEqual(expected(hub, (path) => (allowed.includes(path) ? 'allowed' : 'FORBIDDEN')));
  });
});
