/** How soon one can begin: the program's second start, the first screen against a blank page, and what a screen weighs. */
import type { BrowserContext } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { benchFolder } from '../support/bench-folder.ts';
import { launchProfile } from '../support/bench-browser.ts';
import { startWeights } from '../support/bench-weight.ts';
import { aim, interleaved, median, spread, type Bench } from '../support/bench-report.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const root = join(import.meta.dirname, '..', '..');

/** Milliseconds until a program's output has `text`; then it is asked to end, and waited for. */
const untilSaid = (args: string[], env: Record<string, string>, text: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    let after: number | undefined;
    let output = '';
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', (said: string) => {
      output += said;
      if (after !== undefined || !output.includes(text)) return;
      after = performance.now() - began;
      child.kill('SIGTERM');
    });
    child.once('exit', () => (after === undefined ? reject(new Error(`ended without saying ${text}: ${output}`)) : resolve(after)));
  });

const blankServer = (): Promise<{ url: string; close: () => void }> =>
  new Promise((resolve) => {
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Blank</title><p>Blank</p>'));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, close: () => server.close() });
    });
  });

interface Shown {
  /** Milliseconds from the browser's launch. */
  firstPaint: number;
  names: number | null;
}

/** Launches Chromium on the profile and opens the address; waits for the sign-in names where there are any. */
const show = async (profile: string, url: string, names: boolean): Promise<Shown> => {
  const began = Date.now();
  let context: BrowserContext | undefined;
  try {
    context = await launchProfile(profile);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(url, { waitUntil: 'commit' });
    const paint = page.evaluate(
      () =>
        new Promise<number>((done) => {
          new PerformanceObserver((list) => {
            for (const entry of list.getEntriesByName('first-contentful-paint')) done(performance.timeOrigin + entry.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    if (names) await page.getByRole('button', { name: 'Hallinta' }).waitFor();
    const shown = Date.now();
    return { firstPaint: (await paint) - began, names: names ? shown - began : null };
  } finally {
    await context?.close();
  }
};

const freshProfile = (folder: string, index: number): string => {
  const profile = join(folder, `profile-${index}`);
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile);
  return profile;
};

const screens = async (desk: Desk, folder: string, rounds: number) => {
  const blank = await blankServer();
  const measured: Record<'blankNew' | 'blankUsed' | 'advisorNew' | 'advisorUsed', Shown[]> = { blankNew: [], blankUsed: [], advisorNew: [], advisorUsed: [] };
  let index = 0;
  const advisor = `http://127.0.0.1:${desk.port}/advisor`;
  try {
    await interleaved(rounds, [
      async () => {
        const profile = freshProfile(folder, (index += 1));
        measured.blankNew.push(await show(profile, blank.url, false));
        measured.blankUsed.push(await show(profile, blank.url, false));
      },
      async () => {
        const profile = freshProfile(folder, (index += 1));
        measured.advisorNew.push(await show(profile, await desk.url('advisor'), true));
        measured.advisorUsed.push(await show(profile, advisor, true));
      },
    ]);
  } finally {
    blank.close();
  }
  const paint = (key: keyof typeof measured) => median(measured[key].map(({ firstPaint }) => firstPaint));
  const names = (key: keyof typeof measured) => spread(measured[key].flatMap((one) => one.names ?? []));
  return {
    firstPaintMs: { blankNew: paint('blankNew'), blankUsed: paint('blankUsed'), advisorNew: paint('advisorNew'), advisorUsed: paint('advisorUsed') },
    namesShownMs: { newProfile: names('advisorNew'), usedProfile: names('advisorUsed') },
  };
};

export const bench: Bench = {
  name: 'start',
  run: async ({ quick = false }) => {
    const rounds = quick ? 1 : 9;
    const folder = benchFolder();
    const ready: number[] = [];
    const npmStart: number[] = [];
    const desk = await startDesk({ demo: true, dataDir: join(folder.path, 'data') });
    const { port } = desk;
    try {
      const shown = await screens(desk, folder.path, rounds);
      await desk.close();
      const data = join(folder.path, 'data');
      await interleaved(rounds, [
        async () => void ready.push(await untilSaid([join(root, 'out', 'hosts', 'node.js'), '--data', data, '--port', String(port), '--demo'], {}, '"ready":true')),
        async () => void npmStart.push(await untilSaid([join(root, 'scripts', 'start.mjs'), '--no-open'], { ONEDOOR_DATA: data, ONEDOOR_PORT: String(port) }, 'OneDoor is running')),
      ]);
      const weights = startWeights() ?? {};
      const heaviest = Math.max(...Object.values(weights).map(({ scriptKB }) => scriptKB));
      return {
        runs: rounds,
        figures: { secondStartMs: { hostReady: spread(ready), startScript: spread(npmStart) }, ...shown, brotliKB: weights },
        aims: [
          aim('second start of the host until it serves, ms', median(ready), { atMost: 1_000 }),
          aim('first contentful paint of the advisor screen over a blank page, new profile', shown.firstPaintMs.advisorNew / shown.firstPaintMs.blankNew, { atMost: 1.4 }),
          aim('first contentful paint of the advisor screen over a blank page, used profile', shown.firstPaintMs.advisorUsed / shown.firstPaintMs.blankUsed, { atMost: 1.4 }),
          aim('heaviest start route, kB of script with brotli', heaviest, { atMost: 110 }),
        ],
        errors: 0,
        notes: [
          'Screens are timed from the launch of Chromium (its process included), as the blank page is; a new profile also enrols its device first.',
          'startScript is what npm start runs after its checks of the dependencies and the build.',
        ],
      };
    } finally {
      await desk.close();
      folder.remove();
    }
  },
};
