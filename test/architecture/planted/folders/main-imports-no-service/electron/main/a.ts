import { b } from '../service/b.ts';
export const a = b;
