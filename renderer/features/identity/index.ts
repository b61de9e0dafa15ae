/** How surely the customer is known, as the desk records and shows it. */
import { lazy } from 'react';

export { IdentityChip } from './identity-chip.tsx';

/** Fetched when it is first opened. */
export const IdentityDialog = lazy(async () => ({ default: (await import('./identity-dialog.tsx')).IdentityDialog }));
