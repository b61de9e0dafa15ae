/**
 * A register's own key: Ed25519, made with the register. The private half is kept among the station's secrets and
 * never leaves it; the public half is in the register's row and at the hub, as SPKI in base64url.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import type { Read, Write } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';

const secretName = (registerId: string): string => `register:${registerId}`;

const secretValue = compiledOnce((q, param) => q.selectFrom('secret').select('value').where('name', '=', param('name')));

const KEYS_KEPT = 64;

/** Reading a key costs as much as using it: the keys of the last texts read are kept. */
const keptByText = (read: (text: string) => KeyObject): ((text: string) => KeyObject) => {
  const kept = new Map<string, KeyObject>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const key = read(text);
    kept.set(text, key);
    if (kept.size > KEYS_KEPT) kept.delete(kept.keys().next().value!);
    return key;
  };
};

const privateKey = keptByText((text) => createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }));
const written = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64url');

/** Throws when the text is no Ed25519 key, or not the one way to write it: DER can be written in ways that read the same. */
const publicKey = keptByText((text) => {
  const key = createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519' || written(key) !== text) throw new Error('the key is not written as keys are');
  return key;
});

/** Makes the register's key and keeps its private half; answers with the public one. */
export const makeRegisterKey = (w: Write, registerId: string): string => {
  const pair = generateKeyPairSync('ed25519');
  const value = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  w.run(w.q.insertInto('secret').values({ name: secretName(registerId), value }));
  return written(pair.publicKey);
};

/** Signs a hash of 64 hex digits with the register's key; 86 characters of base64url. */
export const signHash = (db: Read, registerId: string, hash: string): string => {
  const secret = db.first(secretValue({ name: secretName(registerId) }));
  if (!secret) throw new Error('the register has no key');
  return sign(null, Buffer.from(hash, 'hex'), privateKey(secret.value)).toString('base64url');
};

/** Whether this is the one way to write its bytes: the last character of base64url has bits that no byte uses. */
const isWrittenPlainly = (text: string): boolean => Buffer.from(text, 'base64url').toString('base64url') === text;

/** Whether a key and a signature are both in their one way of writing, so that any change of them is a change. Never throws. */
export const areWrittenPlainly = (key: string, signature: string): boolean => {
  try {
    publicKey(key);
    return isWrittenPlainly(signature);
  } catch {
    return false;
  }
};

/** Whether the signature over the hash is the key's, both in their one way of writing. Never throws. */
export const isSignedBy = (key: string, hash: string, signature: string): boolean =>
  areWrittenPlainly(key, signature) && verify(null, Buffer.from(hash, 'hex'), publicKey(key), Buffer.from(signature, 'base64url'));
