/** All steps of the hub's schema, in order. Add at the end; never change one that was released. */
import { migration as hub } from './0001-hub.ts';

export const hubMigrations = [hub];
