/** Live values: the newest value of a `watch…` procedure, through cuts of the line. */
import type { ClientContext } from '@orpc/client';
import type { GeneralUtils, ProcedureUtils } from '@orpc/tanstack-query';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useLine } from './connection.tsx';
import { isRefusal } from './error-text.ts';

/** Milliseconds between attempts to take a broken stream up again. */
const AGAIN_AFTER = 400;

export interface Live<Value> {
  /** The newest value; undefined until the first has come. It stays while the line is cut. */
  readonly data: Value | undefined;
  /** Whether `data` is of the present: the line stands and the value has come over it. */
  readonly connected: boolean;
  /** A refusal by the server; a cut line is no error. */
  readonly error: unknown;
  /** Asks again after a refusal. */
  readonly retry: UseQueryResult['refetch'];
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Watches a procedure that streams whole states, each replacing the former. After a cut the stream
 * is taken up again, and the server's first value makes good for all that was missed.
 * @param watch the procedure, for example `useStation().queue.watchDisplay`
 * @param input its input; leave out when it takes none
 */
export function useLive<Input, Value, Fault>(
  watch: Pick<ProcedureUtils<ClientContext, Input, AsyncIterable<Value>, Fault>, 'call'> & Pick<GeneralUtils<Input>, 'key'>,
  ...[input]: undefined extends Input ? [input?: Input] : [input: Input]
): Live<Value> {
  const line = useLine();
  const query = useQuery<Value>({
    queryKey: [...watch.key(), 'live', input ?? null],
    queryFn: async ({ signal, client, queryKey }) => {
      while (!signal.aborted) {
        try {
          // undefined only where Input admits it
          const stream = await watch.call(input as Input, { signal });
          for await (const value of stream) client.setQueryData(queryKey, value);
        } catch (error) {
          if (isRefusal(error)) throw error;
        }
        await pause(AGAIN_AFTER, signal);
      }
      throw new Error('the screen stopped watching');
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // A screen that comes as another goes finds the value there and its stream ended: it must watch anew.
    refetchOnMount: 'always',
    gcTime: 0,
  });
  const connected = line.connected && query.data !== undefined && query.dataUpdatedAt >= line.connectedSince;
  return { data: query.data, connected, error: query.error, retry: query.refetch };
}
