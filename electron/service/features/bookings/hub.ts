/** Bookings at the hub: what can be booked, when it is free, who booked it, and the messages that go out. */
export { book } from './hub/booking.ts';
export { bookingFor } from './hub/reading.ts';
export { createBookingsAtHub, type BookingsAtHub } from './hub/hub-part.ts';
export { MessageRefused, type Carrier, type Carriers, type OutgoingMessage } from './hub/messages/carrier.ts';
export type { MunicipalityCentres } from './hub/near.ts';
export { saveResource, saveService } from './hub/resources.ts';
export { bookingsAtHubRouter } from './hub/router.ts';
