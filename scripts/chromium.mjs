/** Finds a browser of the Chromium family, and on a Debian machine installs one when asked to. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** @type {Record<string, string[]>} */
const elsewhere = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable];
    return base === undefined
      ? []
      : [join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe')];
  }),
};

/** @type {Record<string, string>} */
const caches = {
  darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  win32: join(process.env['LOCALAPPDATA'] ?? '', 'ms-playwright'),
};

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Browsers that Playwright has fetched for itself, newest first. */
function fromPlaywright() {
  const cache =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    caches[process.platform] ??
    join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .toReversed()
    .flatMap((name) => [
      join(cache, name, 'chrome-linux', 'chrome'),
      join(cache, name, 'chrome-linux64', 'chrome'),
      join(cache, name, 'chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
      join(cache, name, 'chrome-win', 'chrome.exe'),
    ]);
}

/**
 * The path of a Chromium: the environment's `CHROMIUM`, the system's own, or Playwright's.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : undefined;
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const known = elsewhere[process.platform] ?? [];
  return [...onPath, ...known, ...fromPlaywright()].find(isProgram);
}

/** Makes sure that the end-to-end tests have a browser. */
export async function ensureChromium() {
  if (findChromium() !== undefined) return;
  if (process.env['CHROMIUM']) {
    throw new Problem(
      `CHROMIUM names a program that is not there: ${process.env['CHROMIUM']}`,
      `CHROMIUM-muuttujan ohjelmaa ei ole: ${process.env['CHROMIUM']}`,
    );
  }
  const apt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (apt) {
    say('Installing Chromium for the tests.', 'Asennetaan Chromium testejä varten.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = ['-y', '-qq', '-o', 'Acquire::Retries=3'];
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', ...options, '--no-install-recommends', 'chromium'], { env });
    if (findChromium() !== undefined) return;
  }
  throw new Problem(
    'The tests need Chromium. Install it (on Debian: sudo apt-get install chromium), or give its path in CHROMIUM.',
    'Testit tarvitsevat Chromiumin. Asenna se (Debianissa: sudo apt-get install chromium) tai anna sen polku muuttujassa CHROMIUM.',
  );
}
