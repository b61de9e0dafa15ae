/** Service cards as the desk reads and finds them. */
import { lazy } from 'react';

export { CardView } from './card-view.tsx';
export { useCard, useCardChanges } from './use-card.ts';

/** Fetched when it is first opened. */
export const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));
