/**
 * The texts that are signed so that the hub, which carries a session's signals, cannot change them unseen. Each text names
 * what it is for and everything it binds, one a line; no field can hold a line break, so no two meanings share a text.
 */

const lines = (kind: string, ...fields: readonly (string | number)[]): string => {
  const text = fields.map(String);
  if (text.some((field) => /[\r\n]/.test(field))) throw new RangeError('a signed field holds a line break');
  return [`onedoor ${kind} 1`, ...text].join('\n');
};

/** What a station's or an expert's long-lived key signs of a participant's key for one session. */
export const keyStatement = ({ sessionId, participantId, role, publicKey }: { sessionId: string; participantId: string; role: string; publicKey: string }): string =>
  lines('participant', sessionId, participantId, role, publicKey);

/** What a participant's key signs of each signal. `bodyDigest` is the SHA-256 of the body's bytes in base64url. */
export const signalText = ({ sessionId, from, to, count, bodyDigest }: { sessionId: string; from: string; to: string; count: number; bodyDigest: string }): string =>
  lines('signal', sessionId, from, to, count, bodyDigest);

/** What a station signs of the identity its desk recorded; the number is not in it. */
export const identityStatement = (said: { sessionId: string; method: string; level: string; documentKind: string | null; nonDisclosure: string; checkedAt: string | null }): string =>
  lines('identity', said.sessionId, said.method, said.level, said.documentKind ?? '-', said.nonDisclosure, said.checkedAt ?? '-');

const GROUPS = 4;

/**
 * Twenty digits that two people read to each other to be sure that nobody sits between their keys: from the SHA-256 of both
 * long-lived public keys, lesser first, so that both sides compute the same. 66 bits cannot be searched for a match.
 *
 * @param digest 32 bytes
 * @returns four groups of five digits
 */
export const safetyNumber = (digest: Uint8Array): string[] => {
  if (digest.length < GROUPS * 5) throw new RangeError('the digest is too short');
  return Array.from({ length: GROUPS }, (_, group) => {
    const value = digest.subarray(group * 5, group * 5 + 5).reduce((sum, byte) => sum * 256 + byte, 0);
    return String(value % 100_000).padStart(5, '0');
  });
};

/** The text whose digest gives the safety number of two keys. */
export const safetyText = (one: string, other: string): string => lines('safety', ...[one, other].toSorted((a, b) => (a < b ? -1 : 1)));
