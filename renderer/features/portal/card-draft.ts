/** A card being edited, and how it becomes what is published. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';

/** The text without its empty languages. */
export function filled(texts: Localized | undefined): Localized {
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([, text]) => (text ?? '').trim() !== ''));
}

const isEmpty = (texts: Localized | undefined): boolean => Object.keys(filled(texts)).length === 0;

/** Takes fields whose text was emptied out of a thing; the others keep only their filled languages. */
function tidied<Thing extends object>(thing: Thing, keys: readonly (keyof Thing)[]): Thing {
  const tidy = { ...thing };
  for (const key of keys) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys named are those of localized texts
    const texts = filled(thing[key] as Localized | undefined);
    if (Object.keys(texts).length === 0) delete tidy[key];
    else Object.assign(tidy, { [key]: texts });
  }
  return tidy;
}

/** The card as it is sent: rows without a single word are left out, and so are languages without a text. */
export function cardOfDraft(draft: ServiceCard): ServiceCard {
  return {
    ...tidied(draft, ['eligibility', 'processingTime', 'deadline', 'validity']),
    name: filled(draft.name),
    summary: filled(draft.summary),
    description: filled(draft.description),
    charge: tidied(draft.charge, ['info']),
    steps: draft.steps.filter((step) => !isEmpty(step.text)).map((step) => ({ ...tidied(step, ['detail', 'condition']), text: filled(step.text) })),
    papers: draft.papers.filter((paper) => !isEmpty(paper.text)).map((paper) => ({ ...tidied(paper, ['detail', 'condition']), text: filled(paper.text) })),
    eServices: draft.eServices.filter((service) => !isEmpty(service.name) || service.url.trim() !== '').map((service) => ({ name: filled(service.name), url: service.url.trim() })),
    contacts: draft.contacts.filter((contact) => contact.value.trim() !== '').map((contact) => ({ ...tidied(contact, ['hours']), name: filled(contact.name), value: contact.value.trim() })),
    acts: draft.acts.map((act) => tidied(act, ['elsewhere'])),
  };
}

/** An id not yet used among the rows, `step-4`. */
export function newRowId(rows: readonly { readonly id: string }[], kind: 'step' | 'paper'): string {
  const used = new Set(rows.map((row) => row.id));
  let number = rows.length + 1;
  while (used.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

/** The rows with one of them moved up (-1) or down (1). */
export function moved<Row>(rows: readonly Row[], from: number, by: -1 | 1): Row[] {
  const next = [...rows];
  const [row] = next.splice(from, 1);
  if (row !== undefined) next.splice(from + by, 0, row);
  return next;
}

/** Euros as typed, in cents; null when it is no sum. */
export function centsOf(typed: string): number | null {
  const parts = /^(\d{1,7})(?:[,.](\d{1,2}))?$/.exec(typed.trim());
  return parts === null ? null : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

/** Cents as they are typed, `54,50`. */
export const eurosOf = (cents: number | undefined): string => (cents === undefined ? '' : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`);
