/** Finds coturn, the relay that the tests of remote sessions go through, and on a Debian machine installs it when asked to. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';

/**
 * The path of coturn's server.
 *
 * @returns {string | undefined}
 */
export function findCoturn() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, 'turnserver')).find((path) => existsSync(path));
}

/** Makes sure that the tests have a relay: without one they would show less than they say. */
export async function ensureCoturn() {
  if (findCoturn() !== undefined) return;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('Installing coturn for the tests.', 'Asennetaan coturn testejä varten.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '-o', 'Acquire::Retries=3', '--no-install-recommends', 'coturn'], { env });
    if (findCoturn() !== undefined) return;
  }
  throw new Problem(
    'The tests need coturn. Install it (on Debian: sudo apt-get install coturn).',
    'Testit tarvitsevat coturnin. Asenna se (Debianissa: sudo apt-get install coturn).',
  );
}
