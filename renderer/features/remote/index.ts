/** Remote sessions on the screens: bringing an expert to the desk, the customer's side of it, and the expert's own desk. */
import { lazy } from 'react';

export type { DeskSession } from './advisor/desk-session.ts';
export const CallDialog = lazy(async () => ({ default: (await import('./advisor/call-dialog.tsx')).CallDialog }));
export const CasesPage = lazy(async () => ({ default: (await import('./advisor/cases-page.tsx')).CasesPage }));
export const CustomerCall = lazy(async () => ({ default: (await import('./terminal/customer-call.tsx')).CustomerCall }));
export const DeskRemote = lazy(async () => ({ default: (await import('./advisor/desk-remote.tsx')).DeskRemote }));
export const DeviceTests = lazy(async () => ({ default: (await import('./expert/device-tests.tsx')).DeviceTests }));
export const RemotePage = lazy(async () => ({ default: (await import('./portal/remote-page.tsx')).RemotePage }));
export const ExpertDesk = lazy(async () => ({ default: (await import('./expert/expert-desk.tsx')).ExpertDesk }));
