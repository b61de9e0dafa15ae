/** Journals and their exports tampered with at random: every tampering must be found, and the first bad row named. */
import { createChainCheck } from '#service/features/payments/journal/check-chain.ts';
import { verifyExport } from '#service/features/payments/journal/verify-export.ts';
import { verifyJournals, type Verified, type VerifyOptions } from '#service/features/payments/journal/verify.ts';
import { openStationDatabase } from '#service/kernel/db.ts';
import type { StationTables } from '#service/tables/station.ts';
import { seededRandom } from '../support/ids.ts';
import { openBook, type Book } from './journal-book.ts';
import { FILE_WAYS } from './journal-file-tampering.ts';
import { WAYS, type Tampered, type Way } from './journal-table-tampering.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

export interface TamperingOptions {
  rounds: number;
  seed: number;
  /** Rows of the journal that is tampered with. */
  rows?: number;
  /** Known bad: a check that leaves something out. */
  without?: Parameters<typeof createChainCheck>[0]['without'];
  watching?: Watching;
}

const ROWS = 120;
const ways = Object.keys(WAYS) as Way[];

/** What was missed or misnamed, in words; null when it was found where it was. */
const missed = (tampered: Tampered, verified: readonly Verified[], seen: string): string | null => {
  const faults = verified.flatMap(({ faults: found }) => found);
  if (faults.length === 0) return `${seen}: ${tampered.what} was not found`;
  if (tampered.first === null) return null;
  const named = faults.some(({ chain, sequence }) => chain === tampered.chain && sequence === tampered.first);
  return named ? null : `${seen}: ${tampered.what} at ${tampered.chain} ${tampered.first} was named ${faults.map(({ chain, sequence, fault }) => `${chain} ${sequence} ${fault}`).join(', ')}`;
};

const inOlderFile = async (file: string, options: VerifyOptions): Promise<Verified[]> => {
  const db = openStationDatabase<StationTables>(file);
  try {
    return verifyJournals(db, options);
  } finally {
    await db.close();
  }
};

const tamperTable = async (book: Book, way: Way, number: () => number, options: VerifyOptions): Promise<string | null> => {
  const { db } = book.journal;
  db.raw.exec('BEGIN');
  try {
    const tampered = WAYS[way](db.raw, book, number() < 0.8 ? 'real' : 'training', number);
    const verified = tampered.file === undefined ? verifyJournals(db, options) : await inOlderFile(tampered.file, options);
    return missed(tampered, verified, 'table');
  } finally {
    db.raw.exec('ROLLBACK');
  }
};

const tamperFile = (book: Book, form: 'json' | 'csv', way: Way, number: () => number, options: VerifyOptions): string | null => {
  const tampered = FILE_WAYS[way](book.exports[form], number, book);
  if (tampered.text === book.exports[form]) return null;
  return missed(tampered, [verifyExport(tampered.text, options)], form);
};

/** Tampers `rounds` times, each time with a whole journal, and verifies it with what the hub knows. */
export const tamper = async ({ rounds, seed, rows = ROWS, without, watching }: TamperingOptions): Promise<FaultReport> => {
  const { number } = seededRandom(seed);
  const book = await openBook(rows, seed);
  const { db } = book.journal;
  const failures: string[] = [];
  const found: Record<string, number> = {};
  const hubKey = book.known[0]!.hubKey;
  const options: VerifyOptions = { known: book.known, hubKey, ...(without ? { without } : {}) };
  const course = startRounds('journal-tampering', rounds, failures, watching);
  try {
    for (const name of ['journal_is_never_changed', 'journal_is_never_removed', 'journal_grows_at_its_end', 'co_signed_is_never_changed', 'co_signed_is_never_removed']) db.raw.exec(`DROP TRIGGER ${name}`);
    db.raw.pragma('foreign_keys = OFF');
    db.raw.pragma('ignore_check_constraints = ON');
    const untouched = [...verifyJournals(db, options), verifyExport(book.exports.json, options), verifyExport(book.exports.csv, options)].flatMap(({ faults }) => faults);
    if (untouched.length > 0) failures.push(`nothing was changed, and yet: ${JSON.stringify(untouched)}`);
    for (let round = course.next(); round !== null; round = course.next()) {
      const way = ways[round % ways.length]!;
      const target = number();
      const failure = target < 0.6 ? await tamperTable(book, way, number, options) : tamperFile(book, target < 0.8 ? 'json' : 'csv', way, number, options);
      if (failure === null) found[way] = (found[way] ?? 0) + 1;
      else failures.push(`round ${round}: ${failure}`);
    }
  } finally {
    await book.close();
  }
  return course.report(seed, { rows, ...found });
};
