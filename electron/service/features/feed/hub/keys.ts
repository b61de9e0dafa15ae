/** The feed's keys: Ed25519, each in a file of its own, with TUF's name for it. */
import { canonicalize } from '@tufjs/canonical-json';
import { Key, Signature } from '@tufjs/models';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface SigningKey {
  readonly key: Key;
  readonly signer: (data: Buffer) => Signature;
}

/** Raw public key: the last 32 bytes of the SPKI form. */
const rawPublic = (privateKey: KeyObject) => createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

const toSigningKey = (privateKey: KeyObject): SigningKey => {
  const body = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: rawPublic(privateKey) } };
  const keyID = createHash('sha256').update(canonicalize(body)).digest('hex');
  return {
    key: new Key({ keyID, keyType: body.keytype, scheme: body.scheme, keyVal: body.keyval }),
    signer: (data) => new Signature({ keyID, sig: sign(null, data, privateKey).toString('hex') }),
  };
};

export interface KeyStore {
  /** The key of a role, made when it does not exist. */
  of(role: string): SigningKey;
  /** One of the root keys, `1` to `3`; null when it was taken to its safe place. */
  root(number: number): SigningKey | null;
  /** A new root key in place of an old one. The old file stays until it is taken away. */
  newRoot(number: number): SigningKey;
}

/** Root keys wait in `offline/`, from where they belong in a safe: the daily work needs none of them. */
export const openKeys = (folder: string): KeyStore => {
  const read = (file: string) => toSigningKey(createPrivateKey(readFileSync(file)));
  const make = (file: string) => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    return toSigningKey(privateKey);
  };
  const open = (file: string) => (existsSync(file) ? read(file) : make(file));
  const kept = new Map<string, SigningKey>();
  const rootFile = (number: number) => join(folder, 'offline', `root-${number}.pem`);
  return {
    of: (role) => {
      const known = kept.get(role) ?? open(join(folder, `${role}.pem`));
      kept.set(role, known);
      return known;
    },
    root: (number) => (existsSync(rootFile(number)) ? read(rootFile(number)) : null),
    newRoot: (number) => make(rootFile(number)),
  };
};
