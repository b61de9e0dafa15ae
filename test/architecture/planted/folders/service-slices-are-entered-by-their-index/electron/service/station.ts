import { b } from './features/queue/router.ts';
export const a = b;
