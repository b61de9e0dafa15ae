import { b } from '../main/b.ts';
export const a = b;
