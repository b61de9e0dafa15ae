/** A journal to tamper with: what is on the disk, what the hub has seen of it, and its exports, old and new. */
import { openHeadKey } from '#service/features/payments/hub/head-key.ts';
import { headBytes } from '#service/features/payments/co-signed.ts';
import type { ChainHead, CoSigned } from '#shared/contract/payments/journal.ts';
import { CO_SIGN } from '#service/features/payments/journal/co-sign-plan.ts';
import { coSignJobs } from '#service/features/payments/journal/co-sign.ts';
import { exportCsv } from '#service/features/payments/journal/export-csv.ts';
import { exportJson } from '#service/features/payments/journal/export-json.ts';
import { gatherExport } from '#service/features/payments/journal/exporting.ts';
import { CHAINS } from '#service/features/payments/journal/verify.ts';
import { silentLog } from '#service/kernel/log.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJournal, type TestJournal } from '../support/journal.ts';

export interface Book {
  journal: TestJournal;
  registerId: string;
  publicKey: string;
  /** What the hub keeps, outside the reach of who tampers. */
  known: CoSigned[];
  /** Copies of the database as it was, oldest first. */
  olderFiles: string[];
  exports: { json: string; csv: string };
  /** Exports of the same span made earlier. */
  olderExports: string[];
  close: () => Promise<void>;
}

const SPAN = { from: '2026-11-01', to: '2026-11-30' };
const STEPS = 6;

/** A month so far: `rows` real entries and a fifth of that in training, co-signed as the job does after each step. */
export const openBook = async (rows: number, seed: number): Promise<Book> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-book-'));
  const journal = await startJournal({ seed, folder });
  const { db, clock } = journal;
  const registerId = journal.registerIds[0]!;
  const key = openHeadKey(join(folder, 'hub-heads.pem'));
  const known: CoSigned[] = [];
  const hub = {
    coSign: ({ head }: { head: ChainHead }): Promise<CoSigned> => {
      const at = clock.now();
      const signed = { ...head, at, hubKey: key.publicKey, hubSignature: key.sign(headBytes(head, at)) };
      known.push(signed);
      return Promise.resolve(signed);
    },
  };
  const acts = { once: () => Promise.reject(new Error('not asked')), act: () => Promise.reject(new Error('the hub knew another history')) };
  const coSign = coSignJobs({ db, acts, log: silentLog() }, hub)[CO_SIGN]!;
  const exported = () => gatherExport(db, { registerId, ...SPAN }, clock.now());

  const olderFiles: string[] = [];
  const olderExports: string[] = [];
  for (let step = 1; step <= STEPS; step += 1) {
    if (step > 1) {
      const file = join(folder, `older-${step}.sqlite`);
      await db.backup(file);
      olderFiles.push(file);
      olderExports.push(exportJson(exported()), exportCsv(exported()));
    }
    clock.set(`2026-11-0${step}T07:00:00.000Z`);
    for (let part = 0; part < 3; part += 1) {
      await journal.grow(registerId, Math.ceil(rows / STEPS / 3));
      await journal.grow(registerId, Math.ceil(rows / STEPS / 15), true);
      for (const chain of CHAINS) await coSign({ id: `${step}-${part}`, kind: CO_SIGN, subjectId: registerId, payload: { registerId, chain }, tries: 0 });
    }
  }
  return {
    journal,
    registerId,
    publicKey: db.first(db.q.selectFrom('register').select('public_key').where('id', '=', registerId))!.public_key,
    known,
    olderFiles,
    exports: { json: exportJson(exported()), csv: exportCsv(exported()) },
    olderExports,
    close: async () => {
      await journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
