/** The point itself on the desk: first run, signing in, the lock, and what its administrator keeps. */
import { lazy } from 'react';

export { LockScreen } from './lock-screen.tsx';
export { spansOf, weekTexts } from './spans-text.ts';
export { SignIn } from './sign-in.tsx';

export const SetUpPage = lazy(async () => ({ default: (await import('./set-up-page.tsx')).SetUpPage }));
export const SettingsPage = lazy(async () => ({ default: (await import('./settings-page.tsx')).SettingsPage }));
export const AdvisorsPage = lazy(async () => ({ default: (await import('./advisors-page.tsx')).AdvisorsPage }));
