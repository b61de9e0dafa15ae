/**
 * This browser's own key, one for each role, kept in IndexedDB. The private part is made
 * non-extractable: no script, not even ours, can read it out of the browser.
 */
import type { Role } from './role-path.ts';

export interface DeviceKey {
  readonly deviceId: string;
  readonly keys: CryptoKeyPair;
}

const STORE = 'keys';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB refused')));
  });
}

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open('onedoor-device', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const db = await done(opening);
  return db.transaction(STORE, mode).objectStore(STORE);
}

/** The enrolled key of the role on this browser, or null when it has none. */
export async function readDeviceKey(role: Role): Promise<DeviceKey | null> {
  const store = await openStore('readonly');
  const found: DeviceKey | undefined = await done(store.get(role));
  return found ?? null;
}

/** Keeps the key of the role; an earlier one is replaced. */
export async function keepDeviceKey(role: Role, key: DeviceKey): Promise<void> {
  const store = await openStore('readwrite');
  await done(store.put(key, role));
}

/** Forgets the key, after the server has refused it for good. */
export async function forgetDeviceKey(role: Role): Promise<void> {
  const store = await openStore('readwrite');
  await done(store.delete(role));
}

/** A fresh ECDSA P-256 pair whose private half never leaves the browser. */
export function makeKeyPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}
