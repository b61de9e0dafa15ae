/** What may be done of a service, how sure the customer must be known for it, and what a ticked step records. Pure. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { IdentityLevel, Localized, PermittedAct } from '#shared/contract/words.ts';
import { atLeast } from '#shared/domain/identity-level.ts';
import { Refusal } from '../../kernel/errors.ts';

export interface StepDone {
  stepId: string;
  done: boolean;
  at: string;
}

/** An act with what recorded it: the act's own button (`desk`) or steps of the card. It stands while any of them does. */
export interface ActDone {
  act: PermittedAct;
  at: string;
  from: string[];
}

export const FROM_DESK = 'desk';
export const fromStep = (stepId: string): string => `step:${stepId}`;

/** `LEVEL_TOO_LOW` when the customer is not known surely enough. */
export const levelRefusal = (needed: IdentityLevel, present: IdentityLevel): Refusal | null => (atLeast(present, needed) ? null : new Refusal('LEVEL_TOO_LOW', { needed, present }));

/** Where an act is done instead: what the card says of it, else its first place, else its first e-service. */
const elsewhereOf = (card: Pick<ServiceCard, 'acts' | 'places' | 'eServices'>, act: PermittedAct): Localized =>
  card.acts.find((candidate) => candidate.act === act)?.elsewhere ?? card.places[0]?.name ?? card.eServices[0]?.name ?? {};

/** `ACT_NOT_HERE` unless the card permits the act at a point (Act on Joint Service 223/2007, section 2, and the card's own agreement). */
export const actRefusal = (card: Pick<ServiceCard, 'acts' | 'places' | 'eServices'>, act: PermittedAct): Refusal | null =>
  card.acts.some((candidate) => candidate.act === act && candidate.here) ? null : new Refusal('ACT_NOT_HERE', { act, elsewhere: elsewhereOf(card, act) });

/** The acts with one more reason for `act`; unchanged when the reason is there already. */
export const withAct = (acts: readonly ActDone[], act: PermittedAct, from: string, at: string): ActDone[] => {
  const known = acts.find((candidate) => candidate.act === act);
  if (!known) return [...acts, { act, at, from: [from] }];
  return acts.map((candidate) => (candidate === known && !known.from.includes(from) ? { ...known, from: [...known.from, from] } : candidate));
};

/** The acts without that reason; an act with no reason left is withdrawn. */
export const withoutAct = (acts: readonly ActDone[], act: PermittedAct, from: string): ActDone[] =>
  acts.flatMap((candidate) => {
    if (candidate.act !== act) return [candidate];
    const left = candidate.from.filter((reason) => reason !== from);
    return left.length === 0 ? [] : [{ ...candidate, from: left }];
  });

export const withStep = (steps: readonly StepDone[], step: StepDone): StepDone[] => [...steps.filter((candidate) => candidate.stepId !== step.stepId), step];

/** Whether anything of the service is recorded that a visit's history must keep. */
export const isUntouched = (service: { steps: readonly StepDone[]; acts: readonly ActDone[]; outcome: string | null; note: string | null; correctedAt: string | null }): boolean =>
  !service.steps.some((step) => step.done) && service.acts.length === 0 && service.outcome === null && service.note === null && service.correctedAt === null;
