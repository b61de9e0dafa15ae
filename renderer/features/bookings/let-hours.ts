/** The hours that a room is let for, as typed; null when they are none or more than a day. */
export const letHours = (typed: string): number | null => (/^\d{1,2}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 24 ? Number(typed) : null);
