/** A device without a screen: enrols over the real door and speaks over a real socket, as the page does. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { ulid } from 'ulid';
import * as z from 'zod';
import type { StationContract } from '#shared/contract/index.ts';

export type StationClient = ContractRouterClient<StationContract>;

export interface Device {
  station: StationClient;
  close: () => void;
}

const base64url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url');

/**
 * Enrols a key with the one-time code and proves it: the pass opens one connection.
 *
 * @param address `http://…/advisor#enrol=CODE` as the desk gives it; the code is used up
 */
export const openPass = async (address: string): Promise<{ host: string; pass: string }> => {
  const url = new URL(address);
  const ask = async (path: string, body: object, wanted: string): Promise<string> => {
    const response = await fetch(new URL(path, url.origin), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return z.record(z.string(), z.unknown()).transform((answer) => z.string().parse(answer[wanted])).parse(await response.json());
  };
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const code = new URLSearchParams(url.hash.slice(1)).get('enrol');
  const deviceId = await ask('/device/enrol', { code, publicKey: base64url(await crypto.subtle.exportKey('spki', keys.publicKey)) }, 'deviceId');
  const nonce = await ask('/device/challenge', { deviceId }, 'nonce');
  const signature = base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, new TextEncoder().encode(nonce)));
  const pass = await ask('/device/proof', { deviceId, nonce, signature }, 'pass');
  return { host: url.host, pass };
};

/** A device of the station at an address such as `openPass` takes. */
export const enrolDevice = async (address: string): Promise<Device> => {
  const { host, pass } = await openPass(address);
  const websocket = new WebSocket(`ws://${host}/rpc`, ['onedoor', pass]);
  return { station: createORPCClient<StationClient>(new RPCLink({ websocket })), close: () => websocket.close() };
};

/** Signs in the first advisor (in the demo point) and opens the first free desk for all groups; gives its id. */
export const openFirstDesk = async ({ station }: Device, pin: string): Promise<{ deskId: string; deskNumber: number }> => {
  const [advisor] = await station.point.signInNames();
  if (advisor === undefined) throw new Error('the point has no advisors');
  await station.point.signIn({ commandId: ulid(), advisorId: advisor.id, pin });
  const board = await station.queue.board();
  const desk = board.desks.find(({ open }) => !open);
  if (desk === undefined) throw new Error('no desk is free');
  await station.queue.openDesk({ commandId: ulid(), deskId: desk.id, groupIds: board.groups.map(({ id }) => id) });
  return { deskId: desk.id, deskNumber: desk.number };
};
