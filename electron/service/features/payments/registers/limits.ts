/** Limits of counting, each with its reason. Cents. */

/**
 * A difference from which the cashier says what may have happened. Below a euro it is a coin given wrongly, which
 * happens every day and of which nobody can say more; to ask for it teaches people to invent reasons.
 */
export const EXPLAIN_FROM_CENTS = 100;

/**
 * A difference from which another person looks before the shift closes. Twenty euros is the most common note: one
 * too many or too few is what a second pair of eyes can still find in the drawer or among the receipts.
 */
export const APPROVE_FROM_CENTS = 2_000;

/**
 * Counts of a blind register's shift before another person looks, whatever the difference: whoever has been asked to
 * explain knows roughly what was expected, and a count after that is no longer blind.
 */
export const BLIND_COUNTS = 1;
