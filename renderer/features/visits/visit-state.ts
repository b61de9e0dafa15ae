/** What a visit's screen needs to know of it besides its fields. */
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import type { IdentityLevel } from '#shared/contract/words.ts';

/** The service on the desk; the first open one when none is marked. */
export function currentEvent<Event extends Pick<ServiceEvent, 'id' | 'outcome'>>(visit: { readonly events: readonly Event[]; readonly currentEventId: string | null }): Event | null {
  return visit.events.find((event) => event.id === visit.currentEventId) ?? visit.events.find((event) => event.outcome === null) ?? visit.events.at(-1) ?? null;
}

export const openEvents = (visit: Pick<Visit, 'events'>): ServiceEvent[] => visit.events.filter((event) => event.outcome === null);

export const levelOf = (visit: Pick<Visit, 'identity'>): IdentityLevel => visit.identity?.level ?? 'none';

/** A visit may be cancelled only while nothing of it is recorded. */
export function isUntouched(visit: { readonly events: readonly Pick<ServiceEvent, 'acts' | 'outcome' | 'steps'>[] }): boolean {
  return visit.events.every((event) => event.acts.length === 0 && event.outcome === null && !event.steps.some((step) => step.done));
}
