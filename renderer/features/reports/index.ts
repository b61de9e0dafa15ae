/** Reports of service events, every figure opening to its events. */
import { lazy } from 'react';

export const ReportsPage = lazy(async () => ({ default: (await import('./reports-page.tsx')).ReportsPage }));
