/** What passes in a session: signals, identity, the form, what the customer takes along. */
import type { StationDeps, StationOs } from '../../station-os.ts';
import { ask } from './asking.ts';
import type { SessionCalls } from './desk-router.ts';
import { keepFeedback } from './feedback.ts';
import { confirmFields, sendForm } from './form.ts';
import { answerRequest, requestOf, signedIdentity, traceOf } from './identity.ts';
import type { RemoteDesk } from './remote-desk.ts';
import { checkSignals, placeOf, signalsTo } from './room.ts';
import { sessionRow } from './rows.ts';
import { requireLive } from './rules.ts';
import { keepSummaryLink, toldLink } from './summary-page.ts';
import { planSummary } from './summary-paper.ts';
import { hear } from './taking-in.ts';

const DONE = { ok: true } as const;

export const roomProcedures = (os: StationOs, deps: StationDeps, desk: RemoteDesk, calls: SessionCalls) => {
  const { own, once, seen } = calls;
  const keys = { station: deps.key, person: deps.secret('person') };
  const key = deps.secret('remote');

  return {
    ice: os.remote.ice.handler(({ input, context }) => {
      requireLive(own(context, input.sessionId));
      const place = placeOf(deps.db, input.sessionId, context.caller.deviceId);
      return ask(deps, (hub, options) => hub.remote.iceFor({ sessionId: input.sessionId, participantId: place.id }, options));
    }),
    signal: os.remote.signal.handler(async ({ input, context }) => {
      const row = own(context, input.sessionId);
      requireLive(row);
      checkSignals(row, placeOf(deps.db, row.id, context.caller.deviceId), input.signals);
      await desk.post.send(row.id, input.signals);
      return DONE;
    }),
    watchSignals: os.remote.watchSignals.handler(({ input, context, signal }) => {
      requireLive(own(context, input.sessionId));
      return signalsTo(deps, placeOf(deps.db, input.sessionId, context.caller.deviceId), context.caller.deviceId, input.after, signal);
    }),
    answerIdentity: os.remote.answerIdentity.handler(async (called) => {
      const { input, context } = called;
      const { answer, ...told } = input;
      const code = answer.kind === 'number' ? answer.code : '';
      // The number is in nothing that is kept, nor in a digest that could be tried out.
      const remembered = { ...told, kind: answer.kind, trace: traceOf(key, input.commandId, code) };
      const first = await once(called, (act, row) => {
        requireLive(row);
        const request = requestOf(row, input.requestId);
        if (request.state !== 'open') return { open: false };
        answerRequest(act, keys, row, request, answer);
        return { open: true };
      }, remembered);
      const row = sessionRow(deps.db, input.sessionId);
      // A repeat comes through to the hub as long as the request is open there: the first try may have been cut off.
      if (first.open && requestOf(row, input.requestId).state === 'open') {
        const identity = answer.kind === 'refused' ? null : signedIdentity(deps.db, deps.key, row.id, row.visit_id);
        const given = { identity, code: answer.kind === 'number' ? answer.code.trim().toUpperCase() : null, refused: answer.kind === 'refused' };
        await desk.together(`identity ${input.requestId}`, async () => hear(deps, await ask(deps, (hub, options) => hub.remote.identityFor({ sessionId: row.id, requestId: input.requestId, ...given }, options))));
      }
      return seen(context, row.id);
    }),
    confirmFields: os.remote.confirmFields.handler(async (called) => {
      const { answers, ...told } = called.input;
      const remembered = { ...told, trace: traceOf(key, called.input.commandId, JSON.stringify(answers)) };
      await once(called, (act, row) => confirmFields(act, key, row, called.input), remembered);
      return DONE;
    }),
    sendForm: os.remote.sendForm.handler((called) => {
      const { answers, ...told } = called.input;
      const remembered = { ...told, trace: traceOf(key, called.input.commandId, JSON.stringify(answers)) };
      return once(called, (act, row) => sendForm(act, key, row, answers), remembered);
    }),
    printSummary: os.remote.printSummary.handler(async (called) => {
      await once(called, (act, row) => planSummary(act, row));
      return DONE;
    }),
    summaryLink: os.remote.summaryLink.handler(async (called) => {
      const { linkId } = await once(called, (act, row) => keepSummaryLink(act, deps, row));
      return toldLink(deps, linkId);
    }),
    giveFeedback: os.remote.giveFeedback.handler(async (called) => {
      await once(called, (act, row) => keepFeedback(act, row, called.input));
      return DONE;
    }),
  };
};
