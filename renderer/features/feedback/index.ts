/** Feedback: what the desk tells a card's provider. */
import { lazy } from 'react';

export { FlagCard } from './flag-card.tsx';

export const FlagsPage = lazy(async () => ({ default: (await import('./flags-page.tsx')).FlagsPage }));
