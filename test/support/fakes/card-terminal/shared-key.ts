/** The terminal's half of the shared key: written from the published description alone, not from the driver. */
import crypto from 'node:crypto';

export interface TerminalKey {
  identifier: string;
  version: number;
  passphrase: string;
}

type Json = Record<string, unknown>;

const material = new Map<string, Buffer>();

const bytesOf = (passphrase: string): Buffer => {
  const known = material.get(passphrase) ?? crypto.pbkdf2Sync(Buffer.from(passphrase), Buffer.from('AdyenNexoV1Salt'), 4000, 80, 'sha1');
  material.set(passphrase, known);
  return known;
};

const vectorOf = (bytes: Buffer, nonce: Buffer): Buffer => {
  const vector = Buffer.alloc(16);
  for (let index = 0; index < 16; index += 1) vector[index] = bytes[64 + index]! ^ nonce[index]!;
  return vector;
};

/** The plain message, or null when the blob was not made with this key or was touched. */
export const unlock = (envelope: Json, key: TerminalKey): Json | null => {
  const trailer = envelope['SecurityTrailer'] as { Nonce: string; Hmac: string; KeyIdentifier: string; KeyVersion: number } | undefined;
  const blob = envelope['NexoBlob'];
  if (!trailer || typeof blob !== 'string' || trailer.KeyIdentifier !== key.identifier || trailer.KeyVersion !== key.version) return null;
  const bytes = bytesOf(key.passphrase);
  try {
    const opened = crypto.createDecipheriv('aes-256-cbc', bytes.subarray(32, 64), vectorOf(bytes, Buffer.from(trailer.Nonce, 'base64')));
    const plain = Buffer.concat([opened.update(Buffer.from(blob, 'base64')), opened.final()]);
    const hmac = crypto.createHmac('sha256', bytes.subarray(0, 32)).update(plain).digest('base64');
    return hmac === trailer.Hmac ? (JSON.parse(plain.toString('utf8')) as Json) : null;
  } catch {
    return null;
  }
};

export const lock = (header: unknown, message: Json, key: TerminalKey): Json => {
  const bytes = bytesOf(key.passphrase);
  const nonce = crypto.randomBytes(16);
  const plain = Buffer.from(JSON.stringify(message), 'utf8');
  const closed = crypto.createCipheriv('aes-256-cbc', bytes.subarray(32, 64), vectorOf(bytes, nonce));
  return {
    MessageHeader: header,
    NexoBlob: Buffer.concat([closed.update(plain), closed.final()]).toString('base64'),
    SecurityTrailer: { AdyenCryptoVersion: 1, KeyIdentifier: key.identifier, KeyVersion: key.version, Nonce: nonce.toString('base64'), Hmac: crypto.createHmac('sha256', bytes.subarray(0, 32)).update(plain).digest('base64') },
  };
};
