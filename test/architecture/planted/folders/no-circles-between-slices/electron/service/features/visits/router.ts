import { a } from '../queue/index.ts';
export const d = a;
