/** The demo point that a run of end-to-end tests has made before them, as a folder to start on a copy of. */
import { cpSync } from 'node:fs';

/** Where the made folder is told to the tests' processes. */
export const TEMPLATE = 'ONEDOOR_DEMO_TEMPLATE';

/** Puts the demo point into a new folder; false when no run has made one. */
export const copyDemo = (folder: string): boolean => {
  const template = process.env[TEMPLATE];
  if (template === undefined) return false;
  cpSync(template, folder, { recursive: true });
  return true;
};
