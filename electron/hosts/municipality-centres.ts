/** Where Finland's municipalities are, from the files that come with the program. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { MunicipalityCentres } from '#service/features/bookings/hub.ts';

const Centres = z.array(z.object({ code: z.string(), lat: z.number(), lon: z.number() }));

/** Empty where the file is not: points near by are then told without kilometres. */
export const municipalityCentres = (assetsDir: string): MunicipalityCentres => {
  const file = join(assetsDir, 'geo', 'municipality-centres.json');
  return new Map(existsSync(file) ? Centres.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ code, lat, lon }) => [code, { lat, lon }]) : []);
};
