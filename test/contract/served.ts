/** A test's station or hub behind the real web server, and devices that come to it over the real door. */
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubContract, stationContract } from '#shared/contract/index.ts';
import type { DeviceKind } from '#shared/contract/words.ts';
import { ticketBySecret } from '#service/features/queue/index.ts';
import { silentLog } from '#service/kernel/log.ts';
import { openApiDocument } from '#transport/open-api.ts';
import { serveWeb, type WebServer } from '#transport/web-server.ts';
import type { TestPoint } from '../support/station.ts';
import type { TestHub } from './test-hub.ts';

const pageIn = (folder: string): string => {
  const root = mkdtempSync(join(folder, 'page-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>OneDoor</title>');
  return root;
};

/** The station on a free port, with the guests and the cuts a host gives it. */
export const servePoint = async (point: TestPoint): Promise<WebServer> => {
  const { station } = point;
  const web = await serveWeb({
    router: station.router,
    door: station.door,
    connected: station.connected,
    guest: (secret) => (ticketBySecret(station.deps.db, secret) ? { deviceId: 'phone', kind: 'phone', deskId: null, ticketSecret: secret } : null),
    openApi: () => openApiDocument(stationContract, { title: 'OneDoor station', version: '0.1.0', description: 'The service of one joint customer service point.' }),
    page: { root: pageIn(point.folder), roles: ['advisor', 'terminal', 'display', 'place'] },
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
  });
  station.events.subscribe('deviceChanged', ({ deviceId }) => web.cut(deviceId));
  return web;
};

/** The hub on a free port. */
export const serveHub = async ({ hub, folder, onCut }: TestHub): Promise<WebServer> => {
  const web = await serveWeb({
    router: hub.router,
    door: hub.door,
    connected: hub.connected,
    openApi: () => openApiDocument(hubContract, { title: 'OneDoor hub', version: '0.1.0', description: 'Feed, provider portal, reports and the inbox of stations.' }),
    page: { root: pageIn(folder), roles: ['portal', 'expert'] },
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
  });
  onCut(web.cut);
  return web;
};

/** A one-time code as an administrator makes it. */
export const codeFor = async (point: TestPoint, kind: DeviceKind, deskId: string | null = null): Promise<string> =>
  (await point.advisors[0]!.client.devices.createCode({ commandId: point.commandId(), kind, name: `Test ${kind}`, deskId })).code;

export interface DoorAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** What a path of the door answers to a body. */
export const knock = async (port: number, path: 'enrol' | 'challenge' | 'proof', body: unknown): Promise<DoorAnswer> => {
  const response = await fetch(`http://127.0.0.1:${port}/device/${path}`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

export interface Key {
  publicKey: string;
  privateKey: KeyObject;
}

export const newKey = (namedCurve = 'P-256'): Key => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'), privateKey: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })) };
};

export const signed = (key: Key, nonce: string): string => sign('sha256', Buffer.from(nonce), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');

export interface Enrolled {
  deviceId: string;
  key: Key;
}

/** Enrols a device that holds a key of its own. */
export const enrol = async (port: number, code: string): Promise<Enrolled> => {
  const key = newKey();
  const { status, body } = await knock(port, 'enrol', { code, publicKey: key.publicKey });
  if (status !== 200) throw new Error(`the door answered ${status} ${JSON.stringify(body)}`);
  return { deviceId: String(body['deviceId']), key };
};

export const nonceFor = async (port: number, deviceId: string): Promise<string> => String((await knock(port, 'challenge', { deviceId })).body['nonce']);

/** A pass for one connection. */
export const passFor = async (port: number, { deviceId, key }: Enrolled): Promise<string> => {
  const nonce = await nonceFor(port, deviceId);
  const { status, body } = await knock(port, 'proof', { deviceId, nonce, signature: signed(key, nonce) });
  if (status !== 200) throw new Error(`the door answered ${status}`);
  return String(body['pass']);
};
