import { b } from '../hosts/b.ts';
export const a = b;
