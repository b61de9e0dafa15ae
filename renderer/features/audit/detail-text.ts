/** The facts of an audit row in one line. */
import type { AuditRow } from '#shared/contract/audit.ts';

/** `wrongPins 2 · lockedSeconds 0`; an empty text when there are none. */
export function detailText(detail: AuditRow['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ');
}
