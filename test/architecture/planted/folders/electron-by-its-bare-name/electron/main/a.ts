import { b } from 'electron/main/b.ts';
export const a = b;
