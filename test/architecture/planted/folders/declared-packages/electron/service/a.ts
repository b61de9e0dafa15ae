import { test } from 'vitest';
export const a = test;
