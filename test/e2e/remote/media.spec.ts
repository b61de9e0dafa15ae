/** Rooms of two and of three: picture and sound really come from each to each, through all that is done to them. */
import { expect, test, type Browser } from '@playwright/test';
import { remoteGlare } from '../../faults/remote-glare.ts';
import { remoteSessions } from '../../faults/remote-sessions.ts';
import { buildRemotePage } from '../../support/remote-build.ts';
import { allConnected, allFlow, bringPerson, flowing, type Person } from '../../support/remote-people.ts';
import { startRemoteRelay, type RemoteRelay } from '../../support/remote-relay.ts';

let relay: RemoteRelay;
test.beforeAll(async () => {
  relay = await startRemoteRelay(await buildRemotePage());
});
test.afterAll(() => relay?.close());

const people = (browser: Browser, ...ids: string[]): Promise<Person[]> => Promise.all(ids.map((id) => bringPerson(browser, relay, id)));
const frames = (person: Person, from: string) => person.page.evaluate(async (id) => (await window.remotePage.flow(id))?.framesDecoded ?? 0, from);
const seen = (person: Person) => person.page.evaluate(() => window.remotePage.state());
const closeAll = (all: Person[]) => Promise.all(all.map(({ close }) => close()));

test('picture and sound of three come from each to each; documents, pointers and a window too; and nothing lives after it', async ({ browser }) => {
  const all = await people(browser, 'customer', 'advisor', 'expert');
  const [customer, advisor, expert] = all as [Person, Person, Person];
  await Promise.all(all.map(({ open }) => open('three')));
  await allFlow(all, 15_000);

  // A document goes whole through many frames; the pointer goes beside it.
  expect((await customer.page.evaluate(() => window.remotePage.echo('expert', 1_500_000))).right).toBe(true);
  expect((await customer.page.evaluate(() => window.remotePage.echo('advisor', 0))).right).toBe(true);
  await customer.page.evaluate(() => window.remotePage.pointEcho());

  // Camera off: its light too, and the others are told.
  const off = await customer.page.evaluate(() => window.remotePage.setCamera(false));
  expect(off.camera).toBe('off');
  await customer.page.evaluate(() => window.remotePage.setMicrophone(false));
  await expect.poll(async () => (await seen(expert)).members.find(({ id }) => id === 'customer')).toMatchObject({ camera: false, microphone: false, link: 'connected' });
  await customer.page.evaluate(() => window.remotePage.setCamera(true));
  await customer.page.evaluate(() => window.remotePage.setMicrophone(true));
  await flowing(expert, 'customer');

  // A window is a second picture, beside the person; a second one takes its place.
  for (const _ of [1, 2]) {
    expect(await advisor.page.evaluate(() => window.remotePage.share(true))).toBeNull();
    for (const other of [customer, expert]) await expect.poll(async () => (await seen(other)).members.find(({ id }) => id === 'advisor')).toMatchObject({ hasShare: true, hasStream: true });
    await advisor.page.evaluate(() => window.remotePage.share(false));
    for (const other of [customer, expert]) await expect.poll(async () => (await seen(other)).members.find(({ id }) => id === 'advisor')).toMatchObject({ hasShare: false, hasStream: true });
  }
  await flowing(customer, 'advisor');

  for (const { page } of all) {
    const { light, live } = await page.evaluate(() => window.remotePage.end());
    expect(light.off).toBe(true);
    expect(light.alive).toEqual([]);
    expect(light.cameras).toBeGreaterThanOrEqual(1);
    expect(live).toBe(0);
  }
  await closeAll(all);
});

test('a fourth is let in, a fifth is not; one whose page was loaded anew is back, and one who leaves is gone', async ({ browser }) => {
  const all = await people(browser, 'customer', 'advisor', 'expert', 'interpreter');
  await Promise.all(all.slice(0, 3).map(({ open }) => open('four', { camera: false })));
  await allConnected(all.slice(0, 3));
  await all[3]!.open('four', { camera: false });
  await allConnected(all, 15_000);
  const fifth = await bringPerson(browser, relay, 'fifth');
  await expect(fifth.open('four', { camera: false })).rejects.toThrow('the room is full');
  await allConnected(all);

  const [customer, advisor, expert] = all as [Person, Person, Person, Person];
  await customer.page.reload();
  await customer.page.locator('html[data-ready]').waitFor({ state: 'attached' });
  const began = Date.now();
  await customer.open('four', { camera: false });
  await allConnected(all, 10_000);
  expect(Date.now() - began).toBeLessThan(10_000);

  await expert.page.evaluate(() => window.remotePage.end());
  relay.leave('four', 'expert');
  await expect.poll(async () => (await seen(advisor)).members.map(({ id }) => id)).toEqual(['customer', 'interpreter']);
  expect((await seen(advisor)).refused).toEqual({});
  await closeAll([...all, fifth]);
});

test('five sessions in a row, every other begun by both at once: none fails', async ({ browser }) => {
  expect((await remoteSessions({ browser, relay, rounds: 5, seed: 1 })).failures).toEqual([]);
});

test('offers that cross thirty times end connected; browsers that cannot take an offer back are seen', async ({ browser }) => {
  const report = await remoteGlare({ browser, relay, rounds: 30, seed: 2 });
  expect(report.failures).toEqual([]);
  expect(report.figures['crossed']).toBe(30);
  expect((await remoteGlare({ browser, relay, rounds: 2, seed: 3, setting: 'no-rollback' })).failures.length).toBeGreaterThan(0);
});

test('while the signalling line is cut the pictures go on; signals come through once it is back', async ({ browser }) => {
  const all = await people(browser, 'customer', 'expert');
  const [customer, expert] = all as [Person, Person];
  await Promise.all(all.map(({ open }) => open('cut')));
  await allFlow(all);
  relay.cut('cut');
  await expect.poll(async () => (await seen(customer)).signalling).toBe(false);
  const before = await frames(expert, 'customer');
  await flowing(expert, 'customer');
  expect(await frames(expert, 'customer')).toBeGreaterThan(before);
  // Asked for while it is cut, done when it is back.
  expect(await customer.page.evaluate(() => window.remotePage.share(true))).toBeNull();
  relay.restore();
  await expect.poll(async () => (await seen(expert)).members[0]?.hasShare).toBe(true);
  await expect.poll(async () => (await seen(customer)).signalling).toBe(true);
  expect((await seen(expert)).refused).toEqual({});
  await closeAll(all);
});
