/** What a refused call told its caller. */
import { ORPCError } from '@orpc/server';

export interface ToldRefusal {
  code: string;
  data: unknown;
}

/** Waits for the refusal of a call; a call that succeeds is a failure of the test. */
export const refusalOf = async (call: Promise<unknown>): Promise<ToldRefusal> => {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome === null) throw new Error('the call was not refused');
  if (!(outcome instanceof ORPCError)) throw outcome;
  return { code: outcome.code, data: outcome.data };
};

/** `FORBIDDEN`, or `CONFLICT otherDesk` where the data names a reason. */
export const refusalText = async (call: Promise<unknown>): Promise<string> => {
  const { code, data } = await refusalOf(call);
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? ` ${String(data.reason)}` : '';
  return `${code}${reason}`;
};
