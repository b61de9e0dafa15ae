/** Which permissions of the browser a window is given. What the table does not name is refused. */
import type { WindowKind } from '#shared/host.ts';
import { parseOwnUrl } from './navigation.ts';

export interface Grant {
  to: readonly WindowKind[];
  reason: string;
}

/** The whole table. Keys are Electron's permission names; `media` is split into camera and microphone. */
export const PERMISSIONS: Readonly<Record<string, Grant>> = {
  camera: { to: ['advisor', 'terminal'], reason: 'documents and ticket codes are read with the camera, and an expert sees the customer in a remote session' },
  microphone: { to: ['advisor', 'terminal'], reason: 'customer and advisor speak with an expert in a remote session; the screen says when it listens' },
  'clipboard-sanitized-write': { to: ['advisor'], reason: 'an advisor copies a reference to another system' },
  'clipboard-read': { to: [], reason: 'the clipboard may hold a customer of another system' },
  'deprecated-sync-clipboard-read': { to: [], reason: 'the clipboard may hold a customer of another system' },
  'screen-wake-lock': { to: ['terminal', 'display'], reason: 'a public screen stays on through the opening hours' },
  notifications: { to: [], reason: 'nothing may appear outside the window' },
  fullscreen: { to: [], reason: 'the window itself is full screen where it should be' },
  'automatic-fullscreen': { to: [], reason: 'the window itself is full screen where it should be' },
  openExternal: { to: [], reason: 'outside addresses go through the host and its own check' },
  'display-capture': { to: [], reason: 'a window is shared from the expert’s own browser, or from an advisor’s; no window of this program is captured by itself' },
  fileSystem: { to: [], reason: 'files are given by the user one at a time' },
  geolocation: { to: [], reason: 'the point knows where it stands' },
  hid: { to: [], reason: 'devices belong to the service, not to a page' },
  serial: { to: [], reason: 'devices belong to the service, not to a page' },
  usb: { to: [], reason: 'devices belong to the service, not to a page' },
  pointerLock: { to: [], reason: 'it would take the pointer from the user' },
  keyboardLock: { to: [], reason: 'it would take the keys from the user' },
};

export interface PermissionAsked {
  kind: WindowKind;
  permission: string;
  /** The address of the asking frame. */
  from: string;
  isMainFrame: boolean;
  /** For `media`: what is wanted. Empty means it was not told, which asks for both. */
  media: readonly ('video' | 'audio' | 'unknown')[];
}

const granted = (kind: WindowKind, name: string): boolean =>
  Object.hasOwn(PERMISSIONS, name) && PERMISSIONS[name]!.to.includes(kind);

/** Whether the permission is given: only to the main frame of our own origin, and only by the table. */
export const permissionGranted = (asked: PermissionAsked): boolean => {
  const { kind, permission, media } = asked;
  if (!asked.isMainFrame || parseOwnUrl(asked.from) === undefined) return false;
  // The device names are not permissions of their own: a page asks for `media`.
  if (permission === 'camera' || permission === 'microphone') return false;
  if (permission !== 'media') return granted(kind, permission);
  return media.length > 0 && media.every((one) => (one === 'video' && granted(kind, 'camera')) || (one === 'audio' && granted(kind, 'microphone')));
};
