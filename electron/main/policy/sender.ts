/** Who may call the main process, and what: the last check before a host call is carried out. */
import type { Host, WindowKind } from '#shared/host.ts';
import { navigationAllowed } from './navigation.ts';

/** Which kinds of window may make a call. A call that is not named for a kind is refused. */
export const CALLS: Readonly<Record<keyof Host, readonly WindowKind[]>> = {
  appInfo: ['advisor', 'terminal', 'display'],
  connectService: ['advisor', 'terminal', 'display'],
  print: ['advisor', 'terminal'],
  openExternal: ['advisor'],
  lockKiosk: ['terminal', 'display'],
  unlockKiosk: ['terminal', 'display'],
  wipeSession: ['terminal'],
};

/** The frame a message came from, as far as the decision needs it; null if it is gone already. */
export type SenderFrame = { url: string; parent: unknown } | null | undefined;

/**
 * Whether a message may be acted on: it comes from the main frame of a window we made, which shows
 * the document of its own kind, and the kind may make this call.
 */
export const senderAllowed = (call: keyof Host, kind: WindowKind | undefined, frame: SenderFrame): boolean =>
  kind !== undefined &&
  frame !== null &&
  frame !== undefined &&
  frame.parent === null &&
  navigationAllowed(kind, frame.url) &&
  CALLS[call].includes(kind);
