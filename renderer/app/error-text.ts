/** What went wrong, in the user's words. */
import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';

/** Said with each key: a screen's own `t` reads its first namespace alone. */
const HERE = { ns: 'errors' } as const;

/** Whether the server said no, in a way the contract declares, as opposed to a cut line or a bug. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && (error.defined || error.status < 500);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A refusal's code and what came with it; null for a cut line or a bug. */
export function refusalOf(error: unknown): { readonly code: string; readonly data: Readonly<Record<string, unknown>> } | null {
  if (!(error instanceof ORPCError) || !isRefusal(error)) return null;
  const data: unknown = error.data;
  return { code: error.code, data: isRecord(data) ? data : {} };
}

/** The refused fields of BAD_INPUT with the server's reasons; empty for any other error. */
export function refusedFields(error: unknown): readonly { readonly path: string; readonly reason: string }[] {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_INPUT') return [];
  const data: unknown = error.data;
  if (!isRecord(data) || !Array.isArray(data['fields'])) return [];
  return data['fields'].filter(isRecord).map((field) => ({ path: String(field['path']), reason: String(field['reason']) }));
}

/** The refused fields as `path → words`, to be shown beside each field. */
export function fieldErrors(error: unknown, t: TFunction<'errors'>): ReadonlyMap<string, string> {
  return new Map(refusedFields(error).map(({ path, reason }): [string, string] => [path, t([`fields.${reason}`, 'fields.invalid'], HERE)]));
}

/** The error's id as the server's log knows it, for a bug; undefined for anything else. */
export function errorId(error: unknown): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const data: unknown = error.data;
  return isRecord(data) && typeof data['errorId'] === 'string' ? data['errorId'] : undefined;
}

/**
 * One sentence for the user: each code the contract declares has its own under `errors.codes`, a
 * CONFLICT or WRONG_AMOUNT or STATEMENT_REFUSED the one of its reason; a cut line says so; anything else shows the error's id.
 */
export function errorText(error: unknown, t: TFunction<'errors'>): string {
  if (!(error instanceof ORPCError)) return t('lineCut', HERE);
  const data: unknown = error.data;
  const values = isRecord(data) ? data : {};
  if (error.code === 'CONFLICT') return t([`conflicts.${String(values['reason'])}`, 'codes.CONFLICT'], HERE);
  if (error.code === 'WRONG_AMOUNT') return t([`amounts.${String(values['reason'])}`, 'codes.WRONG_AMOUNT'], HERE);
  if (error.code === 'STATEMENT_REFUSED') return t([`statements.${String(values['reason'])}`, 'codes.STATEMENT_REFUSED'], { line: values['line'] ?? '', ...HERE });
  if (isRefusal(error)) return t([`codes.${error.code}`, 'refused'], { ...values, code: error.code, ...HERE });
  const id = errorId(error);
  return id === undefined ? t('broken', HERE) : t('brokenWithId', { id, ...HERE });
}
