/** Commands: one act of the user is one command id, however often it has to be sent. */
import type { ClientContext } from '@orpc/client';
import type { ProcedureUtils } from '@orpc/tanstack-query';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { isRefusal } from './error-text.ts';
import { newUlid } from './ulid.ts';

/** Attempts over a cut line before the user is asked to try again; about six seconds. */
const ATTEMPTS = 6;

export interface Command<Input, Output> {
  /**
   * Does it. While it is under way a second call does nothing, so a double press is one act.
   * Resolves to the answer, or to undefined when it was refused or ignored; the reason is in `error`.
   */
  readonly run: (input: Omit<Input, 'commandId'>) => Promise<Output | undefined>;
  readonly pending: boolean;
  readonly error: unknown;
  readonly data: Output | undefined;
  /** Forgets the answer and the error. */
  readonly reset: () => void;
}

/**
 * A procedure that changes something. The id is made when the user acts and is sent again on each
 * retry. When nothing is known of the outcome (the line was cut) and the user does the very same
 * again, the same id is used once more, so that it happens once.
 * @param procedure for example `useStation().queue.take`
 */
export function useCommand<Input extends { commandId: string }, Output, Fault>(
  procedure: Pick<ProcedureUtils<ClientContext, Input, Output, Fault>, 'call'>,
): Command<Input, Output> {
  const unsettled = useRef<{ readonly asked: string; readonly commandId: string } | null>(null);
  const busy = useRef(false);
  const mutation = useMutation<Output, unknown, Input>({
    mutationFn: (input) => procedure.call(input),
    retry: (count, error) => count < ATTEMPTS && !isRefusal(error),
    retryDelay: (count) => Math.min(250 * 2 ** count, 2_000),
  });
  const run = async (input: Omit<Input, 'commandId'>): Promise<Output | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    const asked = JSON.stringify(input);
    const commandId = unsettled.current?.asked === asked ? unsettled.current.commandId : newUlid();
    unsettled.current = { asked, commandId };
    try {
      // the id is the one field of Input the caller does not give
      const answer = await mutation.mutateAsync({ ...input, commandId } as Input);
      unsettled.current = null;
      return answer;
    } catch (error) {
      if (isRefusal(error)) unsettled.current = null;
      return undefined;
    } finally {
      busy.current = false;
    }
  };
  return { run, pending: mutation.isPending, error: mutation.error, data: mutation.data, reset: mutation.reset };
}
