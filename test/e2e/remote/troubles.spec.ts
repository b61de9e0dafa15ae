/** What goes wrong before and around a room: cameras that do not open, and a carrier of signals that lies. */
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import type { Signal } from '#shared/contract/remote/words.ts';
import { buildRemotePage } from '../../support/remote-build.ts';
import { launchMedia, MEDIA_ARGS } from '../../support/remote-line.ts';
import { allConnected, bringPerson, flowing, type Person } from '../../support/remote-people.ts';
import { startRemoteRelay, type RemoteRelay } from '../../support/remote-relay.ts';
import { findChromium } from '../../../scripts/chromium.mjs';
import { chromium } from '@playwright/test';

let relay: RemoteRelay;
test.beforeAll(async () => {
  relay = await startRemoteRelay(await buildRemotePage());
});
test.afterAll(() => relay?.close());

const framesFrom = (person: Person, from: string) => person.page.evaluate(async (id) => (await window.remotePage.flow(id))?.framesDecoded ?? 0, from);
const seen = (person: Person) => person.page.evaluate(() => window.remotePage.state());

test('a camera that is missing, in use or refused is told, and the session stands without it', async ({ browser }) => {
  const program = findChromium();
  // No camera at all; and one that asks for leave and is given none.
  const [without, refusing] = await Promise.all([
    launchMedia(['--use-fake-device-for-media-stream=device-count=0']),
    chromium.launch({ ...(program === undefined ? {} : { executablePath: program }), args: [...MEDIA_ARGS.filter((arg) => arg !== '--use-fake-ui-for-media-stream'), '--deny-permission-prompts'] }),
  ]);
  const [advisor, customer, expert, interpreter] = await Promise.all([bringPerson(without, relay, 'advisor'), bringPerson(refusing, relay, 'customer'), bringPerson(browser, relay, 'expert'), bringPerson(browser, relay, 'interpreter')]);
  // Another program has the camera: only the browser's answer to that can be had here, not the other program.
  await interpreter.page.evaluate(() => {
    const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wishes) => (wishes?.video ? Promise.reject(new DOMException('Device in use', 'NotReadableError')) : given(wishes));
  });
  const media = await Promise.all([advisor, customer, expert, interpreter].map(({ page }) => page.evaluate(() => window.remotePage.openMedia({ camera: true, microphone: true }))));
  expect(media).toMatchObject([{ camera: 'notFound' }, { camera: 'refused', microphone: 'refused' }, { camera: 'on', microphone: 'on' }, { camera: 'inUse', microphone: 'on' }]);
  const people = [advisor, customer, expert, interpreter];
  await Promise.all(people.map(({ open }) => open('troubles')));
  await allConnected(people, 20_000);
  // Who has none still sees and hears who has, and is told of as being without.
  for (const other of [advisor, customer, interpreter]) await flowing(other, 'expert', 15_000);
  await expect.poll(async () => (await seen(expert)).members.map(({ id, camera, microphone }) => [id, camera, microphone])).toEqual(
    expect.arrayContaining([
      ['customer', false, false],
      ['interpreter', false, true],
    ]),
  );
  expect(await framesFrom(expert, 'customer')).toBe(0);
  // It is put right, and shown without anyone doing anything else.
  await interpreter.page.reload();
  await interpreter.page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await interpreter.open('troubles');
  await flowing(expert, 'interpreter', 15_000);
  await Promise.all([without.close(), refusing.close(), expert.close(), interpreter.close()]);
});

test('a signal that is changed, said again, another session’s or another key’s is refused and applied nowhere', async ({ browser }) => {
  const [customer, expert] = await Promise.all([bringPerson(browser, relay, 'customer'), bringPerson(browser, relay, 'expert')]);
  // The carrier says all twice, and puts its own fingerprint into each first copy.
  let changed = 0;
  relay.tamper((signal: Signal) => {
    const swapped = signal.body.replaceAll(/a=fingerprint:sha-256 [0-9A-F:]+/g, `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AA').join(':')}`);
    if (swapped === signal.body) return [signal, signal];
    changed += 1;
    return [{ ...signal, body: swapped }, signal, signal];
  });
  await Promise.all([customer.open('lies'), expert.open('lies')]);
  await Promise.all([flowing(customer, 'expert'), flowing(expert, 'customer')]);
  expect(changed).toBeGreaterThan(0);
  relay.tamper((signal) => [signal]);
  await Promise.all([customer.open('other'), expert.open('other')]);
  await Promise.all([flowing(customer, 'expert'), flowing(expert, 'customer')]);
  const before = await customer.page.evaluate(() => window.remotePage.connectionMade('expert'));
  for (const signal of relay.sent('lies')) relay.inject('other', signal);
  // Held for the roster that might explain them, then refused.
  await expect.poll(async () => (await seen(customer)).refused['signature'] ?? 0, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await customer.page.evaluate(() => window.remotePage.connectionMade('expert'))).toBe(before);
  for (const signal of relay.sent('other')) relay.inject('other', signal);
  await expect.poll(async () => (await seen(customer)).refused['replayed'] ?? 0).toBeGreaterThan(0);
  expect(await customer.page.evaluate(() => window.remotePage.connectionMade('expert'))).toBe(before);
  await Promise.all([flowing(customer, 'expert'), flowing(expert, 'customer')]);
  await Promise.all([customer.close(), expert.close()]);
});

test('nothing that could record is left in a page of the program', async ({ page }) => {
  const program = await startRemoteRelay(join(import.meta.dirname, '..', '..', '..', 'out', 'renderer'));
  const had = await page.evaluate(() => ['MediaRecorder', 'MediaStreamTrackProcessor'].filter((name) => name in window));
  expect(had).toContain('MediaRecorder');
  await page.goto(program.url);
  await expect
    .poll(() =>
      page.evaluate(() => [
        ...['MediaRecorder', 'MediaStreamTrackProcessor', 'MediaStreamTrackGenerator', 'VideoEncoder', 'AudioEncoder', 'ImageCapture', 'RTCRtpScriptTransform'].filter((name) => name in window),
        ...[HTMLVideoElement, HTMLAudioElement, HTMLCanvasElement].filter((element) => 'captureStream' in element.prototype).map(({ name }) => name),
      ]),
    )
    .toEqual([]);
  await program.close();
});
