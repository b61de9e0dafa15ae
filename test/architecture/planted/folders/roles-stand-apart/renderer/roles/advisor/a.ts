import { b } from '../terminal/b.ts';
export const a = b;
