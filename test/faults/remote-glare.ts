/**
 * Offers that cross: the relay holds both sides' offers until both are there, so that each round is a glare for certain. It
 * must end settled and connected, on the very connection it began on; data must pass it.
 */
import type { Browser } from '@playwright/test';
import type { Signal } from '#shared/contract/remote/words.ts';
import { allConnected, bringPerson, settled, type Person } from '../support/remote-people.ts';
import type { RemoteRelay } from '../support/remote-relay.ts';
import { percentile, type FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

interface GlareOptions {
  browser: Browser;
  relay: RemoteRelay;
  rounds: number;
  seed: number;
  /** Browsers that cannot take their own offer back. */
  setting?: 'no-rollback';
  watching?: Watching;
}

/** Every so many rounds the room is a new one, so that the first offers of all cross too. */
const NEW_ROOM_EVERY = 20;

const isOffer = ({ body }: Signal): boolean => body.startsWith('{"offer"');

/** Holds all signals until both sides have offered. */
const crossing = (relay: RemoteRelay) => {
  let held: Signal[] | null = null;
  let crossed = 0;
  relay.tamper((signal) => {
    if (held === null) return [signal];
    held.push(signal);
    if (new Set(held.filter(isOffer).map(({ from }) => from)).size < 2) return [];
    const all = held;
    held = null;
    crossed += 1;
    return all;
  });
  return {
    hold: () => {
      held = [];
    },
    crossed: () => crossed,
  };
};

export const remoteGlare = async ({ browser, relay, rounds, seed, setting, watching }: GlareOptions): Promise<FaultReport> => {
  const failures: string[] = [];
  const took: number[] = [];
  const round = startRounds('remote-glare', rounds, failures, watching);
  const glare = crossing(relay);
  const people: Person[] = await Promise.all(['customer', 'expert'].map((id) => bringPerson(browser, relay, id)));
  const [customer, expert] = people as [Person, Person];
  if (setting === 'no-rollback') for (const { page } of people) await page.evaluate(() => window.remotePage.forgetRollback());
  let open = false;
  for (let number = round.next(); number !== null; number = round.next()) {
    try {
      glare.hold();
      if (!open || number % NEW_ROOM_EVERY === 0) {
        if (open) for (const { page } of people) await page.evaluate(() => window.remotePage.end());
        open = true;
        const began = Date.now();
        await Promise.all(people.map((person) => person.open(`glare-${seed}-${number}`, { camera: false, timing: { politeWaitMs: 0 } })));
        await allConnected(people, setting === undefined ? 10_000 : 2_000);
        took.push(Date.now() - began);
      } else {
        await Promise.all(people.map(({ page }) => page.evaluate(() => window.remotePage.restart())));
        took.push(Math.max(...(await Promise.all([settled(customer, 'expert', 10_000), settled(expert, 'customer', 10_000)]))));
      }
      const { right } = await customer.page.evaluate(() => window.remotePage.echo('expert', 1_000));
      if (!right) failures.push(`glare ${number}: what came back is not what was sent`);
    } catch (error) {
      failures.push(`glare ${number}: ${String(error)}`);
      for (const { page } of people) await page.evaluate(() => window.remotePage.end());
      open = false;
    }
  }
  relay.tamper((signal) => [signal]);
  if (setting === undefined && glare.crossed() < rounds) failures.push(`only ${glare.crossed()} of ${rounds} rounds were a glare`);
  await Promise.all(people.map(({ close }) => close()));
  return round.report(seed, { crossed: glare.crossed(), settledP50Ms: percentile(took, 0.5), settledP99Ms: percentile(took, 0.99) });
};
