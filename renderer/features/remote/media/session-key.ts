/** The key a participant has for one session, and the checks of what another's key signed. */
import type { Participant, Signal, VouchedKey } from '#shared/contract/remote/words.ts';
import { keyStatement, safetyNumber, safetyText, signalText } from '#shared/domain/remote-trust.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

/** `publicKey` is SPKI in base64url; the private half cannot be read out of the browser. */
export interface SessionKey {
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

const toText = (bytes: ArrayBuffer): string => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCodePoint(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.codePointAt(0) ?? 0);

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A pair made for one session in this page; it dies with the page. */
export async function makeSessionKey(): Promise<SessionKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  return { publicKey: toText(await crypto.subtle.exportKey('spki', publicKey)), privateKey };
}

/** A public key as it travels; rejects when the text is no P-256 key. */
export const readPublicKey = (text: string): Promise<CryptoKey> => crypto.subtle.importKey('spki', toBytes(text), ALGORITHM, false, ['verify']);

const verifies = async (key: CryptoKey, signature: string, text: string): Promise<boolean> => {
  try {
    return await crypto.subtle.verify(SIGNING, key, toBytes(signature), bytesOf(text));
  } catch {
    return false;
  }
};

/** The key that `key` vouches for, ready to check signals; null when the voucher does not hold for this participant and session. */
export async function vouchedKey(sessionId: string, { id, role }: Pick<Participant, 'id' | 'role'>, key: VouchedKey): Promise<CryptoKey | null> {
  try {
    const voucher = await readPublicKey(key.voucher.publicKey);
    const statement = keyStatement({ sessionId, participantId: id, role, publicKey: key.publicKey });
    return (await verifies(voucher, key.voucher.signature, statement)) ? await readPublicKey(key.publicKey) : null;
  } catch {
    return null;
  }
}

const textOf = async (sessionId: string, { from, to, count, body }: Omit<Signal, 'signature'>): Promise<string> =>
  signalText({ sessionId, from, to, count, bodyDigest: toText(await crypto.subtle.digest('SHA-256', bytesOf(body))) });

export async function signSignal(key: SessionKey, sessionId: string, signal: Omit<Signal, 'signature'>): Promise<Signal> {
  const text = await textOf(sessionId, signal);
  return { ...signal, signature: toText(await crypto.subtle.sign(SIGNING, key.privateKey, bytesOf(text))) };
}

export const signalHolds = async (key: CryptoKey, sessionId: string, signal: Signal): Promise<boolean> => verifies(key, signal.signature, await textOf(sessionId, signal));

/** The twenty digits two people compare, of the long-lived keys that vouched for them: four groups of five. */
export const safetyNumberOf = async (one: VouchedKey, other: VouchedKey): Promise<string[]> =>
  safetyNumber(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(safetyText(one.voucher.publicKey, other.voucher.publicKey)))));
