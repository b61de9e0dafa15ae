/** Writes `schema.sql` of both databases and the digests of their steps anew: `node test/migrations/freeze.ts`, after a step was added. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASES, digests, migrationFolder, newestSchema, type DatabaseName } from './living.ts';

for (const name of Object.keys(DATABASES) as DatabaseName[]) writeFileSync(join(migrationFolder(name), 'schema.sql'), newestSchema(name));
writeFileSync(join(import.meta.dirname, 'frozen.json'), `${JSON.stringify(digests(), null, 2)}\n`);
