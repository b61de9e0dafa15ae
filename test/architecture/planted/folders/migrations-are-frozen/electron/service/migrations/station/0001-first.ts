import { b } from '../../kernel/ids.ts';
export const a = b;
