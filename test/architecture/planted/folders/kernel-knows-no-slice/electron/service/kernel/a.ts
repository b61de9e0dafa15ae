import { b } from '../features/queue/index.ts';
export const a = b;
