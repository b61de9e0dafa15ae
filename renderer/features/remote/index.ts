/** Remote sessions on the screens: bringing an expert to the desk, the customer's side of it, and the expert's own desk. */
import { lazy } from 'react';

export { PictureTest } from './expert/picture-test.tsx';
export { SoundTest } from './expert/sound-test.tsx';
export { SpeakerTest } from './expert/speaker-test.tsx';

export const CallDialog = lazy(async () => ({ default: (await import('./advisor/call-dialog.tsx')).CallDialog }));
