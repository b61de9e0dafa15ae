import { Refusal } from '../../kernel/errors.ts';
import type { Act } from '../../kernel/acts.ts';
import type { SecretKey } from '../../kernel/secrets.ts';
import type { StationEvents } from '../../station-events.ts';
import { advisorOf, doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { checkEvidence, type Checked } from './evidence.ts';
import { evidenceTrace, personRef } from './forgotten.ts';
import { checkedVisit, checksOf, latestCheck } from './queries.ts';

const found = <Row>(row: Row | undefined): Row => {
  if (!row) throw new Refusal('NOT_FOUND', { what: 'visit' });
  return row;
};

const keep = (act: Act<StationEvents>, key: SecretKey, visitId: string, advisorId: string, { kept, code }: Checked) => {
  const id = act.newId();
  const reference = code === null ? null : personRef(key, code);
  act.run(
    act.q.insertInto('identity_check').values({
      id,
      visit_id: visitId,
      method: kept.method,
      level: kept.level,
      document_kind: kept.documentKind,
      issuer: kept.issuer,
      expires: kept.expires,
      last_four: kept.lastFour,
      minor: kept.minor ? 1 : 0,
      // No register answers at this desk: unknown, and so protected.
      non_disclosure: 'unknown',
      warnings: JSON.stringify(kept.warnings),
      person_ref: reference,
      checked_by: advisorId,
      checked_at: act.now,
    }),
  );
  act.record({ kind: 'identity.checked', subjectId: id, visitId, data: kept });
  act.audit({ personRef: reference, visitId, detail: { method: kept.method, level: kept.level } });
};

/** Records checks of who the customer is, at the desk of the visit alone. */
export const identityRouter = (os: StationOs, deps: StationDeps) => ({
  record: os.identity.record.handler(({ input, context, path }) => {
    const advisor = advisorOf(context);
    const { evidence, ...told } = input;
    const remembered = { ...told, evidence: evidenceTrace(deps.secret('person'), input.commandId, evidence) };
    return deps.acts.once(doing(context, path), remembered, (act) => {
      const visit = found(checkedVisit(act, input.visitId));
      if (visit.state !== 'open') throw new Refusal('CONFLICT', { reason: 'visitOver' });
      if (visit.advisor_id !== advisor.id) throw new Refusal('CONFLICT', { reason: 'otherDesk' });
      const finding = checkEvidence(evidence, visit.business_date);
      if (!finding.ok) throw new Refusal('BAD_INPUT', { fields: finding.faults });
      keep(act, deps.secret('person'), visit.id, advisor.id, finding.checked);
      act.emit('visitChanged', { visitId: visit.id, deskIds: visit.desk_id === null ? [] : [visit.desk_id] });
      return latestCheck(act, visit.id)!;
    });
  }),
  list: os.identity.list.handler(async ({ input, context, path }) => {
    const visit = found(checkedVisit(deps.db, input.visitId));
    if (visit.advisor_id !== advisorOf(context).id) await deps.acts.act(doing(context, path), (act) => act.audit({ visitId: visit.id }));
    return checksOf(deps.db, visit.id);
  }),
});
