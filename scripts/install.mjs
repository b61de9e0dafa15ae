/** Installs the dependencies exactly as the lock says, only when they are not that already. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, root, run } from './run.mjs';
import { Problem, say } from './say.mjs';

const stamp = inRoot('node_modules', '.onedoor-lock');
const hash = (/** @type {string | Buffer} */ bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * Whether npm's own record of what it installed agrees with the lock: someone may have run npm by hand.
 * Optional packages may be absent (other systems' binaries).
 *
 * @param {string} lock the text of package-lock.json
 */
function installedByHand(lock) {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(lock).packages ?? {};
  const present = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const installed = present[path];
    if (installed === undefined ? !(entry.optional || entry.peer || entry.devOptional) : installed.version !== entry.version) return false;
  }
  return true;
}

/**
 * npm passes its own settings to the scripts it runs; those about what and where to install must not
 * reach the npm that we start. Registry, proxy and cache settings stay.
 */
function environment() {
  const env = { ...process.env };
  const harmful =
    /^npm_(lifecycle|package|command|execpath|node_execpath)|^npm_config_(global|location|prefix|local_prefix|workspaces?|include_workspace_root|omit|include|only|also|production|optional|dev|dry_run|package_lock|package_lock_only|ignore_scripts|engine_strict|os|cpu|libc|install_strategy|install_links|legacy_bundling|legacy_peer_deps|strict_peer_deps|global_style|force|save|json|silent|loglevel|if_present|node_options)/i;
  for (const name of Object.keys(env)) if (harmful.test(name) && !/^npm_config_globalconfig$/i.test(name)) delete env[name];
  delete env['NODE_ENV'];
  return env;
}

/** Says that work goes on while npm is silent, which it is whenever the screen is not a terminal. */
function heartbeat() {
  const began = Date.now();
  const timer = setInterval(() => {
    process.stdout.write(`  … ${Math.round((Date.now() - began) / 1000)} s\n`);
  }, 10_000);
  return () => clearInterval(timer);
}

/**
 * Makes `node_modules` agree with `package-lock.json`. A start with nothing to do costs a few milliseconds.
 *
 * @returns {Promise<boolean>} whether something was installed
 */
export async function installDependencies() {
  const lock = readFileSync(inRoot('package-lock.json'), 'utf8');
  const digest = hash(lock);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  if (installedByHand(lock)) {
    writeFileSync(stamp, digest);
    return false;
  }
  say(
    'Installing what OneDoor needs. This happens once and takes a minute or two.',
    'Asennetaan OneDoorin tarvitsemat osat. Tämä tehdään kerran ja kestää minuutin tai kaksi.',
  );
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const stop = heartbeat();
  const code =
    npm !== undefined && /npm-cli\.c?js$/.test(npm) && existsSync(npm)
      ? await run(process.execPath, [npm, ...args], { cwd: root, env: environment() })
      : await run('npm', args, { cwd: root, env: environment(), shell: process.platform === 'win32' });
  stop();
  if (code !== 0) {
    throw new Problem(
      'The installation did not finish. Check the network connection and the free disk space, then run the same command again.',
      'Asennus jäi kesken. Tarkista verkkoyhteys ja vapaa levytila ja aja sama komento uudelleen.',
      `npm ci: ${code}`,
    );
  }
  writeFileSync(stamp, digest);
  return true;
}
