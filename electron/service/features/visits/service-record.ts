/** What is recorded of a service: steps, acts, note, outcome, corrected time. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Outcome, PermittedAct } from '#shared/contract/words.ts';
import { levelForAct, levelForStep } from '#shared/domain/act-level.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { ServiceEventTable, VisitTable } from '../../tables/station.ts';
import { cardOf } from '../cards/index.ts';
import { latestCheck } from '../identity/index.ts';
import type { VisitAct } from './change.ts';
import { actsOf, stepsOf } from './queries.ts';
import { categoryOf, isRunning, switched } from './service-clock.ts';
import { actRefusal, FROM_DESK, fromStep, levelRefusal, withAct, withoutAct, withStep, type ActDone } from './service-rules.ts';
import { recordService, serviceOf, setService } from './services.ts';

const cardBy = (act: VisitAct, service: ServiceEventTable): ServiceCard => {
  const card = cardOf(act, service.card_id, service.card_version);
  if (!card) throw new Refusal('NOT_FOUND', { what: 'card' });
  return card;
};

const levelNow = (act: VisitAct, visit: VisitTable) => latestCheck(act, visit.id)?.level ?? 'none';

const refuse = (refusal: Refusal | null): void => {
  if (refusal) throw refusal;
};

/** Refuses what surely singles a person out; what only looks like it is the screen's to ask about. */
export const refusePersonalData = (field: string, text: string): void => {
  if (personalDataIn(text).some((finding) => finding.certainty === 'sure')) throw badField(field, 'personalData');
};

/** Writes the acts and one row for what came or went by it. */
const setActs = (act: VisitAct, service: ServiceEventTable, before: readonly ActDone[], after: readonly ActDone[], what: PermittedAct): void => {
  setService(act, service, { acts: JSON.stringify(after) });
  const was = before.some((done) => done.act === what);
  const is = after.some((done) => done.act === what);
  if (was !== is) recordService(act, service, is ? 'actRecorded' : 'actWithdrawn', { act: what });
};

/**
 * Ticks or unticks a step; with an act, records or withdraws it. Throws `NOT_FOUND`, `ACT_NOT_HERE`, `LEVEL_TOO_LOW`.
 * Unticking is never refused: a mistake must be mendable however little is known of the customer.
 */
export const tickStep = (act: VisitAct, visit: VisitTable, input: { eventId: string; stepId: string; done: boolean }): void => {
  const service = serviceOf(act, visit, input.eventId);
  const card = cardBy(act, service);
  const step = card.steps.find((candidate) => candidate.id === input.stepId);
  if (!step) throw new Refusal('NOT_FOUND', { what: 'step' });
  const steps = stepsOf(service);
  if ((steps.find((candidate) => candidate.stepId === step.id)?.done ?? false) === input.done) return;
  if (input.done) {
    if (step.act) refuse(actRefusal(card, step.act));
    refuse(levelRefusal(levelForStep(card, step), levelNow(act, visit)));
  }
  setService(act, service, { steps: JSON.stringify(withStep(steps, { stepId: step.id, done: input.done, at: act.now })) });
  recordService(act, service, input.done ? 'stepDone' : 'stepUndone', { stepId: step.id });
  if (!step.act) return;
  const before = actsOf(service);
  const after = input.done ? withAct(before, step.act, fromStep(step.id), act.now) : withoutAct(before, step.act, fromStep(step.id));
  setActs(act, service, before, after, step.act);
};

/**
 * Records an act outside the steps, or withdraws it. Throws as `tickStep`, and `CONFLICT` with `actOfStep` when a
 * ticked step stands for the act: unticking it withdraws both.
 */
export const recordAct = (act: VisitAct, visit: VisitTable, input: { eventId: string; act: PermittedAct; done: boolean }): void => {
  const service = serviceOf(act, visit, input.eventId);
  const card = cardBy(act, service);
  const before = actsOf(service);
  if (input.done) {
    refuse(actRefusal(card, input.act));
    refuse(levelRefusal(levelForAct(card, input.act), levelNow(act, visit)));
  }
  const after = input.done ? withAct(before, input.act, FROM_DESK, act.now) : withoutAct(before, input.act, FROM_DESK);
  if (!input.done && after.some((done) => done.act === input.act)) throw new Refusal('CONFLICT', { reason: 'actOfStep' });
  setActs(act, service, before, after, input.act);
};

/** Throws `BAD_INPUT` with `personalData`. An empty note is none. */
export const setNote = (act: VisitAct, visit: VisitTable, input: { eventId: string; note: string }): void => {
  refusePersonalData('note', input.note);
  const service = serviceOf(act, visit, input.eventId);
  setService(act, service, { note: input.note === '' ? null : input.note });
  recordService(act, service, 'noteSet', { note: input.note });
};

/**
 * Gives the outcome, or another one, and stops the clock. The level of identity in force now is kept: a surer
 * check for a later service says nothing of this one.
 */
export const closeService = (act: VisitAct, visit: VisitTable, input: { eventId: string; outcome: Outcome }): void => {
  const service = serviceOf(act, visit, input.eventId);
  const columns = switched(service, 'stopped', act.now);
  const first = service.outcome === null ? { identity_level: levelNow(act, visit) } : {};
  setService(act, service, { ...columns, ...first, outcome: input.outcome, closed_at: act.now, time_category: categoryOf(columns) });
  if (service.clock !== 'stopped') recordService(act, service, 'clockSet', { clock: 'stopped' });
  recordService(act, service, 'closed', { outcome: input.outcome });
};

/** Throws `BAD_INPUT` with `personalData`, and `CONFLICT` with `serviceOpen` or `clockRunning`. */
export const correctTime = (act: VisitAct, visit: VisitTable, input: { eventId: string; directSeconds: number; indirectSeconds: number; reason: string }): void => {
  refusePersonalData('reason', input.reason);
  const service = serviceOf(act, visit, input.eventId);
  if (service.outcome === null) throw new Refusal('CONFLICT', { reason: 'serviceOpen' });
  if (isRunning(service.clock)) throw new Refusal('CONFLICT', { reason: 'clockRunning' });
  const corrected = { corrected_direct_ms: input.directSeconds * 1_000, corrected_indirect_ms: input.indirectSeconds * 1_000 };
  setService(act, service, { ...corrected, corrected_reason: input.reason, corrected_at: act.now, time_category: categoryOf({ ...service, ...corrected }) });
  const { directSeconds, indirectSeconds, reason } = input;
  recordService(act, service, 'timeCorrected', { measured: { directMs: service.direct_ms, indirectMs: service.indirect_ms }, directSeconds, indirectSeconds, reason });
  act.audit({ visitId: visit.id, reason, detail: { service: service.id, directSeconds, indirectSeconds } });
};
