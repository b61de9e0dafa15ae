/**
 * What the joint work stands on: messages to the others in the room. The room's data channels fulfil it; a test does so
 * with a list. Who a message is from is told by the channel it came through, never by the message.
 */

/** Bytes, or anything that JSON can hold. */
export type LinePayload = Uint8Array<ArrayBuffer> | object;

export interface JointLine {
  /** This browser's participant. */
  readonly self: string;
  /** The participants to whom a channel is open now. */
  readonly others: () => readonly string[];
  /** Reliable and in order for each receiver; to all when `to` is left out. Nothing is kept for one who is not there. */
  readonly send: (kind: string, payload: LinePayload, to?: string) => void;
  /** May be lost or overtaken: for what the next message makes old. */
  readonly sendQuick: (kind: string, payload: object) => void;
  /** Hears messages of a kind from both channels; the answer stops it. What is heard is not to be trusted in its shape. */
  readonly on: (kind: string, handler: (from: string, payload: unknown) => void) => () => void;
  /** A channel to somebody opened, for the first time or again after a cut. */
  readonly onJoin: (handler: (who: string) => void) => () => void;
  /** A channel closed: cut, or left. */
  readonly onLeave: (handler: (who: string) => void) => () => void;
}
