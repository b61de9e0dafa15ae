/** Rooms over lines that are not kind: relays by each way, networks without UDP, a cable that is pulled. */
import { expect, test } from '@playwright/test';
import type { IceServers } from '#shared/contract/remote/words.ts';
import { remoteCut } from '../../faults/remote-cut.ts';
import { startCoturn } from '../../support/coturn.ts';
import { buildRemotePage } from '../../support/remote-build.ts';
import { launchMedia, openRemoteLine } from '../../support/remote-line.ts';
import { allFlow, bringPerson, flowing } from '../../support/remote-people.ts';
import { startRemoteRelay } from '../../support/remote-relay.ts';

let folder = '';
test.beforeAll(async () => {
  folder = await buildRemotePage();
});

test('a relay carries all by UDP, by TCP and by TLS; not by credentials that ran out, nor under a certificate nobody knows', async () => {
  const [relay, turn] = await Promise.all([startRemoteRelay(folder), startCoturn()]);
  // The test's relay has a certificate of its own making: one browser is told to take it, the other is not.
  const [trusting, plain] = await Promise.all([launchMedia(['--ignore-certificate-errors']), launchMedia()]);
  const people = await Promise.all(['customer', 'expert'].map((id) => bringPerson(trusting, relay, id)));
  const reached = async (who: typeof people, ice: IceServers, sessionId: string) => {
    await Promise.all(who.map(({ open }) => open(sessionId, { ice, policy: 'relay' })));
    try {
      await allFlow(who, 4_000);
      return true;
    } catch {
      return false;
    } finally {
      for (const { page } of who) await page.evaluate(() => window.remotePage.end());
    }
  };
  for (const way of ['udp', 'tcp', 'tls'] as const) {
    await Promise.all(people.map(({ open }) => open(`relay-${way}`, { ice: turn.ice(way), policy: 'relay' })));
    const [there] = await Promise.all([flowing(people[0]!, 'expert', 15_000), flowing(people[1]!, 'customer', 15_000)]);
    expect(there).toMatchObject({ local: 'relay', remote: 'relay', relayProtocol: way });
    for (const { page } of people) await page.evaluate(() => window.remotePage.end());
  }
  const wary = await Promise.all(['customer', 'expert'].map((id) => bringPerson(plain, relay, id)));
  const [late, unknown] = await Promise.all([reached(people, turn.ice('udp', -1), 'relay-late'), reached(wary, turn.ice('tls'), 'relay-unknown')]);
  expect({ late, unknown }).toEqual({ late: false, unknown: false });
  await Promise.all([trusting.close(), plain.close()]);
  await Promise.all([relay.close(), turn.close()]);
});

test('a network without UDP is passed by the relay over TCP, and over TLS', async () => {
  const line = await openRemoteLine(folder);
  const people = [line.customer, line.expert];
  line.blockUdp();
  for (const way of ['tcp', 'tls'] as const) {
    await Promise.all(people.map(({ open }) => open(`no-udp-${way}`, line.options('udp', way))));
    const [there] = await Promise.all([flowing(line.customer, 'expert', 15_000), flowing(line.expert, 'customer', 15_000)]);
    expect(there).toMatchObject({ local: 'relay', relayProtocol: way });
    for (const { page } of people) await page.evaluate(() => window.remotePage.end());
  }
  await line.close();
});

test('a line cut for six seconds is mended within five after its return', async () => {
  const report = await remoteCut({ folder, rounds: 1, seed: 4, cutMs: 6_000 });
  expect(report.failures).toEqual([]);
});
