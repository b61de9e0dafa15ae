import { b } from '../host.ts';
export const a = b;
