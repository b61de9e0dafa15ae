/** What a provider's editor keeps at the hub: its service cards and its notices. */
export { CardsPage } from './cards-page.tsx';
export { LeaveProvider, useLeave } from './leaving.tsx';
export { NoticesPage } from './notices-page.tsx';
export { RefusalNote } from './refusal-note.tsx';
