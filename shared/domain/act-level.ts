/** How surely the customer must be known for an act of a card and for a step of it. */
import type { CardStep, ServiceCard } from '../contract/cards.ts';
import type { IdentityLevel, PermittedAct } from '../contract/words.ts';
import { atLeast } from './identity-level.ts';

/**
 * Guidance and a place to use an e-service (where the customer signs in for himself) are for anyone who asks:
 * advice is not tied to who the customer is (Administrative Procedure Act 434/2003, section 8).
 * Every other act does something in the customer's own matter and needs the card's level.
 */
const FOR_ANYONE: readonly PermittedAct[] = ['GuidanceToOnlineSelfService', 'OnlineSelfServicePoint', 'OnsiteGuidance', 'OnsiteGuidanceByServiceAuthor', 'RemoteGuidance'];

/** The level of identity that an act of a card needs. */
export function levelForAct(card: Pick<ServiceCard, 'identityLevel'>, act: PermittedAct): IdentityLevel {
  return FOR_ANYONE.includes(act) ? 'none' : card.identityLevel;
}

/** The level that ticking a step needs: its own, or that of the act it records when that is higher. Reading needs none. */
export function levelForStep(card: Pick<ServiceCard, 'identityLevel'>, step: CardStep): IdentityLevel {
  const own = step.level ?? 'none';
  const ofAct = step.act === undefined ? 'none' : levelForAct(card, step.act);
  return atLeast(own, ofAct) ? own : ofAct;
}
