import { localDateOf } from '#shared/domain/local-date.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { advisorOf, doing, type HandlerContext, type StationDeps, type StationOs } from '../../../station-os.ts';
import type { PaymentAct } from '../journal/append.ts';
import { moveCash, openDrawer } from './cash.ts';
import { approveDifference, countShift } from './counting.ts';
import { openShift } from './opening.ts';
import { registerList, shiftsBetween, type DayRead } from './queries.ts';
import { closeShift, xReport, zReportOf } from './reports.ts';
import { saveRegister } from './saving.ts';

/** The database as it reads today. */
export const today = ({ db, clock, zone }: Pick<StationDeps, 'db' | 'clock' | 'zone'>): DayRead => ({ ...db, businessDate: localDateOf(clock.now(), zone) });

/** Registers and their shifts. */
export const registersRouter = (os: StationOs, deps: StationDeps) => {
  interface Called<Input> {
    input: Input;
    context: HandlerContext;
    path: readonly string[];
  }
  const once = <Input extends { commandId: string }, Result>({ input, context, path }: Called<Input>, job: (act: PaymentAct, advisor: SignedIn) => Result): Promise<Result> => {
    const advisor = advisorOf(context);
    return deps.acts.once(doing(context, path), input, (act) => job(act, advisor));
  };

  return {
    registers: os.payments.registers.handler(() => registerList(deps.db)),
    saveRegister: os.payments.saveRegister.handler((called) => once(called, (act) => saveRegister(act, called.input.register, called.input.id))),
    openShift: os.payments.openShift.handler((called) => once(called, (act, advisor) => openShift(act, advisor, called.input))),
    countShift: os.payments.countShift.handler((called) => once(called, (act, advisor) => countShift(act, advisor, called.input))),
    approveDifference: os.payments.approveDifference.handler((called) => once(called, (act, advisor) => approveDifference(act, advisor, called.input))),
    closeShift: os.payments.closeShift.handler((called) => once(called, (act, advisor) => closeShift(act, advisor, called.input.shiftId))),
    xReport: os.payments.xReport.handler((called) => once(called, (act, advisor) => xReport(act, advisor, called.input.shiftId))),
    shifts: os.payments.shifts.handler(({ input }) => shiftsBetween(today(deps), input.from, input.to, input.registerId)),
    zReport: os.payments.zReport.handler(({ input }) => zReportOf(deps.db, input.shiftId)),
    moveCash: os.payments.moveCash.handler((called) => once(called, (act, advisor) => moveCash(act, advisor, called.input))),
    openDrawer: os.payments.openDrawer.handler((called) => once(called, (act, advisor) => openDrawer(act, advisor, called.input))),
  };
};
