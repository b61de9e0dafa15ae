/** Starts the real main process under the stand-in, and gives a test hold of its windows and its machine. */
import './register.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { WindowKind } from '#shared/host.ts';
import { app, resetApp } from './app.ts';
import { BrowserWindow, closeAllWindows } from './browser-window.ts';
import { ipcMain, resetIpc } from './ipc.ts';
import { newMachine, type Machine, type MachineSetup } from './machine.ts';
import { resetSessions } from './session.ts';
import { livingChildren, type UtilityProcess } from './utility-process.ts';

export interface LaunchOptions extends Partial<Omit<MachineSetup, 'browser' | 'userData'>> {
  browser: Browser;
  /** The folder that holds `out/`: the project itself, or one that a test built. */
  appPath: string;
  /** Words after the program's name, for example `--kind=terminal`. */
  args?: readonly string[];
}

export interface RunningApp {
  machine: Machine;
  /** Data folder of the service, inside a folder that is removed at the end. */
  dataDir: string;
  /** The page of a kind's window, once it has loaded. */
  page(kind: WindowKind): Promise<Page>;
  window(kind: WindowKind): BrowserWindow | undefined;
  service(): UtilityProcess | undefined;
  channels(): string[];
  isSandboxed(): boolean;
  /** Another start on the same machine hands its words to this one. */
  secondInstance(args: readonly string[]): void;
  /** Quits as a user does and waits for the end of the service. */
  quit(): Promise<void>;
}

let starts = 0;

/** Waits until `found` answers something; fails with `what` after ten seconds. */
const until = async <T>(what: string, found: () => T | undefined): Promise<T> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = found();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const windowOf = (kind: WindowKind): BrowserWindow | undefined =>
  BrowserWindow.getAllWindows().find((window) => window.options.webPreferences.partition.endsWith(kind));

/** One application at a time: end it with `quit` before the next start. */
export const launchApp = async (options: LaunchOptions): Promise<RunningApp> => {
  const { browser, args = [], appPath, locale = 'fi', printers = [], getsLock = true } = options;
  const userData = await mkdtemp(path.join(tmpdir(), 'onedoor-app-'));
  const dataDir = path.join(userData, 'point');
  const displays = options.displays ?? [{ x: 0, y: 0, width: 1440, height: 900 }];
  const machine = newMachine({ browser, appPath, userData, locale, printers, displays, getsLock });
  resetApp();
  resetIpc();

  const words = process.argv;
  process.argv = [process.execPath, appPath, ...args, `--data=${dataDir}`];
  starts += 1;
  const main = new URL(`../../../electron/main/index.ts?start=${starts}`, import.meta.url).href;
  await import(main);
  process.argv = words;

  const ended = new Promise<void>((resolve) => {
    app.once('quit', () => resolve());
  });
  return {
    machine,
    dataDir,
    window: windowOf,
    page: async (kind) => {
      const window = await until(`the window of ${kind}`, () => windowOf(kind));
      await until(`the page of ${kind}`, () => (window.isVisible() ? true : undefined));
      return until(`the page of ${kind}`, () => window.webContents.page);
    },
    service: () => livingChildren()[0],
    channels: () => ipcMain.channels(),
    isSandboxed: () => app.sandboxed,
    secondInstance: (more) => void app.emit('second-instance', {}, [process.execPath, appPath, ...more], ''),
    quit: async () => {
      if (machine.exitCode === undefined) {
        app.quit();
        await ended;
      }
      closeAllWindows('force');
      await resetSessions();
      await rm(userData, { recursive: true, force: true });
    },
  };
};
