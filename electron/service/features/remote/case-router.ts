/** Call-backs and questions, from the desk. */
import type { RemoteCase } from '#shared/contract/remote/words.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { live } from '../../kernel/live.ts';
import { advisorOf, doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { caseRow, caseRows, toCase } from './case-rows.ts';
import { askCase, closeCase, offerCorrection } from './cases.ts';
import { traceOf } from './identity.ts';

/** Changes of one moment reach a screen as one. */
const MERGE_MS = 50;

export const caseProcedures = (os: StationOs, deps: StationDeps) => {
  const key = deps.secret('remote');
  const today = () => localDateOf(deps.clock.now(), deps.zone);
  const seen = (caseId: string): RemoteCase => toCase(deps.db, caseRow(deps.db, caseId), today());

  return {
    askCallback: os.remote.askCallback.handler(async ({ input, context, path }) => {
      const advisor = advisorOf(context);
      const { phone, ...told } = input;
      const remembered = { ...told, trace: traceOf(key, input.commandId, phone) };
      const { caseId } = await deps.acts.once(doing(context, path), remembered, (act) => askCase(act, advisor, { kind: 'callback', ...input, attachments: [] }));
      return seen(caseId);
    }),
    askQuestion: os.remote.askQuestion.handler(async ({ input, context, path }) => {
      const advisor = advisorOf(context);
      const { caseId } = await deps.acts.once(doing(context, path), input, (act) => askCase(act, advisor, { kind: 'question', ...input, phone: null }));
      return seen(caseId);
    }),
    cases: os.remote.cases.handler(async ({ input, context, path }) => {
      const rows = caseRows(deps.db, input.state);
      const others = rows.filter((row) => row.advisor_id !== advisorOf(context).id).length;
      if (others > 0) await deps.acts.act(doing(context, path), (act) => act.audit({ detail: { cases: rows.length, others } }));
      return rows.map((row) => toCase(deps.db, row, today()));
    }),
    watchCases: os.remote.watchCases.handler(({ signal }) => {
      let changes = 0;
      const subscribe = (changed: () => void) =>
        deps.events.subscribe('casesChanged', () => {
          changes += 1;
          changed();
        });
      return live({ subscribe, read: () => ({ changes }), mark: () => String(changes), mergeMs: MERGE_MS }, signal);
    }),
    closeCase: os.remote.closeCase.handler(async ({ input, context, path }) => {
      await deps.acts.once(doing(context, path), input, (act) => closeCase(act, input.caseId));
      return seen(input.caseId);
    }),
    offerCorrection: os.remote.offerCorrection.handler(async ({ input, context, path }) => {
      const advisor = advisorOf(context);
      await deps.acts.once(doing(context, path), input, (act) => offerCorrection(act, advisor, input.caseId, input.text));
      return seen(input.caseId);
    }),
  };
};
