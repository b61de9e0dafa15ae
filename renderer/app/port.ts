/** Fetching the service's port from the desktop application, so that nobody else's port is taken for it. */
import { type Host, isServicePort } from '#shared/host.ts';

declare global {
  interface Window {
    /** Present when the page runs in the desktop application. */
    readonly onedoor?: Host;
  }
}

/**
 * Asks for the port and waits for it. A message counts only when it comes from this very window,
 * from our own origin, and carries the nonce that was just made up.
 */
export function fetchPort(page: Window, host: Host): Promise<MessagePort> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== page || event.origin !== page.origin || port === undefined) return;
      if (!isServicePort(event.data, nonce)) return;
      page.removeEventListener('message', listen);
      resolve(port);
    };
    page.addEventListener('message', listen);
    host.connectService(nonce);
  });
}
