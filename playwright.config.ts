/** The end-to-end tests: Debian's Chromium against the built program, one project a kind of screen. */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/support/chromium.ts';
import { foldersInMemory } from './test/support/folders-in-memory.ts';

const report = process.env['E2E_REPORT'];

// The workers inherit it, and all that they start.
Object.assign(process.env, foldersInMemory());

/** A camera and a microphone that the browser makes up, and allows without asking: what they show and sound is real to all behind them. */
const madeUpMedia = { launchOptions: chromiumLaunch('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required') };

/** Those that take longest first, so that no long one ends alone. */
const screens: { name: string; viewport: { width: number; height: number }; workers?: number; more?: object }[] = [
  // Pictures and sound are made and read as they go: one such test at a time leaves the machine time for it.
  { name: 'remote', viewport: { width: 1280, height: 800 }, workers: 1, more: madeUpMedia },
  { name: 'start', viewport: { width: 1440, height: 900 } },
  { name: 'advisor', viewport: { width: 1440, height: 900 } },
  { name: 'portal', viewport: { width: 1280, height: 800 } },
  { name: 'expert', viewport: { width: 1280, height: 800 } },
  { name: 'journeys', viewport: { width: 1440, height: 900 } },
  { name: 'terminal', viewport: { width: 1080, height: 1920 } },
  { name: 'electron', viewport: { width: 1440, height: 900 } },
  { name: 'display', viewport: { width: 1920, height: 1080 } },
];

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/demo-template.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  // More than a small machine has cores: a browser waits for a screen, a screen for its desk.
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: {
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    launchOptions: chromiumLaunch(),
  },
  projects: screens.map(({ name, viewport, workers, more }) => ({ name, testMatch: `${name}/**/*.spec.ts`, ...(workers !== undefined && { workers }), use: { viewport, ...more } })),
});
