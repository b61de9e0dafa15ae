/**
 * The socket's handler for a contract of plain JSON. oRPC walks every value it sends, asks whether it is a date, a
 * set, a file …, and copies the whole; what has none of these goes as it is. (A queue's board of 400 desks is a
 * hundred kilobytes for each that watches: the walk cost several times the writing.)
 */
import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard';
import type { Context, Router } from '@orpc/server';
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard';
import { WsHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import { identityOf } from '#shared/contract/checked-once.ts';
import { createSharedTexts, type SharedTexts } from './shared-text.ts';
import { wellFormedOnly } from './well-formed.ts';

/** Whether JSON.stringify alone says all of it: no dates, numbers that are none, holes, or objects with ways of their own. */
export const isPlainJson = (value: unknown): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isPlainJson(item));
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) return false;
  // A key without a value is left out of the text, as oRPC leaves it out.
  return Object.values(value).every((item) => item === undefined || isPlainJson(item));
};

class PlainJsonSerializer extends StandardRPCJsonSerializer {
  readonly #shared: SharedTexts;
  constructor(shared: SharedTexts) {
    super();
    this.#shared = shared;
  }
  override serialize(...given: Parameters<StandardRPCJsonSerializer['serialize']>): ReturnType<StandardRPCJsonSerializer['serialize']> {
    const [data, segments] = given;
    // The contract's checked states are plain: their shapes have no other kinds.
    const identity = segments === undefined ? identityOf(data) : undefined;
    if (identity) return [this.#shared.tokenOf(identity, data), [], [], []];
    return segments === undefined && isPlainJson(data) ? [data, [], [], []] : super.serialize(...given);
  }
}

/** Serves a router on a socket until it closes, with the same words on the line as oRPC's own handler. */
// oxlint-disable-next-line typescript/no-explicit-any -- oRPC's own handler takes any contract here
export const serveSockets = <Given extends Context>(router: Router<any, Given>): ((socket: WebSocket, options: { context: Given }) => Promise<void>) => {
  const shared = createSharedTexts();
  const codec = new StandardRPCCodec(new StandardRPCSerializer(new PlainJsonSerializer(shared)));
  const handler = new WsHandler<Context>(new StandardHandler(router, new StandardRPCMatcher({}), codec, {}));
  return (socket, options) => {
    const send = (message: Parameters<WebSocket['send']>[0]) => (typeof message === 'string' ? shared.send(socket, message) : socket.send(message));
    // oxlint-disable-next-line typescript/no-misused-promises -- oRPC waits for what `send` answers before it takes a stream's next state
    return handler.upgrade({ addEventListener: wellFormedOnly(socket), send }, options);
  };
};
