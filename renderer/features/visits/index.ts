/** Visits and their service events as screens show them. */
import { lazy } from 'react';

export { CustomerScreen } from './customer-screen.tsx';
export { clockText } from './clock-view.ts';
export { CustomerColumn } from './customer-column.tsx';
export { VisitPane } from './visit-pane.tsx';
export { currentEvent } from './visit-state.ts';

export const TodayPage = lazy(async () => ({ default: (await import('./today-page.tsx')).TodayPage }));
