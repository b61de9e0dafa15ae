import { doing, type StationDeps, type StationOs } from '../../../station-os.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { exportCsv } from './export-csv.ts';
import { exportJson } from './export-json.ts';
import { gatherExport } from './exporting.ts';
import { otherHistories } from './other-histories.ts';
import { exportSaft } from './saft.ts';
import { verifyRegister } from './verify.ts';

const FORMS = {
  json: { write: exportJson, ending: 'json' },
  csv: { write: exportCsv, ending: 'csv' },
  saft: { write: exportSaft, ending: 'xml' },
} as const;

/** Checking and exporting journals; both are audited, since an export carries a point's money out of it. */
export const journalRouter = (os: StationOs, deps: StationDeps) => ({
  otherHistories: os.payments.otherHistories.handler(() => otherHistories(deps.db)),
  verifyJournal: os.payments.verifyJournal.handler(async ({ input, context, path }) => {
    const { db } = deps;
    const register = db.first(db.q.selectFrom('register').select(['id', 'public_key as publicKey']).where('id', '=', input.registerId));
    if (!register) throw new Refusal('NOT_FOUND', { what: 'register' });
    const { rows, heads, faults } = verifyRegister(db, register);
    const first = faults[0];
    await deps.acts.act(doing(context, path), (act) => act.audit({ detail: { register: register.id, rows, fault: first ? `${first.chain} ${first.sequence} ${first.fault}` : null } }));
    return { rows, heads, faults };
  }),
  exportJournal: os.payments.exportJournal.handler(async ({ input, context, path }) => {
    const exported = gatherExport(deps.db, input, deps.clock.now());
    const { write, ending } = FORMS[input.as];
    const text = write(exported, deps.zone);
    await deps.acts.act(doing(context, path), (act) => act.audit({ detail: { register: input.registerId, from: input.from, to: input.to, as: input.as, rows: exported.rows.length } }));
    return { fileName: `journal-${exported.header.register.number}-${input.from}-${input.to}.${ending}`, text };
  }),
});
