/**
 * The clock of a call-back or a written question: the first answer within three business days, the whole within fifteen.
 * The days are the project's promise to the customer; an authority answers without undue delay (Administrative Procedure
 * Act 434/2003, section 23).
 */
import { businessDaysAfter } from './business-days.ts';

export const FIRST_ANSWER_DAYS = 3;
export const CLOSED_DAYS = 15;

/** The last days on which a case asked on a local date is answered and closed in time. */
export const caseDays = (askedOn: string): { firstAnswerBy: string; closeBy: string } => ({
  firstAnswerBy: businessDaysAfter(askedOn, FIRST_ANSWER_DAYS),
  closeBy: businessDaysAfter(askedOn, CLOSED_DAYS),
});

/** Late: without an answer after the first day, or not closed after the second. A closed case is late no more. */
export const isCaseLate = (facts: { state: 'open' | 'taken' | 'answered' | 'closed'; firstAnswerBy: string; closeBy: string }, today: string): boolean => {
  if (facts.state === 'closed') return false;
  return today > facts.closeBy || (facts.state !== 'answered' && today > facts.firstAnswerBy);
};
