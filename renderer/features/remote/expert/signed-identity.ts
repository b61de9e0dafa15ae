/** Whether what is told of the customer's identity is the desk's own word for this session, unchanged by who carried it. */
import type { SignedIdentity } from '#shared/contract/remote/words.ts';
import { identityStatement } from '#shared/domain/remote-trust.ts';
import { bytesOf } from '../../../kit/index.ts';
import { readPublicKey } from '../media/session-key.ts';

const bytes = (text: string) => bytesOf(text.replaceAll('-', '+').replaceAll('_', '/'));

/** @param stationKey the long-lived key that vouches for those at the desk; null before one of them has joined */
export async function identityHolds(sessionId: string, identity: SignedIdentity, stationKey: string | null): Promise<boolean> {
  const { statement, signature, publicKey } = identity;
  if (statement !== identityStatement({ ...identity, sessionId }) || (stationKey !== null && stationKey !== publicKey)) return false;
  try {
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, await readPublicKey(publicKey), bytes(signature), new TextEncoder().encode(statement));
  } catch {
    return false;
  }
}
