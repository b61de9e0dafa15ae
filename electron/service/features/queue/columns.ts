/** What the JSON columns of this slice's tables hold. Only this slice writes them. */
import type { CallReason, Need } from '#shared/contract/queue.ts';
import type { Localized } from '#shared/contract/words.ts';

export const localizedIn = (column: string): Localized => JSON.parse(column);
export const textsIn = (column: string): string[] => JSON.parse(column);
export const needsIn = (column: string): Need[] => JSON.parse(column);
export const reasonIn = (column: string): CallReason => JSON.parse(column);

const cardIn = (column: string): { name: Localized } => JSON.parse(column);

/** The name in a card's own JSON; null without a card. */
export const cardNameIn = (column: string | null): Localized | null => (column ? cardIn(column).name : null);
