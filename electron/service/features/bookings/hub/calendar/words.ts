/** What calendar files of bookings are called and say: never who comes, nor what for. */

/** The same for the whole life of a booking, so that a calendar program knows it again after a move. */
export const lastingUid = (bookingId: string): string => `${bookingId.toLowerCase()}@onedoor`;
