/** Secrets of the station itself: made once, kept in its database, each for one purpose. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { StationDb } from './acts.ts';
import type { Random } from './ids.ts';

const NAMES = ['ticket', 'enrolment', 'person', 'receipt', 'remote'] as const;
export type SecretName = (typeof NAMES)[number];

/** A key of 32 bytes, made ready once: bare bytes would be made ready at each use, which costs more than the digest. */
export type SecretKey = KeyObject;

/** Makes what is missing and hands out the keys. */
export const openSecrets = async (db: StationDb, random: Random): Promise<(name: SecretName) => SecretKey> => {
  await db.write((w) => {
    for (const name of NAMES) w.run(w.q.insertInto('secret').values({ name, value: Buffer.from(random.bytes(32)).toString('base64') }).onConflict((c) => c.column('name').doNothing()));
  });
  const kept = new Map(db.all(db.q.selectFrom('secret').selectAll()).map((row) => [row.name, createSecretKey(Buffer.from(row.value, 'base64'))]));
  return (name) => kept.get(name)!;
};

/** A keyed digest: what it was made of cannot be found out without the key. */
export const keyed = (key: SecretKey, text: string): Buffer => createHmac('sha256', key).update(text).digest();
