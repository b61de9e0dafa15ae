import type { Visit } from '#shared/contract/visits.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { SignedIn } from '../../kernel/access.ts';
import { advisorOf, doing, type HandlerContext, type StationDeps, type StationOs } from '../../station-os.ts';
import { callerNow } from '../devices/index.ts';
import { changeVisit, recordOf, setVisit, type VisitAct } from './change.ts';
import { begin, cancel, close, handOver, reopen, takeUp } from './course.ts';
import { customerViews, deskVisits } from './live.ts';
import { visitOf, visitsOn } from './queries.ts';
import { closeService, correctTime, recordAct, setNote, tickStep } from './service-record.ts';
import { addService, removeService, selectService, setClock } from './services.ts';

/** Visits and their services. What changes a visit is a command; what reads another desk's visit is audited. */
export const visitsRouter = (os: StationOs, deps: StationDeps) => {
  interface Called<Input> {
    input: Input;
    context: HandlerContext;
    path: readonly string[];
  }
  const once = <Input extends { commandId: string }>({ input, context, path }: Called<Input>, job: (act: VisitAct, advisor: SignedIn) => Visit): Promise<Visit> => {
    const advisor = advisorOf(context);
    return deps.acts.once(doing(context, path), input, (act) => job(act, advisor));
  };
  const work = <Input extends { commandId: string; visitId: string }>(called: Called<Input>, job: (act: VisitAct, visit: Parameters<Parameters<typeof changeVisit>[4]>[0]) => void): Promise<Visit> =>
    once(called, (act, advisor) => changeVisit(act, advisor, called.input.visitId, 'work', (visit) => job(act, visit)));
  const auditReading = (context: HandlerContext, path: readonly string[], visitId: string | null, detail: Record<string, number> = {}) =>
    deps.acts.act(doing(context, path), (act) => act.audit({ visitId, detail }));

  return {
    begin: os.visits.begin.handler((called) => once(called, (act, advisor) => begin(act, advisor, called.input))),
    get: os.visits.get.handler(async ({ input, context, path }) => {
      const visit = visitOf(deps.db, input.visitId);
      if (visit.advisorId !== advisorOf(context).id) await auditReading(context, path, visit.id);
      return visit;
    }),
    today: os.visits.today.handler(async ({ input, context, path }) => {
      const visits = visitsOn(deps.db, localDateOf(deps.clock.now(), deps.zone), input.deskId);
      const others = visits.filter((visit) => visit.advisorId !== advisorOf(context).id).length;
      if (others > 0) await auditReading(context, path, null, { visits: visits.length, others });
      return visits;
    }),
    watchDesk: os.visits.watchDesk.handler(({ input, context, path, signal, lastEventId }) => {
      const told = new Set<string>();
      const reading = async (visit: Visit) => {
        if (visit.advisorId === context.signedIn?.id || told.has(visit.id)) return;
        told.add(visit.id);
        await auditReading(context, path, visit.id);
      };
      return deskVisits(deps, input.deskId, reading, signal, lastEventId);
    }),
    setLanguage: os.visits.setLanguage.handler((called) =>
      work(called, (act, visit) => {
        setVisit(act, visit.id, { language: called.input.language });
        recordOf(act, visit.id, 'languageSet', { language: called.input.language });
      }),
    ),
    show: os.visits.show.handler((called) =>
      work(called, (act, visit) => {
        setVisit(act, visit.id, { shown: called.input.shown });
        recordOf(act, visit.id, 'shown', { shown: called.input.shown });
      }),
    ),
    addService: os.visits.addService.handler((called) => work(called, (act, visit) => addService(act, visit, called.input.cardId))),
    selectService: os.visits.selectService.handler((called) => work(called, (act, visit) => selectService(act, visit, called.input.eventId))),
    removeService: os.visits.removeService.handler((called) => work(called, (act, visit) => removeService(act, visit, called.input.eventId))),
    tickStep: os.visits.tickStep.handler((called) => work(called, (act, visit) => tickStep(act, visit, called.input))),
    recordAct: os.visits.recordAct.handler((called) => work(called, (act, visit) => recordAct(act, visit, called.input))),
    setNote: os.visits.setNote.handler((called) => work(called, (act, visit) => setNote(act, visit, called.input))),
    closeService: os.visits.closeService.handler((called) => work(called, (act, visit) => closeService(act, visit, called.input))),
    setClock: os.visits.setClock.handler((called) => work(called, (act, visit) => setClock(act, visit, called.input.eventId, called.input.clock))),
    correctTime: os.visits.correctTime.handler((called) =>
      once(called, (act, advisor) => changeVisit(act, advisor, called.input.visitId, 'correctTime', (visit) => correctTime(act, visit, called.input))),
    ),
    handOver: os.visits.handOver.handler((called) => once(called, (act, advisor) => handOver(act, advisor, called.input))),
    takeUp: os.visits.takeUp.handler((called) => once(called, (act, advisor) => takeUp(act, advisor, called.input.visitId, called.input.deskId))),
    close: os.visits.close.handler((called) => once(called, (act, advisor) => close(act, advisor, called.input.visitId))),
    cancel: os.visits.cancel.handler((called) => once(called, (act, advisor) => cancel(act, advisor, called.input))),
    reopen: os.visits.reopen.handler((called) => once(called, (act, advisor) => reopen(act, advisor, called.input))),
    watchCustomer: os.visits.watchCustomer.handler(({ context, signal, lastEventId }) => {
      // A terminal that is paired anew shows its new desk at once.
      const desk = () => {
        const present = callerNow(deps.db, context.caller);
        return present ? present.deskId : context.caller.deskId;
      };
      return customerViews(deps, desk, signal, lastEventId);
    }),
    watchCustomerOf: os.visits.watchCustomerOf.handler(({ input, signal, lastEventId }) => customerViews(deps, () => input.deskId, signal, lastEventId)),
  };
};
