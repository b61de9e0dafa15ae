/** What calendar files of bookings are called and say: never who comes, nor what for. */

/** How the UIDs of our own bookings end. */
export const OWN_UID = '@onedoor';

/** The same for the whole life of a booking, so that a calendar program knows it again after a move. */
export const lastingUid = (bookingId: string): string => `${bookingId.toLowerCase()}${OWN_UID}`;
