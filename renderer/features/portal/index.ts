/** What a provider's editor keeps at the hub: its service cards and its notices. */
import { lazy } from 'react';

export { LeaveProvider, useLeave } from './leaving.tsx';
export { RefusalNote } from './refusal-note.tsx';

export const CardsPage = lazy(async () => ({ default: (await import('./cards-page.tsx')).CardsPage }));
export const NoticesPage = lazy(async () => ({ default: (await import('./notices-page.tsx')).NoticesPage }));
