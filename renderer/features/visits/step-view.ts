/** The steps of a card as they stand in a service: done, next, or barred until the customer is surely known. */
import type { CardStep, ServiceCard } from '#shared/contract/cards.ts';
import type { ServiceEvent } from '#shared/contract/visits.ts';
import type { IdentityLevel, PermittedAct } from '#shared/contract/words.ts';
import { levelForStep } from '#shared/domain/act-level.ts';
import { atLeast } from '#shared/domain/identity-level.ts';
import { nextStep } from '#shared/domain/next-step.ts';

export interface StepView {
  readonly step: CardStep;
  readonly done: boolean;
  /** The one whose turn it is: the screen lets it stand out. */
  readonly next: boolean;
  /** The level it needs and the customer lacks; null when it may be ticked. */
  readonly needs: IdentityLevel | null;
}

/** @param skipped steps whose condition the advisor has said does not hold */
export function stepViews(card: Pick<ServiceCard, 'steps' | 'identityLevel'>, event: Pick<ServiceEvent, 'steps'>, level: IdentityLevel, skipped: readonly string[] = []): StepView[] {
  const done = event.steps.filter((step) => step.done).map((step) => step.stepId);
  const next = nextStep(card.steps, [...done, ...skipped]);
  return card.steps.map((step) => {
    const needed = levelForStep(card, step);
    return { step, done: done.includes(step.id), next: step === next, needs: atLeast(level, needed) ? null : needed };
  });
}

export interface ActChip {
  readonly act: PermittedAct;
  readonly recorded: boolean;
}

/** The acts that may be done here, with those already recorded for the service. */
export function actsHere(card: Pick<ServiceCard, 'acts'>, event: Pick<ServiceEvent, 'acts'>): ActChip[] {
  return card.acts.filter((act) => act.here).map(({ act }) => ({ act, recorded: event.acts.some((done) => done.act === act) }));
}
