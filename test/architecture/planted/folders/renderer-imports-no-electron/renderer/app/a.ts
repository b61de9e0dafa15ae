import type { B } from '../../electron/service/b.ts';
export const a: B = 1;
