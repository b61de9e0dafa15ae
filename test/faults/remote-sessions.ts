/**
 * Sessions in a row, two browsers each: in every one picture and sound must really come both ways, and no camera or
 * microphone may live when it is over. Every other one begins with both sides offering at once.
 */
import type { Browser } from '@playwright/test';
import { bringPerson, flowing } from '../support/remote-people.ts';
import type { RemoteRelay } from '../support/remote-relay.ts';
import { percentile, type FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

interface SessionsOptions {
  browser: Browser;
  relay: RemoteRelay;
  rounds: number;
  seed: number;
  /** `deaf`: the relay loses every answer, and nothing may be called connected. */
  setting?: 'deaf';
  watching?: Watching;
}

export const remoteSessions = async ({ browser, relay, rounds, seed, setting, watching }: SessionsOptions): Promise<FaultReport> => {
  const failures: string[] = [];
  const took: number[] = [];
  const round = startRounds('remote-sessions', rounds, failures, watching);
  const people = await Promise.all(['customer', 'expert'].map((id) => bringPerson(browser, relay, id)));
  if (setting === 'deaf') relay.tamper((signal) => (signal.body.includes('"answer"') ? [] : [signal]));
  for (let number = round.next(); number !== null; number = round.next()) {
    const sessionId = `session-${seed}-${number}`;
    try {
      const wait = number % 2 === 0 ? { politeWaitMs: 0 } : {};
      const opened = await Promise.all(people.map(({ open }) => open(sessionId, { timing: wait })));
      const [customer, expert] = people;
      await Promise.all([flowing(customer!, 'expert', setting === undefined ? 15_000 : 3_000), flowing(expert!, 'customer', setting === undefined ? 15_000 : 3_000)]);
      const frames = await Promise.all([customer!.page.evaluate(() => window.remotePage.firstFrame('expert')), expert!.page.evaluate(() => window.remotePage.firstFrame('customer'))]);
      took.push(Math.max(...frames) - Math.max(...opened));
    } catch (error) {
      const states = await Promise.all(people.map(({ page }) => page.evaluate(() => window.remotePage.state().members.map(({ id, link, connection }) => `${id} ${link} (${connection})`).join())));
      failures.push(`session ${number}: ${states.join(' | ')}: ${String(error)}`);
    }
    for (const { id, page } of people) {
      const { light, live } = await page.evaluate(() => window.remotePage.end());
      if (!light.off || live > 0 || light.cameras !== 1 || light.microphones !== 1) failures.push(`session ${number}: ${id} ended with ${live} live tracks, ${JSON.stringify(light)}`);
    }
  }
  relay.tamper((signal) => [signal]);
  await Promise.all(people.map(({ close }) => close()));
  return round.report(seed, { bothWaysP50Ms: percentile(took, 0.5), bothWaysP95Ms: percentile(took, 0.95) });
};
