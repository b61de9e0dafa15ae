/** Whose keys are whose: every participant's key is vouched for by a key that the hub has met before. */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import type { Signal, SignedIdentity, VouchedKey } from '#shared/contract/remote/words.ts';
import { identityStatement, keyStatement, signalText } from '#shared/domain/remote-trust.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Deed, Room } from './room.ts';

type Vouched = z.infer<typeof VouchedKey>;
type Identity = z.infer<typeof SignedIdentity>;

/** An ECDSA P-256 public key in SPKI, base64url; throws `BAD_VOUCHER` for anything else. */
const readKey = (publicKey: string): KeyObject => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // Whatever cannot be read is no key.
  }
  throw new Refusal('BAD_VOUCHER');
};

const isSigned = (text: string, signature: string, key: KeyObject): boolean => verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));

/** Throws `BAD_VOUCHER` unless `trusted` itself signed the participant's key for this session, place and role. */
export const checkVoucher = (key: Vouched, trusted: string, place: { sessionId: string; participantId: string; role: string }): void => {
  readKey(key.publicKey);
  const said = keyStatement({ ...place, publicKey: key.publicKey });
  if (key.voucher.publicKey !== trusted || !isSigned(said, key.voucher.signature, readKey(trusted))) throw new Refusal('BAD_VOUCHER');
};

const isLineBroken = (error: unknown): boolean => error instanceof RangeError;

/** Throws `BAD_VOUCHER` unless the station signed exactly what the fields say. */
export const checkIdentity = (identity: Identity, trusted: string, sessionId: string): void => {
  try {
    const right = identity.publicKey === trusted && identity.statement === identityStatement({ ...identity, sessionId }) && isSigned(identity.statement, identity.signature, readKey(trusted));
    if (right) return;
  } catch (error) {
    if (!isLineBroken(error)) throw error;
  }
  throw new Refusal('BAD_VOUCHER');
};

/** Keys of participants that were read once; a session lives for minutes and its signals are many. */
export const signalChecker = () => {
  const kept = new Map<string, KeyObject>();
  const keyOf = (publicKey: string) => {
    const known = kept.get(publicKey);
    if (known) return known;
    if (kept.size >= 4_000) kept.clear();
    const key = readKey(publicKey);
    kept.set(publicKey, key);
    return key;
  };
  /** Throws `BAD_VOUCHER` unless the sender's key signed the signal; of the body only its digest is looked at. */
  return (signal: z.infer<typeof Signal>, sessionId: string, publicKey: string): void => {
    const bodyDigest = createHash('sha256').update(signal.body).digest('base64url');
    if (!isSigned(signalText({ ...signal, sessionId, bodyDigest }), signal.signature, keyOf(publicKey))) throw new Refusal('BAD_VOUCHER');
  };
};

/**
 * The station's own key: kept when it is first met, and never another from then on. A change is refused and logged, since
 * either the station's folder was lost, and it joins anew under a new id, or somebody speaks in its name.
 */
export const stationKey = async (room: Room, deed: Deed, stationId: string, shown: string): Promise<string> => {
  const met = await deed.tx.selectFrom('met_station_key').select('public_key').where('station_id', '=', stationId).executeTakeFirst();
  if (!met) {
    readKey(shown);
    await deed.tx.insertInto('met_station_key').values({ station_id: stationId, public_key: shown, met_at: deed.now }).execute();
    await deed.note('stationKeyMet', {}, { stationId });
    return shown;
  }
  if (met.public_key !== shown) {
    room.deps.log.warn({ stationId }, 'a station showed another key than the one it was met with');
    throw new Refusal('BAD_VOUCHER');
  }
  return met.public_key;
};
