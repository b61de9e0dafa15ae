/** The way of one customer through the lobby terminal, as a pure reducer: one question a screen. */
import type { TicketSlip } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';

export type Journey =
  | { readonly step: 'language' }
  | { readonly step: 'need'; readonly language: CustomerLanguage }
  | { readonly step: 'checkIn' | 'book'; readonly language: CustomerLanguage }
  | { readonly step: 'extras'; readonly language: CustomerLanguage; readonly groupId: string; readonly cardId: string | null }
  | { readonly step: 'ticket'; readonly language: CustomerLanguage; readonly slip: TicketSlip };

export type JourneyEvent =
  | { readonly type: 'languageChosen'; readonly language: CustomerLanguage }
  | { readonly type: 'groupChosen'; readonly groupId: string; readonly cardId: string | null }
  | { readonly type: 'bookingChosen'; readonly how: 'checkIn' | 'book' }
  | { readonly type: 'ticketTaken'; readonly slip: TicketSlip }
  | { readonly type: 'back' }
  | { readonly type: 'startOver' };

export const START: Journey = { step: 'language' };

/** An event that does not fit the step (a late answer after starting over) changes nothing. */
export function journeyAfter(journey: Journey, event: JourneyEvent): Journey {
  switch (event.type) {
    case 'startOver':
      return START;
    case 'languageChosen':
      return journey.step === 'language' ? { step: 'need', language: event.language } : journey;
    case 'groupChosen':
      return journey.step === 'need' ? { step: 'extras', language: journey.language, groupId: event.groupId, cardId: event.cardId } : journey;
    case 'bookingChosen':
      return journey.step === 'need' ? { step: event.how, language: journey.language } : journey;
    case 'ticketTaken':
      return journey.step === 'extras' || journey.step === 'checkIn' ? { step: 'ticket', language: journey.language, slip: event.slip } : journey;
    case 'back':
      if (journey.step === 'extras' || journey.step === 'checkIn' || journey.step === 'book') return { step: 'need', language: journey.language };
      return journey.step === 'need' ? START : journey;
    default:
      return event satisfies never;
  }
}
