import { b } from '../../electron/service/b.ts';
export const a = b;
