/** Both databases' migrations, and a file brought to any of their numbers. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDurable } from '#service/kernel/db.ts';
import { migrate, schemaOf } from '#service/kernel/db-migrate.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';

export const DATABASES = { station: stationMigrations, hub: hubMigrations } as const;
export type DatabaseName = keyof typeof DATABASES;

export const migrationFolder = (name: DatabaseName): string => join(import.meta.dirname, '..', '..', 'electron', 'service', 'migrations', name);

/** An opened database with the steps up to `number`. */
export const databaseAt = (name: DatabaseName, number = Number.POSITIVE_INFINITY, file = ':memory:') => {
  const raw = openDurable(file);
  migrate(raw, DATABASES[name].filter((step) => step.number <= number));
  return raw;
};

/** The newest schema as text. */
export const newestSchema = (name: DatabaseName): string => {
  const raw = databaseAt(name);
  const text = `${schemaOf(raw)}\n`;
  raw.close();
  return text;
};

/** SHA-256 of each numbered file, by name. */
export const digests = (): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(DATABASES) as DatabaseName[]).flatMap((name) =>
      readdirSync(migrationFolder(name))
        .filter((file) => /^\d{4}-.*\.ts$/.test(file))
        .toSorted()
        .map((file) => [`${name}/${file}`, createHash('sha256').update(readFileSync(join(migrationFolder(name), file))).digest('hex')] as const),
    ),
  );
