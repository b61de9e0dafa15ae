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

/**
 * Opens `address`: in Electron where its binary is installed, else as a window of its own in a Chromium, else in
 * the user's browser. Without a display nothing opens.
 *
 * @param {string} address the advisor's address
 * @returns {boolean} whether a window was asked for
 */
export function openDesk(address) {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false;
  const electron = electronBinary();
  const chromium = findChromium();
  if (existsSync(electron)) launch(electron, [root, `--station=${new URL(address).origin}`]);
  else if (chromium !== undefined) launch(chromium, [`--app=${address}`]);
  else if (process.platform === 'darwin') launch('open', [address]);
  else if (process.platform === 'win32') launch('cmd', ['/c', 'start', '', address]);
  else launch('xdg-open', [address]);
  return true;
}
