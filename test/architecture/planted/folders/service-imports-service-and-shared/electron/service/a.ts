import { b } from '../transport/b.ts';
export const a = b;
