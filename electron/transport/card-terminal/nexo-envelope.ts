/**
 * Messages to a terminal on the local network are encrypted and signed with a shared key (Adyen, "Protect local
 * communications"): 80 bytes by PBKDF2-HMAC-SHA1 from the passphrase (32 for HMAC-SHA256 over the plain message, 32
 * for AES-256-CBC, 16 to be mixed with the message's nonce into its initialisation vector). The header travels open.
 */
import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

export interface SharedKey {
  identifier: string;
  version: number;
  passphrase: string;
}

interface KeyMaterial {
  hmac: Buffer;
  cipher: Buffer;
  vector: Buffer;
}

const ROUNDS = 4_000;
const SALT = 'AdyenNexoV1Salt';
const KEY_BYTES = 32;
const VECTOR_BYTES = 16;

const Envelope = z.object({
  MessageHeader: z.record(z.string(), z.unknown()),
  NexoBlob: z.base64().max(2_000_000),
  SecurityTrailer: z.object({ KeyIdentifier: z.string(), KeyVersion: z.number(), Nonce: z.base64(), Hmac: z.base64() }),
});

const derived = (passphrase: string): KeyMaterial => {
  const bytes = pbkdf2Sync(passphrase, SALT, ROUNDS, 2 * KEY_BYTES + VECTOR_BYTES, 'sha1');
  return { hmac: bytes.subarray(0, KEY_BYTES), cipher: bytes.subarray(KEY_BYTES, 2 * KEY_BYTES), vector: bytes.subarray(2 * KEY_BYTES) };
};

const mixed = (vector: Buffer, nonce: Buffer): Buffer => Buffer.from(vector.map((byte, index) => byte ^ nonce[index]!));

export interface Envelopes {
  /** The message as it goes over the line; `root` is `SaleToPOIRequest` or `SaleToPOIResponse`. */
  seal(root: string, message: Record<string, unknown>, key: SharedKey): string;
  /** The message in an answer; null when it cannot be read or was not signed with the key. */
  open(root: string, body: string, key: SharedKey): Record<string, unknown> | null;
}

const asRecord = (value: unknown): Record<string, unknown> | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null);

/** Deriving a key takes some milliseconds, so the last ones are remembered. */
export const createEnvelopes = (randomBytes: (count: number) => Uint8Array): Envelopes => {
  const known = new Map<string, KeyMaterial>();
  const materialOf = (passphrase: string): KeyMaterial => {
    const kept = known.get(passphrase) ?? derived(passphrase);
    if (known.size >= 20) known.clear();
    known.set(passphrase, kept);
    return kept;
  };

  return {
    seal: (root, message, key) => {
      const { hmac, cipher, vector } = materialOf(key.passphrase);
      const plain = Buffer.from(JSON.stringify({ [root]: message }));
      const nonce = Buffer.from(randomBytes(VECTOR_BYTES));
      const encipher = createCipheriv('aes-256-cbc', cipher, mixed(vector, nonce));
      return JSON.stringify({
        [root]: {
          MessageHeader: message['MessageHeader'],
          NexoBlob: Buffer.concat([encipher.update(plain), encipher.final()]).toString('base64'),
          SecurityTrailer: {
            AdyenCryptoVersion: 1,
            KeyIdentifier: key.identifier,
            KeyVersion: key.version,
            Nonce: nonce.toString('base64'),
            Hmac: createHmac('sha256', hmac).update(plain).digest('base64'),
          },
        },
      });
    },
    open: (root, body, key) => {
      try {
        const envelope = Envelope.safeParse(asRecord(JSON.parse(body))?.[root]);
        if (!envelope.success) return null;
        const { NexoBlob, SecurityTrailer: trailer } = envelope.data;
        if (trailer.KeyIdentifier !== key.identifier || trailer.KeyVersion !== key.version) return null;
        const nonce = Buffer.from(trailer.Nonce, 'base64');
        if (nonce.length !== VECTOR_BYTES) return null;
        const { hmac, cipher, vector } = materialOf(key.passphrase);
        const decipher = createDecipheriv('aes-256-cbc', cipher, mixed(vector, nonce));
        const plain = Buffer.concat([decipher.update(NexoBlob, 'base64'), decipher.final()]);
        const told = Buffer.from(trailer.Hmac, 'base64');
        const right = createHmac('sha256', hmac).update(plain).digest();
        if (told.length !== right.length || !timingSafeEqual(told, right)) return null;
        return asRecord(asRecord(JSON.parse(plain.toString()))?.[root]);
      } catch {
        // Bytes that do not decrypt or are no JSON are not the terminal's words.
        return null;
      }
    },
  };
};
