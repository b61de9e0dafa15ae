/** The screens of the point, as they are enrolled and kept. */
import { lazy } from 'react';

export const DevicesPage = lazy(async () => ({ default: (await import('./devices-page.tsx')).DevicesPage }));
