/** Exports: what they hold, that they are checked wherever they are, and that a change of any byte shows. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JournalEntry } from '#shared/contract/payments/journal.ts';
import { exportCsv } from '#service/features/payments/journal/export-csv.ts';
import { exportJson } from '#service/features/payments/journal/export-json.ts';
import { gatherExport } from '#service/features/payments/journal/exporting.ts';
import { headOf } from '#service/features/payments/journal/rows.ts';
import { exportSaft } from '#service/features/payments/journal/saft.ts';
import { verifyExport } from '#service/features/payments/journal/verify-export.ts';
import { startJournal, type TestJournal } from '../../../support/journal.ts';

let journal: TestJournal;
let registerId: string;
beforeAll(async () => {
  journal = await startJournal();
  registerId = journal.registerIds[0]!;
  for (const day of [2, 3, 4]) {
    journal.clock.set(`2026-11-0${day}T06:00:00.000Z`);
    await journal.grow(registerId, 8);
    await journal.grow(registerId, 3, true);
  }
});
afterAll(() => journal.close());

const gathered = (from = '2026-11-01', to = '2026-11-30') => gatherExport(journal.db, { registerId, from, to }, journal.clock.now());
const FORMS = { json: exportJson, csv: exportCsv };
const forms = Object.entries(FORMS);

describe.each(forms)('as %s', (_name, write) => {
  it('verifies by itself, with its heads', () => {
    expect(verifyExport(write(gathered()))).toEqual({ registerId, rows: 33, faults: [], heads: [headOf(journal.db, registerId, 'real'), headOf(journal.db, registerId, 'training')] });
  });

  it('verifies for a day in the middle, chained to the row before', () => {
    expect(verifyExport(write(gathered('2026-11-03', '2026-11-03')))).toMatchObject({ rows: 11, faults: [], heads: [{ sequence: 16 }, { sequence: 6 }] });
  });

  it('verifies for days without rows', () => {
    expect(verifyExport(write(gathered('2026-12-01', '2026-12-03')))).toMatchObject({ rows: 0, faults: [] });
  });

  it('shows against a head from elsewhere that another history stands in it', () => {
    const known = [{ registerId, chain: 'real' as const, sequence: 12, hash: 'f'.repeat(64) }];
    expect(verifyExport(write(gathered()), { known }).faults).toEqual([{ chain: 'real', sequence: 12, fault: 'otherHistory' }]);
  });

  it('shows an older file in place of a newer one, by a head the hub saw in its days', () => {
    const older = write(gathered());
    const known = [{ registerId, chain: 'real' as const, sequence: 25, hash: 'e'.repeat(64), at: '2026-11-05T10:00:00.000Z' }];
    expect(verifyExport(older, { known }).faults).toEqual([{ chain: 'real', sequence: 25, fault: 'cutTail' }]);
    expect(verifyExport(write(gathered('2026-11-01', '2026-11-04')), { known }).faults).toEqual([]);
  });

  it('is refused when it is not an export, and never throws', () => {
    for (const file of ['', '{}', '{"journal":', 'x', '\uFEFF"registerId"', write(gathered()).slice(0, 900)]) expect(verifyExport(file).faults).toEqual([{ chain: 'real', sequence: 0, fault: 'unreadable' }]);
  });

  it('shows a change of one character, wherever it is', () => {
    const file = write(gathered('2026-11-02', '2026-11-02'));
    const unseen: number[] = [];
    for (let at = 0; at < file.length; at += 61) {
      const changed = `${file.slice(0, at)}${file[at] === 'x' ? 'y' : 'x'}${file.slice(at + 1)}`;
      if (verifyExport(changed).faults.length === 0) unseen.push(at);
    }
    expect(unseen).toEqual([]);
  });
});

it('as JSON is JSON, each row of the contract’s shape', () => {
  const file = JSON.parse(exportJson(gathered())) as { entries: unknown[]; journal: { schema: { properties: object } } };
  expect(file.entries).toHaveLength(33);
  expect(JournalEntry.array().safeParse(file.entries).success).toBe(true);
  expect(Object.keys(file.journal.schema.properties)).toEqual(Object.keys(JournalEntry.shape).toSorted());
});

describe('as SAF-T', () => {
  const parsed = () => {
    const xml = exportSaft(gathered(), 'Europe/Helsinki');
    expect(XMLValidator.validate(xml)).toBe(true);
    return new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => ['event', 'cashtransaction', 'ctLine', 'vat', 'payment'].includes(name) }).parse(xml).auditfile;
  };

  it('has an event for each row and a transaction for each receipt, with the row’s signature', () => {
    const { header, company } = parsed();
    const { rows } = gathered();
    const register = company.location.cashregister;
    const receipts = rows.filter(({ kind }) => kind === 'sale');
    expect(header).toMatchObject({ curCode: 'EUR', startDate: '2026-11-01', endDate: '2026-11-30', auditfileVersion: '1.0' });
    expect(company.companyIdent).toBe('0165116-3');
    expect(register.event).toHaveLength(rows.length);
    expect(register.cashtransaction.map((one: { signature: string }) => one.signature)).toEqual(receipts.map(({ signature }) => signature));
    expect(register.cashtransaction.filter((one: { trainingID: string }) => one.trainingID === 'true')).toHaveLength(receipts.filter(({ chain }) => chain === 'training').length);
  });

  it('says the amounts of the journal, and names each element in the order of the format', () => {
    const row = gathered().rows.find(({ kind }) => kind === 'sale')!;
    const { sale } = JSON.parse(row.body) as { sale: { totals: { totalCents: number; roundingCents: number }; lines: unknown[] } };
    const first = parsed().company.location.cashregister.cashtransaction[0];
    expect(first.transAmntIn).toBe((sale.totals.totalCents / 100).toFixed(2));
    expect(first.ctLine).toHaveLength(sale.lines.length);
    const order = ['nr', 'transID', 'transType', 'transAmntIn', 'transAmntEx', 'amntTp', 'empID', 'transDate', 'transTime', 'bookDate', 'ctLine', 'vat', 'rounding', 'payment', 'signature', 'keyVersion', 'receiptNum', 'voidTransaction', 'trainingID'];
    expect(Object.keys(first)).toEqual(order.filter((name) => name in first));
    expect(Object.keys(first).every((name) => order.includes(name))).toBe(true);
  });
});
