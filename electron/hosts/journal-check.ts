/** `onedoor journal verify`: a point's journals or an exported one, checked without the desk running. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ChainHead } from '#shared/contract/payments/journal.ts';
import { verifyExport, verifyJournals, type Verified } from '#service/features/payments/index.ts';
import { openToLook } from '#service/kernel/db.ts';
import { StartProblem } from '#service/kernel/start-problem.ts';
import type { StationTables } from '#service/tables/station.ts';

export interface JournalCheck {
  dataDir: string;
  /** An exported journal in JSON or CSV, or a station's database; the data folder's own when absent. */
  file?: string | undefined;
  /** A JSON file with heads as the hub knows them, or as they stand on Z reports. */
  heads?: string | undefined;
}

const Heads = z.array(ChainHead.extend({ at: z.string().optional() }).transform(({ at, ...head }) => (at === undefined ? head : { ...head, at })));

const read = (file: string): string => {
  if (!existsSync(file)) throw new StartProblem('dataNotWritable', `there is no file ${file}`);
  return readFileSync(file, 'utf8');
};

/** Checks and answers, a register at a time. Throws `StartProblem` when there is nothing to check. */
export const checkJournals = ({ dataDir, file, heads }: JournalCheck): Verified[] => {
  const known = heads === undefined ? [] : Heads.parse(JSON.parse(read(heads)));
  const database = file?.endsWith('.sqlite') ? file : join(dataDir, 'station', 'station.sqlite');
  if (file !== undefined && file !== database) return [verifyExport(read(file), { known })];
  if (!existsSync(database)) throw new StartProblem('dataNotWritable', `there is no station in ${dataDir}`);
  const db = openToLook<StationTables>(database);
  try {
    return verifyJournals(db, { known });
  } finally {
    db.close();
  }
};
