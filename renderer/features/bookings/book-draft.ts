/** A booking on its way: what has been chosen, and the step that is next. At most four: service, time, contact, done. Pure. */
import type { BookableService, Booking, BookingContact, Slot } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';

export interface BookDraft {
  readonly service: BookableService | null;
  readonly slot: Slot | null;
  readonly contact: { readonly phone: string; readonly email: string };
  readonly language: CustomerLanguage;
  readonly interpreter: string | null;
  readonly booked: Booking | null;
}

export type BookStep = 'service' | 'time' | 'contact' | 'done';

export const emptyDraft = (language: CustomerLanguage, service: BookableService | null): BookDraft => ({ service, slot: null, contact: { phone: '', email: '' }, language, interpreter: null, booked: null });

/** The step on the screen; each follows from what is there, so that no step can be skipped. */
export function stepOf(draft: BookDraft): BookStep {
  if (draft.booked !== null) return 'done';
  if (draft.service === null) return 'service';
  return draft.slot === null ? 'time' : 'contact';
}

/** One step back; from the first nowhere. */
export function stepBack(draft: BookDraft): BookDraft {
  const step = stepOf(draft);
  if (step === 'contact') return { ...draft, slot: null };
  return step === 'time' ? { ...draft, service: null } : draft;
}

/** What was typed of the contact, without what was left empty. */
export function contactOf({ contact }: Pick<BookDraft, 'contact'>): BookingContact {
  const phone = contact.phone.trim();
  const email = contact.email.trim();
  return { ...(phone === '' ? {} : { phone }), ...(email === '' ? {} : { email }) };
}

/** The services of a card first: who books from a card means it. */
export const byCard = (services: readonly BookableService[], cardId: string | null): BookableService[] => services.toSorted((a, b) => Number(b.cardId === cardId && cardId !== null) - Number(a.cardId === cardId && cardId !== null));
