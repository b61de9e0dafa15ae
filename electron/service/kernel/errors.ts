/** From thrown to told: what the caller learns of an error, and what only the log learns. */
import { ORPCError, ValidationError } from '@orpc/server';
import type { Log } from './log.ts';

/** A refusal by a rule, thrown below a router; `code` and `data` are those the contract declares. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  readonly data: unknown;
  constructor(code: string, data?: unknown) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

interface Issue {
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly message: string;
}

const fieldPath = (issue: Issue) => (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** The reason a screen has words for; zod's own texts never reach a person. */
const fieldReason = (issue: Issue): string => {
  const received = /received undefined/.test(issue.message);
  if (issue.code === 'invalid_type') return received ? 'missing' : 'wrongKind';
  if (issue.code === 'too_big') return 'tooLarge';
  if (issue.code === 'too_small') return 'tooSmall';
  if (issue.code === 'invalid_format') return 'wrongForm';
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'notOffered';
  if (issue.code === 'unrecognized_keys') return 'unknownField';
  return 'notValid';
};

/** A bad field found by a rule after the shape was right. */
export const badField = (path: string, reason: string): Refusal => new Refusal('BAD_INPUT', { fields: [{ path, reason }] });

/** As the contract declares them; a refusal with another status than its own does not count as declared. The rest are 409. */
const STATUS: Record<string, number> = { NOT_SIGNED_IN: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_INPUT: 422, LOCKED: 423, WRONG_PIN: 403, WRONG_PASSWORD: 403, LOCKED_OUT: 429, NOT_YOUR_SHIFT: 403, OVER_LIMIT: 403, WRONG_AMOUNT: 422, TERMINAL_AWAY: 503, HUB_AWAY: 503, BAD_VOUCHER: 403 };

const isBadInput = (error: unknown): error is ORPCError<string, unknown> & { cause: ValidationError } =>
  error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;

/**
 * Turns anything thrown in a procedure into what its contract declares. What is not a declared refusal
 * is a bug: it is logged with the call's name and an id, and the caller gets the id alone.
 */
export const toldError = (error: unknown, call: string, newId: () => string, log: Log): unknown => {
  if (isBadInput(error)) {
    const fields = error.cause.issues.slice(0, 20).map((issue) => ({ path: fieldPath(issue as Issue), reason: fieldReason(issue as Issue) }));
    return new ORPCError('BAD_INPUT', { defined: true, status: 422, message: 'A field is not right', data: { fields } });
  }
  if (error instanceof Refusal) return new ORPCError(error.code, { defined: true, status: STATUS[error.code] ?? 409, message: error.code, data: error.data });
  if (error instanceof ORPCError && (error.defined || error.code === 'NOT_FOUND')) return error;
  const errorId = newId();
  log.error({ call, errorId, error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error) }, 'a procedure failed');
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'Something went wrong', data: { errorId } });
};
