import { b } from '../queue/rules.ts';
export const a = b;
