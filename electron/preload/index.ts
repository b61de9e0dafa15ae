/**
 * The bridge between a page and the main process: the calls of `Host` and nothing else. No channel
 * name comes from the page. The page checks origin, source and nonce of the port it is given.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { channel, SERVICE_PORT, type Host } from '#shared/host.ts';

contextBridge.exposeInMainWorld('onedoor', {
  appInfo: () => ipcRenderer.invoke(channel('appInfo')),
  connectService: (nonce) => ipcRenderer.send(channel('connectService'), nonce),
  print: (job) => ipcRenderer.invoke(channel('print'), job),
  openExternal: (url) => ipcRenderer.invoke(channel('openExternal'), url),
  lockKiosk: (code) => ipcRenderer.invoke(channel('lockKiosk'), code),
  unlockKiosk: (code) => ipcRenderer.invoke(channel('unlockKiosk'), code),
  wipeSession: () => ipcRenderer.invoke(channel('wipeSession')),
} satisfies Host);

ipcRenderer.on(SERVICE_PORT, (event, { nonce }: { nonce: string }) => {
  window.postMessage({ kind: SERVICE_PORT, nonce }, window.location.origin, [...event.ports]);
});
