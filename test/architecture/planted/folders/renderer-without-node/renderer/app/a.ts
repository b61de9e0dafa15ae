import { join } from 'node:path';
export const a = join;
