import type { IdentityCheck } from '#shared/contract/identity.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import type { IdentityCheckTable } from '../../tables/station.ts';

const warningsOf = (row: IdentityCheckTable): IdentityCheck['warnings'] => JSON.parse(row.warnings);

const toCheck = (row: IdentityCheckTable): IdentityCheck => ({
  id: row.id,
  visitId: row.visit_id,
  method: row.method,
  level: row.level,
  documentKind: row.document_kind,
  issuer: row.issuer,
  expires: row.expires,
  lastFour: row.last_four,
  minor: row.minor === 1,
  nonDisclosure: row.non_disclosure,
  warnings: warningsOf(row),
  checkedBy: row.checked_by,
  checkedAt: row.checked_at,
});

const checks = compiledOnce((q, param) => q.selectFrom('identity_check').selectAll().where('visit_id', '=', param('visitId')).orderBy('id', 'desc'));

/** All checks of a visit, newest first. */
export const checksOf = (db: Read, visitId: string): IdentityCheck[] => db.all(checks({ visitId })).map(toCheck);

/** The check in force, or null while the customer is unknown. */
export const latestCheck = (db: Read, visitId: string): IdentityCheck | null => checksOf(db, visitId)[0] ?? null;

/** What a check needs to know of its visit: whether it may be made, and of which day it is. */
export const checkedVisit = (db: Read, visitId: string) =>
  db.first(db.q.selectFrom('visit').select(['id', 'state', 'advisor_id', 'desk_id', 'business_date']).where('id', '=', visitId));
