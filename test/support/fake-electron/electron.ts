/**
 * A stand-in for the 'electron' module: the main process is this Node, a page is Chromium through
 * Playwright, a utility process is a child Node. Only what the application uses is here, so a new
 * use of Electron fails at import until it is added.
 *
 * Not real: the isolated world (preload runs in the page's own), the operating system's sandbox,
 * and the scheme, since a page at app://onedoor/ reads http://onedoor.app.localhost/ as its address.
 */
import { machine } from './machine.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
export { MessageChannelMain } from './ports.ts';
export { protocol, session } from './session.ts';
export { utilityProcess } from './utility-process.ts';

export const dialog = {
  showErrorBox: (title: string, text: string): void => void machine().errorBoxes.push({ title, text }),
};

export const shell = {
  openExternal: async (url: string): Promise<void> => void machine().opened.push(url),
};

export const clipboard = {
  clear: (): void => {
    machine().clipboard = '';
  },
};

export const Menu = { setApplicationMenu: (_menu: null): void => undefined };

export const screen = {
  getAllDisplays: () => machine().displays.map((workArea, id) => ({ id, workArea, bounds: workArea })),
};

export const powerSaveBlocker = { start: (_type: string): number => 1 };
