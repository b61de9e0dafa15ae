/** How each kind of window is made. The security options are the same for all and cannot be varied. */
import type { WindowKind } from '#shared/host.ts';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The kinds a customer or the public stands before: full screen, no way out. */
export const isKiosk = (kind: WindowKind): boolean => kind !== 'advisor';

/**
 * The session of a window. Only the advisor's may reach the disk: a terminal's and a display's die
 * with the process, and each kind has its own so that its permissions and headers cannot mix.
 */
export const partition = (kind: WindowKind): string => (kind === 'advisor' ? 'persist:advisor' : kind);

/**
 * Options for `new BrowserWindow`. `area` is the display the window belongs to, in its own pixels;
 * `packaged` shuts the developer tools of the advisor's window too.
 */
export const windowOptions = (kind: WindowKind, at: { area: Area; preload: string; packaged: boolean; title: string }) => ({
  ...at.area,
  title: at.title,
  show: false,
  autoHideMenuBar: true,
  backgroundColor: '#ffffff',
  ...(isKiosk(kind)
    ? { kiosk: true, fullscreen: true, frame: false, minimizable: false, movable: false, resizable: false, closable: false }
    : { minWidth: 960, minHeight: 640 }),
  webPreferences: {
    preload: at.preload,
    partition: partition(kind),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !isKiosk(kind) && !at.packaged,
    // A display calls numbers aloud though nobody ever touches it.
    autoplayPolicy: kind === 'display' ? ('no-user-gesture-required' as const) : ('user-gesture-required' as const),
    backgroundThrottling: kind === 'advisor',
  },
});

/** No page opens a window of its own, whatever the address. */
export const denyNewWindow = (): { action: 'deny' } => ({ action: 'deny' });

/**
 * Spreads windows over the machine's displays: the first kind on the first display, the next on the
 * next, and the last display takes the rest. `displays` has at least one area.
 */
export const placeWindows = (kinds: readonly WindowKind[], displays: readonly Area[]): { kind: WindowKind; area: Area }[] =>
  kinds.flatMap((kind, index) => {
    const area = displays[Math.min(index, displays.length - 1)];
    return area === undefined ? [] : [{ kind, area }];
  });
