/** A desk's session as its screens have it. */
import type { z } from 'zod';
import type { DeskSession as DeskSessionShape } from '#shared/contract/remote/at-station.ts';

export type DeskSession = z.infer<typeof DeskSessionShape>;
