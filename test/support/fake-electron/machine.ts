/** The machine that the pretended Electron runs on: what a test sets before the start, and what happened on it. */
import type { Browser } from '@playwright/test';

export interface MachineSetup {
  browser: Browser;
  /** What `app.getAppPath()` answers: the folder that holds `out/`. */
  appPath: string;
  userData: string;
  locale: string;
  printers: readonly string[];
  displays: readonly { x: number; y: number; width: number; height: number }[];
  /** Whether this is the first instance: the second one does not get the lock. */
  getsLock: boolean;
}

export interface Machine extends MachineSetup {
  /** Addresses handed to the machine's own browser. */
  opened: string[];
  errorBoxes: { title: string; text: string }[];
  printed: object[];
  /** Every permission that was asked, with the application's answer. */
  permissions: { permission: string; granted: boolean }[];
  /** Every `window.open` and `target=_blank`, with the application's answer. */
  popups: { url: string; action: string }[];
  /** Every navigation of a page's own making, with whether the application prevented it. */
  navigations: { url: string; prevented: boolean }[];
  clipboard: string;
  exitCode: number | undefined;
}

let current: Machine | undefined;

/** Starts a new machine; what the former one held is gone. */
export const newMachine = (setup: MachineSetup): Machine => {
  current = { ...setup, opened: [], errorBoxes: [], printed: [], permissions: [], popups: [], navigations: [], clipboard: '', exitCode: undefined };
  return current;
};

/** The machine that runs now. Throws if none was started. */
export const machine = (): Machine => {
  if (current === undefined) throw new Error('No machine: call newMachine first.');
  return current;
};
