/** People in rooms of the test's page: each in a browser context of its own, and what has to be true of all of them. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Flow } from './remote-page/flow.ts';
import type { OpenPage } from './remote-page/page.ts';
import type { RemoteRelay } from './remote-relay.ts';

export interface Person {
  id: string;
  page: Page;
  /** Milliseconds since 1970 at which the room was opened. */
  open: (sessionId: string, more?: Partial<OpenPage>) => Promise<number>;
  close: () => Promise<void>;
}

const ROLES: Readonly<Record<string, OpenPage['role']>> = { customer: 'customer', advisor: 'advisor', expert: 'expert', interpreter: 'interpreter' };

/** Opens the page; the person's role is what its id begins with, an expert otherwise. */
export const bringPerson = async (browser: Browser, relay: Pick<RemoteRelay, 'url'>, id: string, options: BrowserContextOptions = {}): Promise<Person> => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(relay.url);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  const role = ROLES[/^[a-z]+/.exec(id)?.[0] ?? ''] ?? 'expert';
  return {
    id,
    page,
    open: (sessionId, more = {}) => page.evaluate((wishes) => window.remotePage.open(wishes), { sessionId, participantId: id, role, ...more }),
    close: () => context.close(),
  };
};

/** What came from one to another, once some did: frames and sound beyond what was there when it was asked. */
export const flowing = async (to: Person, from: string, millis = 10_000): Promise<Flow> => {
  const look = () => to.page.evaluate((id) => window.remotePage.flow(id), from);
  const first = await look();
  const until = Date.now() + millis;
  for (;;) {
    const now = await look();
    if (now !== null && now.framesDecoded > (first?.framesDecoded ?? 0) && now.audioEnergy > (first?.audioEnergy ?? 0)) return now;
    if (Date.now() > until) throw new Error(`nothing flows from ${from} to ${to.id}: ${JSON.stringify({ first, now, state: await to.page.evaluate(() => window.remotePage.state()) })}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Waits until picture and sound come from each to each. */
export const allFlow = async (people: readonly Person[], millis = 10_000): Promise<void> => {
  await Promise.all(people.flatMap((to) => people.filter((from) => from !== to).map((from) => flowing(to, from.id, millis))));
};

/** Waits until each is connected with each. */
export const allConnected = async (people: readonly Person[], millis = 10_000): Promise<void> => {
  const until = Date.now() + millis;
  for (;;) {
    const states = await Promise.all(people.map(({ page }) => page.evaluate(() => window.remotePage.state().members.map(({ id, connection, link }) => `${id} (${connection}) ${link}`))));
    if (states.every((members) => members.length === people.length - 1 && members.every((member) => member.endsWith(' connected')))) return;
    if (Date.now() > until) throw new Error(`not connected within ${millis} ms: ${JSON.stringify(people.map(({ id }, index) => [id, states[index]]))}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Milliseconds from a wish to a new way until it is negotiated through. */
export const settled = (person: Person, other: string, millis: number): Promise<number> =>
  person.page.evaluate(([id, wait]) => window.remotePage.settled(id, wait), [other, millis] as const);
