/** Opens the advisor's desk in the best window this machine has. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { inRoot, root } from './run.mjs';

const electronBinary = () =>
  inRoot('node_modules', 'electron', 'dist', ...({ darwin: ['Electron.app', 'Contents', 'MacOS', 'Electron'], win32: ['electron.exe'] }[process.platform] ?? ['electron']));

/** @param {string} program @param {string[]} args */
function launch(program, args) {
  const window = spawn(program, args, { cwd: root, stdio: 'ignore', detached: true });
  // A window that does not come is no reason to stop: the addresses are on the screen.
  window.on('error', () => undefined);
  window.unref();
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** Electron's program, when it is installed and has a screen to open on. */
export function findElectron() {
  const electron = electronBinary();
  return existsSync(electron) && hasDisplay() ? electron : undefined;
}

/**
 * Opens `address` as a window of its own in a Chromium, else in the user's browser. Without a display nothing opens.
 *
 * @param {string} address the advisor's address
 * @returns {boolean} whether a window was asked for
 */
export function openDesk(address) {
  if (!hasDisplay()) return false;
  const chromium = findChromium();
  if (chromium !== undefined) launch(chromium, [`--app=${address}`]);
  else if (process.platform === 'darwin') launch('open', [address]);
  else if (process.platform === 'win32') launch('cmd', ['/c', 'start', '', address]);
  else launch('xdg-open', [address]);
  return true;
}
