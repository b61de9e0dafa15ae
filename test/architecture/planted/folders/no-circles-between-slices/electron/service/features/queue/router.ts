import { b } from '../visits/index.ts';
export const c = b;
