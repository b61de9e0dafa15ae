/** What two peers say to each other through signalling, inside a signal's signed body. */

/** `at` is the sender's connection, made anew after each rebuilding; `to` the receiver's as the sender knows it. */
interface Ends {
  readonly at: string;
  readonly to: string | null;
}

/** An answer names the offer it is for: one to an offer that was taken back must not be applied. */
export type PeerSaying =
  | { readonly offer: number; readonly sdp: string }
  | { readonly answer: number; readonly sdp: string }
  | { readonly candidate: RTCIceCandidateInit };

export type PeerMessage = PeerSaying & Ends;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const candidateOf = (value: unknown): RTCIceCandidateInit | null => {
  if (!isRecord(value) || typeof value['candidate'] !== 'string') return null;
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = value;
  return {
    candidate,
    sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
    sdpMLineIndex: typeof sdpMLineIndex === 'number' ? sdpMLineIndex : null,
    usernameFragment: typeof usernameFragment === 'string' ? usernameFragment : null,
  };
};

/** Reads a body; null when it is not a message of ours, whoever signed it. */
export function readPeerMessage(body: string): PeerMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { at, to, sdp, offer, answer } = value;
  if (typeof at !== 'string' || at === '' || (to !== null && typeof to !== 'string')) return null;
  if (typeof sdp === 'string' && isCount(offer)) return { at, to, offer, sdp };
  if (typeof sdp === 'string' && isCount(answer)) return { at, to, answer, sdp };
  const candidate = candidateOf(value['candidate']);
  return candidate === null ? null : { at, to, candidate };
}
