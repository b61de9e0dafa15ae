/** From the click to two-way pictures: a room against bare connections in the same run, by relay, and with three; and how fast data goes. */
import type { Page } from '@playwright/test';
import { startCoturn, type Coturn } from '../support/coturn.ts';
import { aim, interleaved, median, spread, type Bench } from '../support/bench-report.ts';
import { buildRemotePage } from '../support/remote-build.ts';
import { launchMedia } from '../support/remote-line.ts';
import type { OpenPage } from '../support/remote-page/page.ts';
import { allConnected, bringPerson, type Person } from '../support/remote-people.ts';
import { startRemoteRelay, type RemoteRelay } from '../support/remote-relay.ts';

let made = 0;

const openMedia = (page: Page) => page.evaluate(() => window.remotePage.openMedia({ camera: true, microphone: true }));

/** Milliseconds from the first click until each has decoded a frame of each; cameras are open before. */
const openTogether = async (people: readonly Person[], more: Partial<OpenPage> = {}): Promise<number> => {
  const sessionId = `bench-${(made += 1)}`;
  await Promise.all(people.map(({ page }) => openMedia(page)));
  const began = await Promise.all(people.map(({ open }) => open(sessionId, more)));
  const frames = await Promise.all(people.flatMap(({ page, id }) => people.filter((other) => other.id !== id).map((other) => page.evaluate((from) => window.remotePage.firstFrame(from), other.id))));
  for (const { page } of people) await page.evaluate(() => window.remotePage.end());
  return Math.max(...frames) - Math.max(...began);
};

/** The limit: two connections with nothing around them, unsigned signals through the same relay, first frames awaited alike. */
const bare = async (people: readonly Person[]): Promise<number> => {
  const sessionId = `bare-${(made += 1)}`;
  const [caller, callee] = people as [Person, Person];
  const answered = callee.page.evaluate((session) => window.remotePage.bare({ sessionId: session, self: 'expert', other: 'customer', offers: false }), sessionId);
  await callee.page.waitForFunction(() => window.remotePage.bareReady());
  const [one, other] = await Promise.all([caller.page.evaluate((session) => window.remotePage.bare({ sessionId: session, self: 'customer', other: 'expert', offers: true }), sessionId), answered]);
  return Math.max(one.frame, other.frame) - one.began;
};

const echoes = async (people: readonly Person[], count: number) => {
  await Promise.all(people.map(({ open }) => open(`bench-${(made += 1)}`.replace(/\d+$/, 'echo'), {})));
  await allConnected(people, 20_000);
  const form: number[] = [];
  const pointer: number[] = [];
  const [customer] = people as [Person];
  for (let turn = 0; turn < count; turn += 1) {
    form.push((await customer.page.evaluate(() => window.remotePage.echo('expert', 200))).millis);
    pointer.push(await customer.page.evaluate(() => window.remotePage.pointEcho()));
  }
  for (const { page } of people) await page.evaluate(() => window.remotePage.end());
  return { form, pointer };
};

const measure = async (relay: RemoteRelay, turn: Coturn, rounds: number, echoCount: number) => {
  const browser = await launchMedia();
  try {
    const three = await Promise.all(['customer', 'expert', 'advisor'].map((id) => bringPerson(browser, relay, id)));
    const two = three.slice(0, 2);
    const times: Record<'room' | 'bare' | 'byRelay' | 'three', number[]> = { room: [], bare: [], byRelay: [], three: [] };
    await openTogether(two);
    await interleaved(rounds, [
      async () => void times.bare.push(await bare(two)),
      async () => void times.room.push(await openTogether(two)),
      async () => void times.byRelay.push(await openTogether(two, { ice: turn.ice('udp'), policy: 'relay' })),
      async () => void times.three.push(await openTogether(three)),
    ]);
    return { times, echo: await echoes(two, echoCount) };
  } finally {
    await browser.close();
  }
};

export const bench: Bench = {
  name: 'remote',
  run: async ({ quick = false }) => {
    const rounds = quick ? 1 : 25;
    const [relay, turn] = [await startRemoteRelay(await buildRemotePage()), await startCoturn()];
    try {
      const { times, echo } = await measure(relay, turn, rounds, quick ? 10 : 300);
      return {
        runs: rounds,
        figures: {
          clickToTwoWayMediaMs: { room: spread(times.room), bare: spread(times.bare), byRelay: spread(times.byRelay), threeParties: spread(times.three) },
          echoMs: { form: spread(echo.form), pointer: spread(echo.pointer) },
        },
        aims: [
          aim('click to two-way media over a bare connection, p50', median(times.room) / median(times.bare), { atMost: 1.15 }),
          aim('click to two-way media, p95, ms', spread(times.room).p95, { atMost: 2_000 }),
          aim('click to two-way media by relay, p95, ms', spread(times.byRelay).p95, { atMost: 4_000 }),
        ],
        errors: 0,
        notes: [
          'All in one Chromium on loopback with made-up cameras of 640×480, opened before the click; the clock ends when every side has been given a decoded frame of every other.',
          'A room signs and checks each signal, and makes its key before the click; the bare connection sends the same signals unsigned.',
          'The echo goes there and back through the page; three in a room are six pictures encoded and six decoded on one machine.',
        ],
      };
    } finally {
      await relay.close();
      await turn.close();
    }
  },
};
