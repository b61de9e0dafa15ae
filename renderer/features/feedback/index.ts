/** Feedback: what the desk tells a card's provider. */
export { FlagCard } from './flag-card.tsx';
export { FlagsPage } from './flags-page.tsx';
