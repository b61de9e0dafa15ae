/**
 * The door: how an unknown screen becomes an enrolled device, and how a device proves its key before a
 * connection is opened. Station and hub each have one over their own store.
 */
import { createPublicKey, verify } from 'node:crypto';
import type { Caller } from '../../kernel/access.ts';
import { later, type Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import { digest, urlSecret, type Ids, type Random } from '../../kernel/ids.ts';
import { normalCode } from './rules.ts';

export interface EnrolledDevice {
  id: string;
  kind: Caller['kind'];
  name: string;
  deskId: string | null;
  publicKey: string;
  revoked: boolean;
}

export interface DoorStore {
  /** Uses a code up and adds the device in one transaction; null when the code is unknown, used or too old. */
  enrol(device: { id: string; codeHash: string; publicKey: string; name: string | null; now: string }): Promise<EnrolledDevice | null>;
  device(id: string): Promise<EnrolledDevice | null>;
  seen(id: string, now: string): Promise<void>;
}

export interface Door {
  /** Throws `WRONG_CODE`, `BAD_KEY` or `TOO_MANY_TRIES`. */
  enrol(request: { code: string; publicKey: string; name?: string | undefined }): Promise<{ deviceId: string; kind: Caller['kind']; name: string }>;
  challenge(request: { deviceId: string }): Promise<{ nonce: string }>;
  /** Throws `NOT_ENROLLED` for an unknown or revoked device and for a wrong signature alike. */
  prove(request: { deviceId: string; nonce: string; signature: string }): Promise<{ pass: string }>;
  /** The caller a pass stands for; a pass opens one connection. */
  admit(pass: string): Promise<Caller | null>;
}

const NONCE_MS = 60_000;
// Longer than a whole point may need to come in when all its screens start at once; each opens one connection.
const PASS_MS = 120_000;
const CODE_TRIES_PER_MINUTE = 20;
/** Anyone may ask for a challenge: a flood must cost neither memory without end nor time that grows with it. */
const SHORT_LIVED_KEPT = 10_000;

/** An ECDSA P-256 public key in SPKI, base64url; null when it is anything else. */
const readKey = (publicKey: string) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
};

/** Things that live for a short while and are taken once. */
const shortLived = <Value>(clock: Clock, ms: number) => {
  const kept = new Map<string, { value: Value; until: string }>();
  /** All live equally long, so the oldest stand first. */
  const sweep = (now: string) => {
    for (const [key, entry] of kept) {
      if (entry.until > now && kept.size < SHORT_LIVED_KEPT) return;
      kept.delete(key);
    }
  };
  return {
    put: (key: string, value: Value) => {
      const now = clock.now();
      sweep(now);
      kept.set(key, { value, until: later(now, ms) });
    },
    take: (key: string): Value | null => {
      const entry = kept.get(key);
      kept.delete(key);
      return entry && entry.until > clock.now() ? entry.value : null;
    },
  };
};

export const createDoor = (deps: { store: DoorStore; clock: Clock; ids: Ids; random: Random }): Door => {
  const { store, clock, ids, random } = deps;
  const nonces = shortLived<string>(clock, NONCE_MS);
  const passes = shortLived<string>(clock, PASS_MS);
  const tries: { at: string }[] = [];

  /** Counted before the code is looked up, so that guesses that come all at once are bounded too. */
  const countTry = () => {
    const at = clock.now();
    while (tries[0] && tries[0].at <= later(at, -60_000)) tries.shift();
    if (tries.length >= CODE_TRIES_PER_MINUTE) throw new Refusal('TOO_MANY_TRIES');
    const mine = { at };
    tries.push(mine);
    return { wasRight: () => void tries.splice(tries.indexOf(mine), 1), at };
  };

  return {
    enrol: async ({ code, publicKey, name }) => {
      if (!readKey(publicKey)) throw new Refusal('BAD_KEY');
      const { wasRight, at } = countTry();
      const device = await store.enrol({ id: ids.next(), codeHash: digest(normalCode(code)), publicKey, name: name || null, now: at });
      if (!device) throw new Refusal('WRONG_CODE');
      wasRight();
      return { deviceId: device.id, kind: device.kind, name: device.name };
    },
    challenge: async ({ deviceId }) => {
      const nonce = urlSecret(random);
      nonces.put(nonce, deviceId);
      return { nonce };
    },
    prove: async ({ deviceId, nonce, signature }) => {
      const fresh = nonces.take(nonce) === deviceId;
      const device = await store.device(deviceId);
      const key = device && !device.revoked ? readKey(device.publicKey) : null;
      if (!fresh || !key || !verify('sha256', Buffer.from(nonce), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) throw new Refusal('NOT_ENROLLED');
      const pass = urlSecret(random);
      passes.put(pass, deviceId);
      return { pass };
    },
    admit: async (pass) => {
      const deviceId = passes.take(pass);
      const device = deviceId ? await store.device(deviceId) : null;
      if (!device || device.revoked) return null;
      await store.seen(device.id, clock.now());
      return { deviceId: device.id, kind: device.kind, deskId: device.deskId };
    },
  };
};
