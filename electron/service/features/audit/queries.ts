import type { AuditRow } from '#shared/contract/audit.ts';
import type { Read } from '../../kernel/acts.ts';

export interface AuditFilter {
  visitId?: string | undefined;
  advisorId?: string | undefined;
  action?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/** Newest first. */
export const auditRows = (db: Read, filter: AuditFilter): AuditRow[] => {
  let query = db.q
    .selectFrom('audit')
    .leftJoin('advisor', 'advisor.id', 'audit.advisor_id')
    .select(['audit.sequence', 'audit.at', 'audit.action', 'audit.advisor_id', 'advisor.name as advisor_name', 'audit.device_id', 'audit.person_ref', 'audit.visit_id', 'audit.reason', 'audit.detail'])
    .orderBy('audit.sequence', 'desc')
    .limit(filter.limit);
  if (filter.visitId) query = query.where('audit.visit_id', '=', filter.visitId);
  if (filter.advisorId) query = query.where('audit.advisor_id', '=', filter.advisorId);
  if (filter.action) query = query.where('audit.action', '=', filter.action);
  if (filter.before) query = query.where('audit.sequence', '<', filter.before);
  return db.all(query).map((row) => ({
    sequence: row.sequence,
    at: row.at,
    action: row.action,
    advisorId: row.advisor_id,
    advisorName: row.advisor_name,
    deviceId: row.device_id,
    personRef: row.person_ref,
    visitId: row.visit_id,
    reason: row.reason,
    detail: JSON.parse(row.detail) as AuditRow['detail'],
  }));
};
