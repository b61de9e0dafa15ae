/** Findings as the portal shows them, and a person's word on one. */
import type { JournalFinding } from '#shared/contract/payments/settlement.ts';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { OtherHistory, ShiftDiffers } from './findings.ts';

type Db = Pick<HubTransaction, 'selectFrom'>;

const rowsOf = async (db: Db, id?: string): Promise<JournalFinding[]> => {
  const rows = await db
    .selectFrom('journal_finding')
    .selectAll('journal_finding')
    .select((e) => [
      e.selectFrom('point').select('point.name').whereRef('point.station_id', '=', 'journal_finding.station_id').orderBy('named_at', 'desc').limit(1).as('pointName'),
      e.selectFrom('closed_shift').select('closed_shift.report').whereRef('closed_shift.register_id', '=', 'journal_finding.register_id').orderBy('head_sequence', 'desc').limit(1).as('report'),
    ])
    .$if(id !== undefined, (q) => q.where('journal_finding.id', '=', id ?? ''))
    .orderBy('found_at', 'desc')
    .orderBy('journal_finding.id')
    .execute();
  return rows
    .map((row): JournalFinding => {
      const base = {
        id: row.id,
        pointName: row.pointName ?? '',
        registerId: row.register_id,
        registerName: row.report === null ? '' : (JSON.parse(row.report) as ShiftReport).registerName,
        foundAt: row.found_at,
        explanation: row.explanation,
        explainedAt: row.explained_at,
      };
      return row.kind === 'shiftDiffers' ? { ...base, kind: row.kind, ...(JSON.parse(row.json) as ShiftDiffers) } : { ...base, kind: row.kind, ...(JSON.parse(row.json) as OtherHistory) };
    })
    .toSorted((a, b) => Number(a.explanation !== null) - Number(b.explanation !== null));
};

/** Open ones first, then the newest. `own` is an editor's provider, which sees only where its own sums differ, or null for all. */
export const findingsFor = async (db: Db, own: string | null): Promise<JournalFinding[]> => {
  const all = await rowsOf(db);
  if (own === null) return all;
  return all.flatMap((finding) => {
    if (finding.kind !== 'shiftDiffers') return [];
    const parts = finding.parts.filter(({ payeeId }) => payeeId === own);
    return parts.length > 0 ? [{ ...finding, parts }] : [];
  });
};

/** Throws `NOT_FOUND`. */
export const explainFinding = async (tx: HubTransaction, { findingId, explanation }: { findingId: string; explanation: string }, editorId: string, now: string): Promise<JournalFinding> => {
  await tx.updateTable('journal_finding').set({ explanation, editor_id: editorId, explained_at: now }).where('id', '=', findingId).execute();
  const [finding] = await rowsOf(tx, findingId);
  if (!finding) throw new Refusal('NOT_FOUND', { what: 'finding' });
  return finding;
};
