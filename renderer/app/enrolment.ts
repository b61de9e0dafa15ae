/** How a screen becomes a known device, and how it proves on each connection that it still is. */
import { toBase64Url } from './base64url.ts';
import { type DeviceKey, keepDeviceKey, makeKeyPair, readDeviceKey } from './device-key.ts';
import type { Role } from './role-path.ts';

/** The server refused; `status` is HTTP's, `code` the refusal's own word when it gave one. */
export class EnrolmentRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(`refused: ${status} ${code}`);
    this.name = 'EnrolmentRefused';
    this.status = status;
    this.code = code;
  }
}

/** Sends JSON and reads the named text of the answer. */
async function ask(path: string, body: unknown, wanted: string): Promise<string> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  const fields = new Map(typeof answer === 'object' && answer !== null ? Object.entries(answer) : []);
  const text: unknown = fields.get(wanted);
  if (!response.ok || typeof text !== 'string') throw new EnrolmentRefused(response.status, String(fields.get('code') ?? ''));
  return text;
}

/**
 * The one-time code of an address `…/<role>#enrol=CODE`, or null. The fragment is taken out of
 * the address at once, so that the code is in no history and on no screen.
 */
export function takeEnrolCode(page: Window): string | null {
  const code = new URLSearchParams(page.location.hash.slice(1)).get('enrol');
  if (code === null) return null;
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return code;
}

/**
 * Trades the code for a place among the point's devices and keeps the new key.
 * @throws EnrolmentRefused when the code is wrong, used or too old, or is for another kind of screen
 */
export async function enrol(role: Role, code: string): Promise<DeviceKey> {
  const keys = await makeKeyPair();
  const spki = await crypto.subtle.exportKey('spki', keys.publicKey);
  const deviceId = await ask('/device/enrol', { code: code.trim(), publicKey: toBase64Url(spki) }, 'deviceId');
  const key = { deviceId, keys };
  await keepDeviceKey(role, key);
  return key;
}

/**
 * A pass that opens one connection: the server's nonce signed with the device's key
 * (ECDSA with SHA-256 over the nonce's UTF-8 bytes, raw r and s).
 * @throws EnrolmentRefused with status 401 or 403 when the device is not known any more
 */
export async function freshPass({ deviceId, keys }: DeviceKey): Promise<string> {
  const nonce = await ask('/device/challenge', { deviceId }, 'nonce');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, new TextEncoder().encode(nonce));
  return ask('/device/proof', { deviceId, nonce, signature: toBase64Url(signature) }, 'pass');
}

/**
 * The device's own word for a key made for one session: a signature over `text` (ECDSA with SHA-256, raw r and s) and the
 * public key it was enrolled with, both in base64url. Null when this browser has no key of the role.
 */
export async function signAsDevice(role: Role, text: string): Promise<{ publicKey: string; signature: string } | null> {
  const key = await readDeviceKey(role);
  if (key === null) return null;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.keys.privateKey, new TextEncoder().encode(text));
  return { publicKey: toBase64Url(await crypto.subtle.exportKey('spki', key.keys.publicKey)), signature: toBase64Url(signature) };
}

/** Whether the refusal means that the device is revoked or unknown, and not only out of reach. */
export function isRefusedForGood(error: unknown): boolean {
  return error instanceof EnrolmentRefused && [401, 403, 404, 410].includes(error.status);
}
