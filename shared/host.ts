/**
 * What a window may ask of the machine it runs on: at most ten calls, none of which takes a channel
 * name, a file path or a program. Electron's preload and the browser's own host both satisfy it.
 */

/** The kinds of window that stand on a machine of the point; experts and providers use their own browser. */
export const WINDOW_KINDS = ['advisor', 'terminal', 'display'] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

export interface AppInfo {
  kind: WindowKind;
  /** The application's version, `1.4.0`. */
  version: string;
  /** `linux`, `win32` … or `browser`. */
  platform: string;
  /** True while a customer cannot leave the screen by the window's own means. */
  kioskLocked: boolean;
  /** Names of the printers this machine knows; empty where the host cannot tell. */
  printers: string[];
}

/** Why the machine refused; the screen has a text for each under `errors.host`. */
export type HostRefusal = 'notAllowed' | 'badInput' | 'noPrinter' | 'printFailed' | 'noCode' | 'wrongCode' | 'tooManyTries' | 'failed';

export type HostAnswer = { ok: true } | { ok: false; refusal: HostRefusal };

export interface PrintJob {
  /** The printer by the name `appInfo` gave; without it, the machine's default printer. */
  printer?: string;
  /** Size of the paper in millimetres, for example a receipt roll of 80 and the length it needs; without it, A4. */
  paper?: { widthMm: number; heightMm: number };
  copies?: number;
}

export interface Host {
  appInfo(): Promise<AppInfo>;
  /**
   * Asks for a line to the service. The answer comes as a window message of our own origin, with a
   * port, that carries the same nonce: see `isServicePort`. Ask again when the port closes.
   */
  connectService(nonce: string): void;
  /** Prints what the window shows by its print style sheet, without a dialog. */
  print(job: PrintJob): Promise<HostAnswer>;
  /** Opens an https address in the machine's own browser. */
  openExternal(url: string): Promise<HostAnswer>;
  /** Locks the kiosk; `code` (4 to 12 digits) will open it and is set only while there is none or the kiosk is open. */
  lockKiosk(code?: string): Promise<HostAnswer>;
  unlockKiosk(code: string): Promise<HostAnswer>;
  /** Ends a customer's session on this machine: storage, cache and clipboard are emptied and the page starts anew. */
  wipeSession(): Promise<HostAnswer>;
}

/** The word that marks the message with which a page is given its line to the service. */
export const SERVICE_PORT = 'service-port';

/** A nonce is 16 to 64 characters of base64url, made by the page for one request. */
export const isNonce = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{16,64}$/.test(value);

/**
 * Whether a message a page received is the answer to its own request. The page also checks that the
 * message came from its own window and origin.
 */
export const isServicePort = (data: unknown, nonce: string): boolean =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === SERVICE_PORT && 'nonce' in data && data.nonce === nonce;

/** The channel by which preload and main exchange a host call. */
export const channel = (call: keyof Host): string => `host:${call}`;

/** What main tells the service process; a `connect` comes with the service's end of a window's port. */
export type ServiceOrder = { kind: 'connect'; window: WindowKind } | { kind: 'shutdown' };

/** Why the service could not start, for the text the user is shown; `other` is a fault nobody foresaw. */
export const START_FAULTS = ['dataNotWritable', 'dataInUse', 'dataTooNew', 'dataDamaged', 'diskFull', 'notDurable', 'other'] as const;
export type StartFault = (typeof START_FAULTS)[number];

/** What the service process tells main. */
export type ServiceReport = { kind: 'ready' } | { kind: 'failed'; fault: StartFault };
