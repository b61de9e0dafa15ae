/** Bookings at the point: made through the hub, expected and checked in here. */
export { bookingsRouter } from './router.ts';
export { bookingTick } from './course.ts';
export { followBookings } from './of-hub.ts';
export { bookingJobs } from './printing.ts';
