/** The keys of the points this browser has met, kept here so that a changed one does not pass unseen. */
import type { Participant } from '#shared/contract/remote/words.ts';

/**
 * `first`: met now or before, but never compared. `known`: compared by voice and the same since. `changed`: another key than
 * before, or two at one desk.
 */
export type Met = 'first' | 'known' | 'changed';

const PREFIX = 'onedoor-point-key:';
const COMPARED = ' compared';

/** The long-lived key of the desk: the one that vouches for customer and advisor. Null before one of them has joined. */
export function deskKeys(participants: readonly Participant[]): string[] {
  const keys = participants.flatMap(({ role, key }) => ((role === 'customer' || role === 'advisor') && key !== null ? [key.voucher.publicKey] : []));
  return [...new Set(keys)];
}

/** How a point is met; one never met is remembered from now on. */
export function meetPoint(store: Pick<Storage, 'getItem' | 'setItem'>, pointName: string, keys: readonly string[]): Met {
  const [key, ...others] = keys;
  if (key === undefined) return 'first';
  if (others.length > 0) return 'changed';
  const kept = store.getItem(PREFIX + pointName);
  if (kept === null) store.setItem(PREFIX + pointName, key);
  if (kept === key + COMPARED) return 'known';
  return kept === null || kept === key ? 'first' : 'changed';
}

/** The two have read the same digits to each other. */
export const keepCompared = (store: Pick<Storage, 'setItem'>, pointName: string, key: string): void => store.setItem(PREFIX + pointName, key + COMPARED);
