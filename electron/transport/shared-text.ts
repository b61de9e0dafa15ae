/**
 * A state that many watch, written once: while a message is made, a token stands in its place, and when the message
 * goes out the token gives way to the bytes, which all watchers' sockets share.
 */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';

/** Between a message's making and its sending there are but a few steps; so many states are kept over them. */
const STATES_KEPT = 64;
/** A message with a token is short: what is long carries its own content. */
const LONGEST_WITH_TOKEN = 2_048;
/** Bytes up to which copying a text into one frame costs less than two more frames. */
const COPIED_UP_TO = 16_384;

export interface SharedTexts {
  /** What stands for a state in a message; `identity` is the same for all copies of the state. */
  tokenOf(identity: object, state: unknown): string;
  /** Sends a message with what its token stands for. Answers when it left, so that a slow reader is sent no further state before. */
  send(socket: WebSocket, message: string): Promise<void> | void;
}

/** `random`: bytes that nobody can foresee, so that no text of a person's reads as a token. */
export const createSharedTexts = (random: Buffer = randomBytes(16)): SharedTexts => {
  const prefix = `"${random.toString('base64url')}.`;
  const tokens = new WeakMap<object, string>();
  const texts = new Map<string, Buffer>();
  let made = 0;

  const textAt = (message: string, begin: number): { end: number; text: Buffer } => {
    const end = message.indexOf('"', begin + 1) + 1;
    const text = texts.get(message.slice(begin, end));
    if (!text) throw new Error('a shared state was forgotten before it was sent');
    return { end, text };
  };

  return {
    tokenOf: (identity, state) => {
      const known = tokens.get(identity);
      if (known !== undefined && texts.has(known)) return known.slice(1, -1);
      const token = `${prefix}${(made += 1)}"`;
      tokens.set(identity, token);
      texts.set(token, Buffer.from(JSON.stringify(state)));
      if (texts.size > STATES_KEPT) texts.delete(texts.keys().next().value!);
      return token.slice(1, -1);
    },
    send: (socket, message) => {
      const begin = message.length > LONGEST_WITH_TOKEN ? -1 : message.indexOf(prefix);
      if (begin < 0) return socket.send(message);
      const { end, text } = textAt(message, begin);
      return new Promise((sent) => {
        if (text.length <= COPIED_UP_TO) {
          socket.send(Buffer.concat([Buffer.from(message.slice(0, begin)), text, Buffer.from(message.slice(end))]), { binary: false }, () => sent());
          return;
        }
        socket.send(message.slice(0, begin), { fin: false });
        socket.send(text, { fin: false, binary: false });
        socket.send(message.slice(end), { fin: true }, () => sent());
      });
    },
  };
};
