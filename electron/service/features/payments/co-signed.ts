/** The hub's word on a chain's head: what exactly is signed, and whether a signature holds. Both sides use it. */
import { createPublicKey, verify } from 'node:crypto';
import type { ChainHead, CoSigned } from '#shared/contract/payments/journal.ts';

/** Bytes under the hub's signature: the head and the time in one written order, so that no two heads share them. */
export const headBytes = (head: ChainHead, at: string): Buffer => Buffer.from(JSON.stringify({ at, chain: head.chain, hash: head.hash, registerId: head.registerId, sequence: head.sequence }));

/** Whether the hub of this key (SPKI DER, base64url) signed the head at that time. False for a key or signature of no such form. */
export const isCoSigned = (signed: CoSigned, hubKey: string): boolean => {
  if (signed.hubKey !== hubKey) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(hubKey, 'base64url'), format: 'der', type: 'spki' });
    return verify(null, headBytes(signed, signed.at), key, Buffer.from(signed.hubSignature, 'base64url'));
  } catch {
    return false;
  }
};
