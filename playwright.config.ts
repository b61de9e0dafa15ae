/** The end-to-end tests: Debian's Chromium against the built program, one project a kind of screen. */
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

const executablePath = findChromium();
const report = process.env['E2E_REPORT'];

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate'];
const browser = executablePath === undefined ? {} : { executablePath };

/** A camera and a microphone that the browser makes up, and allows without asking: what they show and sound is real to all behind them. */
const madeUpMedia = { launchOptions: { ...browser, args: [...args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'] } };

const screens: { name: string; viewport: { width: number; height: number }; more?: object }[] = [
  { name: 'start', viewport: { width: 1440, height: 900 } },
  { name: 'advisor', viewport: { width: 1440, height: 900 } },
  { name: 'terminal', viewport: { width: 1080, height: 1920 } },
  { name: 'display', viewport: { width: 1920, height: 1080 } },
  { name: 'expert', viewport: { width: 1280, height: 800 } },
  { name: 'portal', viewport: { width: 1280, height: 800 } },
  { name: 'electron', viewport: { width: 1440, height: 900 } },
  { name: 'journeys', viewport: { width: 1440, height: 900 } },
  { name: 'remote', viewport: { width: 1280, height: 800 }, more: madeUpMedia },
];

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/demo-template.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // A machine busy with other things may miss a moment once; what misses it twice is wrong.
  retries: 1,
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
    launchOptions: { ...browser, args },
  },
  projects: screens.map(({ name, viewport, more }) => ({ name, testMatch: `${name}/**/*.spec.ts`, use: { viewport, ...more } })),
});
