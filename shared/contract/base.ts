/** The contract's common ground: refusals any procedure may give, and the shape of a command. */
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { Id } from './words.ts';

/** One refused field: `path` as in `hours.0.opens`, `reason` a key under `errors.fields` in the locales. */
export const RefusedField = z.object({ path: z.string(), reason: z.string() });

export const base = oc.errors({
  NOT_SIGNED_IN: { status: 401, message: 'Sign in first' },
  LOCKED: { status: 423, message: 'The screen is locked' },
  FORBIDDEN: { status: 403, message: 'Not allowed for this role or device', data: z.object({ action: z.string() }) },
  BAD_INPUT: { status: 422, message: 'A field is not right', data: z.object({ fields: z.array(RefusedField) }) },
  NOT_FOUND: { status: 404, message: 'Not found', data: z.object({ what: z.string() }) },
  COMMAND_REUSED: { status: 409, message: 'The same command id came with another input' },
  CONFLICT: { status: 409, message: 'Not possible in the present state', data: z.object({ reason: z.string() }) },
});

/**
 * Input of a procedure that changes something. The id is made once per act of the user and sent
 * again on each retry: the station answers a repeated id with the first answer and changes nothing.
 */
export const command = <S extends z.ZodRawShape>(shape: S) => z.object({ commandId: Id, ...shape });

export const Done = z.object({ ok: z.literal(true) });
