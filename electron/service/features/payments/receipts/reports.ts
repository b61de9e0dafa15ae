/** Reports on paper and as pictures: drawn from the journal, so that a copy made years later says the same. */
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { settingsOf } from '../../point/index.ts';
import type { PaymentAct } from '../journal/append.ts';
import { payeeOf } from '../products/price-list.ts';
import { requireRegister, shiftRow } from '../registers/queries.ts';
import { isLead, xRefusal } from '../registers/rules.ts';
import { localTime, seller } from '../sales/paper.ts';
import type { Paper } from './paper.ts';
import { planNext } from './print-queue.ts';
import type { ReportNames } from './report-names.ts';
import { reportPaper, type ReportOptions } from './report-paper.ts';
import { requireReport, storedReport } from './stored.ts';

type Kind = ShiftReport['kind'];

const advisorName = compiledOnce((q, param) => q.selectFrom('advisor').select('name').where('id', '=', param('id')));

const namesFor = (db: Read, report: ShiftReport): ReportNames => {
  const advisor = (id: string) => db.first(advisorName({ id }))?.name ?? id;
  return { point: seller(db), cashier: advisor(shiftRow(db, report.shiftId).cashier_id), advisor, payee: (id) => payeeOf(db, id)?.name ?? null, localTime };
};

/** The report printed under a subject, in the language that the point's own texts begin with; null when the journal has no such. */
export const paperOfReport = (db: Read, subject: string, options: ReportOptions = {}): Paper | null => {
  const report = storedReport(db, subject);
  return report && reportPaper(report, settingsOf(db)?.contentLanguages[0] ?? 'fi', namesFor(db, report), options);
};

/** An X report tells what should be in the drawer: who may not take one may not read a colleague's either. */
const refuseX = (db: Read, advisor: SignedIn, shiftId: string, kind: Kind): void => {
  const { cashier_id: cashierId, state, register_id: registerId } = shiftRow(db, shiftId);
  const refusal = kind === 'x' ? xRefusal({ cashierId, state }, requireRegister(db, registerId).blindCount, advisor) : null;
  if (refusal) throw refusal;
};

/**
 * Prints a report at the register of its shift; each print after the first is marked as a copy. Throws `NOT_FOUND`,
 * `NOT_YOUR_SHIFT` to anyone but its cashier and leads, `CONFLICT` with `blindCount` or `noPrinter`.
 */
export const printReport = (act: PaymentAct, advisor: SignedIn, { shiftId, kind }: { shiftId: string; kind: Kind }): { ok: true } => {
  const { cashier_id: cashierId, register_id: registerId } = shiftRow(act, shiftId);
  if (cashierId !== advisor.id && !isLead(advisor)) throw new Refusal('NOT_YOUR_SHIFT');
  refuseX(act, advisor, shiftId, kind);
  const copy = planNext(act, registerId, kind, requireReport(act, shiftId, kind));
  if (copy === null) throw new Refusal('CONFLICT', { reason: 'noPrinter' });
  act.record({ kind: 'report.printed', subjectId: shiftId, data: { report: kind, copy } });
  act.audit({ detail: { shift: shiftId, report: kind, copy } });
  return { ok: true };
};

/** The paper to look at or keep, with a name for its file. Throws `NOT_FOUND`, `NOT_YOUR_SHIFT` of another's X report, `CONFLICT` with `blindCount`. */
export const reportToKeep = (db: Read, advisor: SignedIn, { shiftId, kind }: { shiftId: string; kind: Kind }): { paper: Paper; name: string } => {
  const { cashier_id: cashierId, business_date: date } = shiftRow(db, shiftId);
  if (kind === 'x' && cashierId !== advisor.id && !isLead(advisor)) throw new Refusal('NOT_YOUR_SHIFT');
  refuseX(db, advisor, shiftId, kind);
  const subject = requireReport(db, shiftId, kind);
  const paper = paperOfReport(db, subject);
  if (!paper) throw new Refusal('NOT_FOUND', { what: 'report' });
  return { paper, name: [`${kind}-report`, storedReport(db, subject)?.number, date].filter((piece) => piece !== null && piece !== undefined).join('-') };
};
