/** Minutes kept free before or after a booking, as typed; null when they are none or too many. */
export const bufferMinutes = (typed: string): number | null => (/^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 240 ? Number(typed) : null);
