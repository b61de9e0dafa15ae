/** Opens the advisor's desk in the best window this machine has. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { inRoot, root, run } from './run.mjs';
import { Problem } from './say.mjs';

const electronBinary = () =>
  inRoot('node_modules', 'electron', 'dist', ...({ darwin: ['Electron.app', 'Contents', 'MacOS', 'Electron'], win32: ['electron.exe'] }[process.platform] ?? ['electron']));

/** @param {string} program @param {string[]} args */
function launch(program, args) {
  const window = spawn(program, args, { cwd: root, stdio: 'ignore', detached: true });
  // A window that does not come is no reason to stop: the addresses are on the screen.
  window.on('error', () => undefined);
  window.unref();
}

/**
 * Runs the desktop application until it is closed. It has a service of its own on the same data, so it runs in
 * the embedded host's place and never beside it: one data folder has one writer.
 *
 * @param {string} data the data folder
 * @returns {Promise<number>} its exit code
 */
export async function runElectron(data) {
  const electron = electronBinary();
  if (!existsSync(electron)) {
    throw new Problem(
      "Electron's program is not on this machine. Fetch it with: node node_modules/electron/install.js – or start without --electron.",
      'Electronin ohjelmaa ei ole tällä koneella. Hae se: node node_modules/electron/install.js – tai käynnistä ilman valintaa --electron.',
    );
  }
  return run(electron, [root, `--data=${data}`, '--kind=advisor']);
}

/**
 * Opens `address` as a window of its own in a Chromium, else in the user's browser. Without a display nothing opens.
 *
 * @param {string} address the advisor's address
 * @returns {boolean} whether a window was asked for
 */
export function openDesk(address) {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false;
  const chromium = findChromium();
  if (chromium !== undefined) launch(chromium, [`--app=${address}`]);
  else if (process.platform === 'darwin') launch('open', [address]);
  else if (process.platform === 'win32') launch('cmd', ['/c', 'start', '', address]);
  else launch('xdg-open', [address]);
  return true;
}
