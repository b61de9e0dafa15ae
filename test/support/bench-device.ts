/** Many devices in one process: each with its own key and its own socket, reading what is said to it as lightly as a machine can that plays hundreds. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import * as z from 'zod';
import type { HubContract } from '#shared/contract/index.ts';
import type { StationClient } from './device.ts';

export interface EnrolledKey {
  origin: string;
  deviceId: string;
  privateKey: CryptoKey;
}

export interface Line {
  station: StationClient;
  /** Bytes and messages of live streams so far. */
  heard: { bytes: number; messages: number };
  close: () => void;
}

const base64url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url');
const Answer = z.record(z.string(), z.string().nullable());

const ask = async (origin: string, path: string, body: object): Promise<Record<string, string | null>> => {
  const response = await fetch(new URL(path, origin), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return Answer.parse(await response.json());
};

/** Makes a key and enrols it with a one-time code. */
export const enrolKey = async (origin: string, code: string): Promise<EnrolledKey> => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { deviceId } = await ask(origin, '/device/enrol', { code, publicKey: base64url(await crypto.subtle.exportKey('spki', keys.publicKey)) });
  return { origin, deviceId: deviceId!, privateKey: keys.privateKey };
};

/** The first whole states are read; of the later ones only the size is looked at, as each desk's own machine would read them. */
const isLaterState = (data: Buffer): boolean => data.length > 4_096 && isState(data);
const isState = (data: Buffer): boolean => data.toString('latin1', 0, 40).includes('"t":3');

export type HubClient = ContractRouterClient<HubContract>;

/** Proves the key and opens the device's socket. */
const openSocket = async ({ origin, deviceId, privateKey }: EnrolledKey) => {
  const { nonce } = await ask(origin, '/device/challenge', { deviceId });
  const signature = base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new TextEncoder().encode(nonce!)));
  const { pass } = await ask(origin, '/device/proof', { deviceId, nonce, signature });
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, ['onedoor', pass!]);
  await new Promise<void>((opened, failed) => {
    socket.once('open', () => opened());
    socket.once('error', failed);
  });
  const heard = { bytes: 0, messages: 0 };
  const target = new EventTarget();
  socket.on('message', (data: Buffer) => {
    if (isState(data)) {
      heard.bytes += data.length;
      heard.messages += 1;
    }
    if (!isLaterState(data)) target.dispatchEvent(new MessageEvent('message', { data: data.toString('utf8') }));
  });
  socket.on('close', () => target.dispatchEvent(new Event('close')));
  const websocket = {
    get readyState() {
      return socket.readyState;
    },
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    send: (text: string) => socket.send(text),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the link uses these four of a browser's socket
  return { link: new RPCLink({ websocket: websocket as WebSocket & globalThis.WebSocket }), heard, close: () => socket.close() };
};

export const openLine = async (key: EnrolledKey): Promise<Line> => {
  const { link, heard, close } = await openSocket(key);
  return { station: createORPCClient<StationClient>(link), heard, close };
};

/** The same to a hub. */
export const openHubLine = async (key: EnrolledKey): Promise<Omit<Line, 'station'> & { hub: HubClient }> => {
  const { link, heard, close } = await openSocket(key);
  return { hub: createORPCClient<HubClient>(link), heard, close };
};
