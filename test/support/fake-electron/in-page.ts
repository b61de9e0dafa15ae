/** What is put into a page before anything of the page runs: preload's `electron`, ports, and permission questions. */

/** A message from the page to the main process. */
export type FromPage =
  | { type: 'invoke' | 'send'; channel: string; args: unknown[] }
  | { type: 'port'; id: string; data: unknown }
  | { type: 'portClosed'; id: string }
  | { type: 'permission'; permission: string; media: ('video' | 'audio')[] }
  | { type: 'open'; url: string };

/** A message from the main process to the page. */
export type ToPage =
  | { type: 'event'; channel: string; args: unknown[]; ports: string[] }
  | { type: 'port'; id: string; data: unknown }
  | { type: 'portClosed'; id: string };

declare global {
  /** Bound by Playwright to the main process. */
  var fakeElectronOut: (message: FromPage) => Promise<unknown>;
  var fakeElectronIn: (batch: ToPage[]) => void;
}

export const BRIDGE = 'fakeElectronOut';

type Preload = (require: (name: string) => object, module: object, exports: object) => void;

/** Runs inside the page: it may use nothing from outside its own body. */
export const installInPage = (preload: Preload): void => {
  if (window !== window.top) return;
  const tell = globalThis.fakeElectronOut;
  const ports = new Map<string, MessagePort>();
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();

  // Electron tells a port's end on both sides, which Chromium does not: so we follow a port from
  // preload's hand to the page's, where it is another object.
  const ids = new WeakMap<MessagePort, string>();
  const inPage = new Map<string, MessagePort>();
  const underWay: (string | undefined)[][] = [];

  const portOf = (id: string): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    ids.set(port2, id);
    port1.addEventListener('message', (event) => void tell({ type: 'port', id, data: event.data }));
    port1.start();
    return port2;
  };

  const post = window.postMessage.bind(window);
  const followed = (message: unknown, origin: string, transfer: Transferable[] = []): void => {
    const moved = transfer.filter((one) => one instanceof MessagePort);
    if (moved.length > 0) underWay.push(moved.map((port) => ids.get(port)));
    post(message, origin, transfer);
  };
  Object.defineProperty(window, 'postMessage', { value: followed });
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.ports.length === 0) return;
    const arrived = underWay.shift() ?? [];
    event.ports.forEach((port, index) => {
      const id = arrived[index];
      if (id === undefined) return;
      ids.set(port, id);
      inPage.set(id, port);
    });
  });
  const { close } = Object.getOwnPropertyDescriptors(MessagePort.prototype);
  Object.defineProperty(MessagePort.prototype, 'close', {
    value(this: MessagePort) {
      const id = ids.get(this);
      if (id !== undefined) void tell({ type: 'portClosed', id });
      close.value?.call(this);
    },
  });

  globalThis.fakeElectronIn = (batch) => {
    for (const message of batch) {
      if (message.type === 'port') ports.get(message.id)?.postMessage(message.data);
      else if (message.type === 'portClosed') inPage.get(message.id)?.dispatchEvent(new Event('close'));
      else {
        const event = { ports: message.ports.map(portOf) };
        for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
      }
    }
  };

  const frozen = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
    return Object.freeze(value);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => Object.defineProperty(window, name, { value: frozen(api), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => tell({ type: 'invoke', channel, args }),
      send: (channel: string, ...args: unknown[]) => void tell({ type: 'send', channel, args }),
      on: (channel: string, listener: () => void) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    },
    { exports: {} },
    {},
  );

  const ask = (permission: string, media: ('video' | 'audio')[] = []) => tell({ type: 'permission', permission, media });
  const refused = () => new DOMException('Permission denied', 'NotAllowedError');
  const camera = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish = {}) => {
    const media = (['video', 'audio'] as const).filter((one) => Boolean(wish[one]));
    if ((await ask('media', [...media])) !== true) throw refused();
    return camera(wish);
  };
  navigator.mediaDevices.getDisplayMedia = async () => {
    await ask('display-capture', ['video']);
    throw refused();
  };
  Notification.requestPermission = async () => ((await ask('notifications')) === true ? 'granted' : 'denied');
  navigator.clipboard.readText = async () => {
    if ((await ask('clipboard-read')) !== true) throw refused();
    return '';
  };
  navigator.geolocation.getCurrentPosition = (_found, failed) => {
    void (async () => {
      await ask('geolocation');
      failed?.({ code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });
    })();
  };
  window.open = (url) => {
    void tell({ type: 'open', url: String(url ?? '') });
    return null;
  };
};
