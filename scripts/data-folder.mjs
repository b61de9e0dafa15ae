/** Where a person's OneDoor keeps its data when nothing else is said. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The data folder: `ONEDOOR_DATA`, or the system's own place for a user's application data.
 *
 * @returns {string} an absolute path
 */
export function dataFolder() {
  const chosen = process.env['ONEDOOR_DATA'];
  if (chosen !== undefined && chosen !== '') return resolve(process.env['INIT_CWD'] ?? '.', chosen);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'OneDoor');
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'OneDoor');
  return join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'OneDoor');
}
