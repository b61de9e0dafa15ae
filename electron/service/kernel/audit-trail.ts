/**
 * The audit trail: append-only rows, each holding the hash of itself and of the row before, so that an
 * edited, removed or inserted row shows (tiedonhallintalaki 906/2019 section 17 asks for the log, the chain is ours).
 */
import { hash } from 'node:crypto';
import type { StationTables } from '../tables/station.ts';
import type { Reader } from './db.ts';

export interface AuditEntry {
  /** The procedure when absent. */
  action?: string;
  /** A pseudonym, never a code or a name. */
  personRef?: string | null;
  visitId?: string | null;
  reason?: string | null;
  detail?: Record<string, string | number | boolean | null>;
}

interface Row {
  at: string;
  action: string;
  advisor_id: string | null;
  device_id: string;
  person_ref: string | null;
  visit_id: string | null;
  reason: string | null;
  detail: string;
}

const GENESIS = 'onedoor-audit';

const chained = (before: string, row: Row): string =>
  hash('sha256', JSON.stringify([before, row.at, row.action, row.advisor_id, row.device_id, row.person_ref, row.visit_id, row.reason, row.detail]), 'base64url');

/** The row to insert, chained to the last one. */
export const auditRow = (
  reader: Reader<StationTables>,
  entry: AuditEntry & { action: string; at: string; advisorId: string | null; deviceId: string },
): Row & { hash: string } => {
  const last = reader.first(reader.q.selectFrom('audit').select('hash').orderBy('sequence', 'desc').limit(1));
  const row: Row = {
    at: entry.at,
    action: entry.action,
    advisor_id: entry.advisorId,
    device_id: entry.deviceId,
    person_ref: entry.personRef ?? null,
    visit_id: entry.visitId ?? null,
    reason: entry.reason ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
  };
  return { ...row, hash: chained(last?.hash ?? GENESIS, row) };
};

/** Walks the whole chain. Returns the sequence of the first row that does not fit, or null when all do. */
export const firstBrokenAuditRow = (reader: Reader<StationTables>): number | null => {
  let before = GENESIS;
  let expected: number | null = null;
  for (const row of reader.all(reader.q.selectFrom('audit').selectAll().orderBy('sequence'))) {
    if (expected !== null && row.sequence !== expected) return row.sequence;
    if (row.hash !== chained(before, row)) return row.sequence;
    before = row.hash;
    expected = row.sequence + 1;
  }
  return null;
};
