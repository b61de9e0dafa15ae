import { Level } from './level.ts';
export const level: Level = 'low';
