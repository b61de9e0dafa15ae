/** The hub's Ed25519 key for the heads of journals; a file of its own, readable by the hub alone. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface HeadKey {
  /** SPKI DER, base64url: what stations keep to check signatures by. */
  readonly publicKey: string;
  /** Ed25519, base64url. */
  sign(bytes: Uint8Array): string;
}

/** Opens the key, made when the file is not there. */
export const openHeadKey = (file: string): HeadKey => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const privateKey = createPrivateKey(readFileSync(file));
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64url'),
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64url'),
  };
};
