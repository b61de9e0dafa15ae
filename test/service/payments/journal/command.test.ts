/** `onedoor journal verify` as it is run: on a data folder, on a copy, on exports, with heads from elsewhere. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCsv } from '#service/features/payments/journal/export-csv.ts';
import { exportJson } from '#service/features/payments/journal/export-json.ts';
import { gatherExport } from '#service/features/payments/journal/exporting.ts';
import { headOf } from '#service/features/payments/journal/rows.ts';
import { StartProblem } from '#service/kernel/start-problem.ts';
import type { ChainHead } from '#shared/contract/payments/journal.ts';
import { checkJournals, type JournalCheck } from '../../../../electron/hosts/journal-check.ts';
import { startJournal, type TestJournal } from '../../../support/journal.ts';

const host = join(import.meta.dirname, '..', '..', '..', '..', 'electron', 'hosts', 'node.ts');
let data: string;
let journal: TestJournal;
let registerId: string;
let head: ChainHead;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'onedoor-verify-'));
  mkdirSync(join(data, 'station'));
  journal = await startJournal({ folder: join(data, 'station') });
  registerId = journal.registerIds[0]!;
  await journal.grow(registerId, 12);
  head = headOf(journal.db, registerId, 'real')!;
});
afterAll(async () => {
  await journal.close();
  rmSync(data, { recursive: true, force: true });
});

const verify = (given: Partial<JournalCheck> = {}) => checkJournals({ dataDir: data, ...given });
const write = (name: string, text: string): string => {
  const file = join(data, name);
  writeFileSync(file, text);
  return file;
};
const whole = () => [{ registerId, rows: 12, faults: [], heads: [head, { registerId, chain: 'training', sequence: 0, hash: '0'.repeat(64) }] }];

describe('journal verify', { timeout: 120_000 }, () => {
  it('reads the folder of a desk that is running, and changes nothing in it', () => {
    const digest = () => createHash('sha256').update(readFileSync(journal.file)).digest('hex');
    const before = digest();
    const { stdout } = spawnSync(process.execPath, [host, '--data', data, '--journal', 'verify'], { encoding: 'utf8', timeout: 60_000 });
    expect(JSON.parse(stdout)).toEqual({ done: 'journal', registers: whole() });
    expect(verify()).toEqual(whole());
    expect(digest()).toBe(before);
  });

  it('reads exports and copies', async () => {
    const exported = gatherExport(journal.db, { registerId, from: '2026-11-01', to: '2026-11-30' }, journal.clock.now());
    const json = exportJson(exported);
    expect(verify({ file: write('journal.json', json) })).toEqual(whole());
    expect(verify({ file: write('journal.csv', exportCsv(exported)) })).toEqual(whole());
    expect(verify({ file: write('changed.json', json.replace('"sequence":7', '"sequence":8')) })[0]!.faults).toEqual([{ chain: 'real', sequence: 7, fault: 'gap' }]);
    const copy = join(data, 'copy.sqlite');
    await journal.db.backup(copy);
    expect(verify({ file: copy })).toEqual(whole());
  });

  it('names the row from which an older file lacks what a report says', () => {
    const heads = write('heads.json', JSON.stringify([{ ...head, sequence: 20 }]));
    expect(verify({ heads })[0]!.faults).toEqual([{ chain: 'real', sequence: 13, fault: 'cutTail' }]);
  });

  it('says when there is nothing to check', () => {
    expect(() => verify({ file: join(data, 'nothing.json') })).toThrow(StartProblem);
    expect(() => verify({ dataDir: join(data, 'elsewhere') })).toThrow(StartProblem);
  });
});
