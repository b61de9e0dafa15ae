/** Which step of a card comes next, when some were ticked and others did not apply. */
import type { CardStep } from '../contract/cards.ts';

/**
 * The first step that is not done after the last one that is: what was passed over on the way did
 * not apply. At the end, steps without a condition that were passed over come back. Null when none is left.
 */
export function nextStep<Step extends Pick<CardStep, 'id' | 'condition'>>(steps: readonly Step[], done: readonly string[]): Step | null {
  const lastDone = steps.findLastIndex((step) => done.includes(step.id));
  const ahead = steps[lastDone + 1];
  return ahead ?? steps.find((step) => step.condition === undefined && !done.includes(step.id)) ?? null;
}
