/** Which resources can fill which need of a service. */
import type { BookableService, Resource, ResourceNeed } from '../contract/bookings/words.ts';

/** What a customer asks of a slot, beyond its time. */
export interface Asked {
  pointId: string;
  language: string;
  /** The language of an interpreter, or null when none is asked for. */
  interpreter: string | null;
  /** Resources that must be among those taken. */
  named: readonly string[];
}

/** The needs that are taken: an optional one only when it is asked for, as an interpreter is by language. */
export const neededNow = (service: BookableService, interpreter: string | null): ResourceNeed[] => service.needs.filter((need) => !need.optional || (need.kind === 'interpreter' && interpreter !== null));

/** With an interpreter in the room the others need not speak the customer's language. */
function speaks(resource: Resource, need: ResourceNeed, { language, interpreter }: Asked): boolean {
  if (need.kind === 'interpreter') return resource.languages.includes(interpreter ?? language);
  return !need.inLanguage || interpreter !== null || resource.languages.includes(language);
}

export function fits(resource: Resource, need: ResourceNeed, service: BookableService, asked: Asked): boolean {
  return (
    resource.active &&
    resource.kind === need.kind &&
    (!need.atPoint || resource.pointId === asked.pointId) &&
    (!need.ofProvider || resource.providerId === service.providerId) &&
    // No cards named: all of the provider's alike.
    (service.cardId === null || resource.cardIds.length === 0 || resource.cardIds.includes(service.cardId)) &&
    speaks(resource, need, asked)
  );
}

/** For each need its candidates, in order of their ids. A named resource is the only one of the first need it fits; null when it fits none. */
export function candidates(resources: readonly Resource[], service: BookableService, asked: Asked): Resource[][] | null {
  const needs = neededNow(service, asked.interpreter);
  const lists = needs.map((need) => resources.filter((resource) => fits(resource, need, service, asked)).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const pinned = new Set<number>();
  for (const id of asked.named) {
    const at = lists.findIndex((list, index) => !pinned.has(index) && list.some((resource) => resource.id === id));
    if (at < 0) return null;
    pinned.add(at);
    lists[at] = lists[at]!.filter((resource) => resource.id === id);
  }
  return lists;
}
