/**
 * The socket's handler for a contract of plain JSON. oRPC walks every value it sends, asks whether it is a date, a
 * set, a file …, and copies the whole; what has none of these goes as it is. (A queue's board of 400 desks is a
 * hundred kilobytes for each that watches: the walk cost several times the writing.)
 */
import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard';
import type { Context, Router } from '@orpc/server';
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard';
import { WsHandler } from '@orpc/server/ws';

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
  override serialize(...given: Parameters<StandardRPCJsonSerializer['serialize']>): ReturnType<StandardRPCJsonSerializer['serialize']> {
    const [data, segments] = given;
    return segments === undefined && isPlainJson(data) ? [data, [], [], []] : super.serialize(...given);
  }
}

/** Serves a router on sockets, like oRPC's own handler and with the same words on the line. */
// oxlint-disable-next-line typescript/no-explicit-any -- oRPC's own handler takes any contract here
export const socketHandler = <Given extends Context>(router: Router<any, Given>): WsHandler<Given> =>
  new WsHandler(new StandardHandler(router, new StandardRPCMatcher({}), new StandardRPCCodec(new StandardRPCSerializer(new PlainJsonSerializer())), {}));
