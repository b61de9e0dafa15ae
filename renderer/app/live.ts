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

type Watch<Input, News, Fault> = Pick<ProcedureUtils<ClientContext, Input, AsyncIterable<News>, Fault>, 'call'> & Pick<GeneralUtils<Input>, 'key'>;
type Given<Input> = undefined extends Input ? [input?: Input] : [input: Input];

/** What a screen knows after a message, and the mark by which the stream goes on after a cut; without one it begins anew. */
export interface Joined<Value> {
  readonly value: Value;
  readonly mark?: string | undefined;
}

/**
 * Watches a procedure that streams a state and then what changes in it, through cuts of the line.
 * @param watch the procedure, for example `useStation().queue.watchBoard`
 * @param join what is known after a message; null when the message does not go with what was known: then all is asked for anew
 * @param given the procedure's input; leave out when it takes none
 */
export function useLiveJoined<Input, News, Value, Fault>(watch: Watch<Input, News, Fault>, join: (former: Value | undefined, news: News) => Joined<Value> | null, ...given: Given<Input>): Live<Value> {
  const line = useLine();
  const [input] = given;
  const query = useQuery<Value>({
    queryKey: [...watch.key(), 'live', input ?? null],
    queryFn: async ({ signal, client, queryKey }) => {
      let mark: string | undefined;
      while (!signal.aborted) {
        try {
          // undefined only where Input admits it
          const stream = await watch.call(input as Input, { signal, ...(mark === undefined ? {} : { lastEventId: mark }) });
          // Taken up again, the stream is silent until something changes: what is known is of the present again.
          if (mark !== undefined) client.setQueryData<Value>(queryKey, (known) => known);
          for await (const news of stream) {
            const joined = join(client.getQueryData<Value>(queryKey), news);
            mark = joined?.mark;
            if (joined === null) break;
            client.setQueryData(queryKey, joined.value);
          }
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

const whole = <Value>(_former: Value | undefined, value: Value): Joined<Value> => ({ value });

/**
 * Watches a procedure that streams whole states, each replacing the former. After a cut the stream
 * is taken up again, and the server's first value makes good for all that was missed.
 * @param watch the procedure, for example `useStation().queue.watchDisplay`
 * @param given its input; leave out when it takes none
 */
export function useLive<Input, Value, Fault>(watch: Watch<Input, Value, Fault>, ...given: Given<Input>): Live<Value> {
  return useLiveJoined<Input, Value, Value, Fault>(watch, whole, ...given);
}
