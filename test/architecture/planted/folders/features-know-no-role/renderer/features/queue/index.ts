import { b } from '../../roles/advisor/b.ts';
export const a = b;
