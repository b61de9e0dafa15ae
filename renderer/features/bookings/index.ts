/** Bookings on the screens: made from a visit, expected and moved on their page, checked in and made at the terminal. */
import { lazy } from 'react';

export const BookDialog = lazy(async () => ({ default: (await import('./book-dialog.tsx')).BookDialog }));
export const CalendarPage = lazy(async () => ({ default: (await import('./calendar-page.tsx')).CalendarPage }));
export const CheckInStep = lazy(async () => ({ default: (await import('./check-in-step.tsx')).CheckInStep }));
export const SelfBookStep = lazy(async () => ({ default: (await import('./self-book-step.tsx')).SelfBookStep }));
export const PortalBookingsPage = lazy(async () => ({ default: (await import('./portal/bookings-page.tsx')).BookingsPage }));
