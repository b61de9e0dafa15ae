/** The windows of this machine: made once for each kind, kept alive, and locked where the public stands. */
import { BrowserWindow, powerSaveBlocker, screen, type WebContents } from 'electron';
import type { WindowKind } from '#shared/host.ts';
import { documentUrl } from './policy/navigation.ts';
import { afterEnd, type RestartState } from './policy/restart.ts';
import { isKiosk, placeWindows, windowOptions, type Area } from './policy/windows.ts';

export interface Windows {
  /** Opens the kinds that are not open yet, and brings the others to the front. */
  open(kinds: readonly WindowKind[]): void;
  kindOf(contents: WebContents): WindowKind | undefined;
  of(contents: WebContents): BrowserWindow | undefined;
  isLocked(kind: WindowKind): boolean;
  setLocked(kind: WindowKind, locked: boolean): void;
  /** After this, a locked window closes too: the application is on its way out. */
  letClose(): void;
}

/** Loads the kind's document; a window that is closed meanwhile ends the loading, which is no fault. */
const load = async (window: BrowserWindow, kind: WindowKind): Promise<void> => {
  try {
    await window.loadURL(documentUrl(kind));
  } catch (error) {
    if (!window.isDestroyed()) console.error(`the page of ${kind} did not load`, error);
  }
};

/** A page that died or hangs is loaded anew; the wait grows so that a page that dies at once does not burn the machine. */
const keepAlive = (window: BrowserWindow, kind: WindowKind, now: () => number): void => {
  let state: RestartState = { failures: 0 };
  let loadedAt = now();
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const next = afterEnd(state, now() - loadedAt);
    state = next.state;
    setTimeout(() => {
      if (window.isDestroyed()) return;
      loadedAt = now();
      void load(window, kind);
    }, next.waitMs);
  });
  // Nobody stands by a public screen to answer whether to wait: end the page, which loads it anew.
  if (isKiosk(kind)) window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
};

export interface WindowDeps {
  preload: string;
  packaged: boolean;
  titles: Readonly<Record<WindowKind, string>>;
  now: () => number;
  /** Makes a kind's session ready before its window is made. */
  prepare: (kind: WindowKind) => void;
}

/** Nothing opens before `open` is called. */
export const makeWindows = ({ preload, packaged, titles, now, prepare }: WindowDeps): Windows => {
  const windows = new Map<WindowKind, BrowserWindow>();
  const unlocked = new Set<WindowKind>();
  let leaving = false;

  const openOne = (kind: WindowKind, area: Area): void => {
    prepare(kind);
    const window = new BrowserWindow(windowOptions(kind, { area, preload, packaged, title: titles[kind] }));
    windows.set(kind, window);
    if (isKiosk(kind)) powerSaveBlocker.start('prevent-display-sleep');
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      if (isKiosk(kind) && !leaving && !unlocked.has(kind)) event.preventDefault();
    });
    window.on('closed', () => windows.delete(kind));
    keepAlive(window, kind, now);
    void load(window, kind);
  };

  const kindOf: Windows['kindOf'] = (contents) => {
    for (const [kind, window] of windows) if (window.webContents === contents) return kind;
    return undefined;
  };

  return {
    kindOf,
    open: (kinds) => {
      const displays = screen.getAllDisplays().map((display) => display.workArea);
      for (const { kind, area } of placeWindows(kinds, displays)) {
        const open = windows.get(kind);
        if (open === undefined) openOne(kind, area);
        else open.focus();
      }
    },
    of: (contents) => {
      const kind = kindOf(contents);
      return kind === undefined ? undefined : windows.get(kind);
    },
    isLocked: (kind) => isKiosk(kind) && !unlocked.has(kind),
    setLocked: (kind, locked) => {
      if (locked) unlocked.delete(kind);
      else unlocked.add(kind);
      const window = windows.get(kind);
      window?.setClosable(!locked);
      window?.setKiosk(locked);
    },
    letClose: () => {
      leaving = true;
    },
  };
};
