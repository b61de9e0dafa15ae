/** Keys of participants and the longer-lived keys that vouch for them: ECDSA P-256 as SPKI, signatures IEEE P1363, both in base64url. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { ParticipantRole, VouchedKey } from '#shared/contract/remote/words.ts';
import { keyStatement } from '#shared/domain/remote-trust.ts';
import type { StationKey } from '../../hub-line.ts';

const BASE64URL = /^[\w-]{40,400}$/;

/** The key, or null when it is none of that kind. */
const p256Of = (publicKey: string): KeyObject | null => {
  if (!BASE64URL.test(publicKey)) return null;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
};

export const isParticipantKey = (publicKey: string): boolean => p256Of(publicKey) !== null;

interface Vouched {
  sessionId: string;
  participantId: string;
  role: ParticipantRole;
}

/** This station's word that the key belongs to a participant at its desk, in this session and role alone. */
export const vouch = (station: StationKey, of: Vouched, publicKey: string): VouchedKey => ({
  publicKey,
  voucher: { publicKey: station.publicKey, signature: station.sign(keyStatement({ ...of, publicKey })) },
});

/** Whether the voucher's key has signed exactly this key for this participant, session and role. */
export const isVouched = (of: Vouched, { publicKey, voucher }: VouchedKey): boolean => {
  const by = p256Of(voucher.publicKey);
  if (!by || !isParticipantKey(publicKey)) return false;
  try {
    return verify('sha256', Buffer.from(keyStatement({ ...of, publicKey })), { key: by, dsaEncoding: 'ieee-p1363' }, Buffer.from(voucher.signature, 'base64url'));
  } catch {
    return false;
  }
};
