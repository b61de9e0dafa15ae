/** How a service may end, and which end is the likeliest by what was done. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { ServiceEvent } from '#shared/contract/visits.ts';
import type { Outcome } from '#shared/contract/words.ts';

/** All outcomes in the order of their number keys, 1 to 7. */
export const OUTCOMES = ['done', 'guidedToEService', 'handedToExpert', 'booked', 'documentReceived', 'notHere', 'customerLeft'] as const satisfies readonly Outcome[];

/** The outcome offered first; the advisor may choose any. */
export function likelyOutcome(card: Pick<ServiceCard, 'acts' | 'steps'> | null, event: Pick<ServiceEvent, 'acts' | 'steps'>): Outcome {
  const recorded = new Set(event.acts.map(({ act }) => act));
  if (recorded.has('DocumentReceived')) return 'documentReceived';
  if (recorded.has('RemoteGuidance')) return 'handedToExpert';
  if (recorded.has('GuidanceToOnlineSelfService') || recorded.has('OnlineSelfServicePoint')) return 'guidedToEService';
  if (card !== null && card.acts.length > 0 && card.acts.every((act) => !act.here)) return 'notHere';
  return 'done';
}
