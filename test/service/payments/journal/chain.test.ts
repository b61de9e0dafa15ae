/** The chain of a register: how it grows, and that each kind of fault is named at its first bad row. */
import { createPublicKey, hash, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalText } from '#service/features/payments/journal/canonical.ts';
import { chainRows, headOf } from '#service/features/payments/journal/rows.ts';
import { verifyJournals, verifyRegister, type VerifyOptions } from '#service/features/payments/journal/verify.ts';
import { append } from '#service/features/payments/journal/append.ts';
import { startJournal, type TestJournal } from '../../../support/journal.ts';

let journal: TestJournal;
beforeEach(async () => {
  journal = await startJournal();
});
afterEach(() => journal.close());

const registerId = () => journal.registerIds[0]!;
const publicKey = () => journal.db.first(journal.db.q.selectFrom('register').select('public_key').where('id', '=', registerId()))!.public_key;
const check = (options?: VerifyOptions) => verifyRegister(journal.db, { id: registerId(), publicKey: publicKey() }, options);
/** As one who has the file changes it: without the triggers that stop the application. */
const tamper = (sql: string) => {
  for (const { name } of journal.db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all() as { name: string }[]) journal.db.raw.exec(`DROP TRIGGER ${name}`);
  journal.db.raw.exec(sql);
};

describe('a chain that grew by itself', () => {
  it('is whole, both chains apart, and its heads are told', async () => {
    await journal.grow(registerId(), 30);
    await journal.grow(registerId(), 5, true);
    expect(check()).toEqual({ registerId: registerId(), rows: 35, faults: [], heads: [headOf(journal.db, registerId(), 'real'), headOf(journal.db, registerId(), 'training')] });
    expect(check().heads.map(({ sequence }) => sequence)).toEqual([30, 5]);
  });

  it('is checked by what the contract says and nothing of ours', async () => {
    await journal.grow(registerId(), 12);
    const key = createPublicKey({ key: Buffer.from(publicKey(), 'base64url'), format: 'der', type: 'spki' });
    let before = { hash: '0'.repeat(64), signature: '' };
    for (const { hash: rowsHash, signature, body, ...row } of chainRows(journal.db, registerId(), 'real')) {
      const entry = { ...row, body: JSON.parse(body) as unknown };
      expect(canonicalText(entry.body)).toBe(body);
      expect(row.previousHash).toBe(before.hash);
      expect(hash('sha256', canonicalText(entry) + before.signature)).toBe(rowsHash);
      expect(verify(null, Buffer.from(rowsHash, 'hex'), key, Buffer.from(signature, 'base64url'))).toBe(true);
      before = { hash: rowsHash, signature };
    }
  });

  it('lets no row be changed, removed, put in between or replaced', async () => {
    await journal.grow(registerId(), 3);
    const { raw } = journal.db;
    expect(() => raw.exec(`UPDATE journal_entry SET body = '{}' WHERE sequence = 2`)).toThrow('never changed');
    expect(() => raw.exec(`DELETE FROM journal_entry WHERE sequence = 3`)).toThrow('never removed');
    const copy = (sequence: number) => `INSERT OR REPLACE INTO journal_entry SELECT NULL, register_id, chain, ${sequence}, id, kind, at, business_date, shift_id, advisor_id, NULL, body, previous_hash, hash, signature FROM journal_entry WHERE sequence = 2`;
    expect(() => raw.exec(copy(2))).toThrow('without a gap');
    expect(() => raw.exec(copy(5))).toThrow('without a gap');
    expect(check().faults).toEqual([]);
  });

  it('never goes back in time, whatever the clock does', async () => {
    await journal.grow(registerId(), 2);
    journal.clock.advance(-3_600_000);
    await journal.grow(registerId(), 2);
    expect(check().faults).toEqual([]);
    const times = [...chainRows(journal.db, registerId(), 'real')].map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });

  it('leaves no trace of an act that failed: the number is taken by the next', async () => {
    await journal.grow(registerId(), 1);
    const failing = journal.act((act) => {
      append(act, { registerId: registerId(), training: false, kind: 'drawerOpened', shiftId: null, receiptNumber: null, body: { reason: 'kesken' } });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await journal.grow(registerId(), 1);
    expect(check()).toMatchObject({ rows: 2, faults: [] });
  });

  it('refuses a body that is not of its kind', async () => {
    const wrong = journal.act((act) => append(act, { registerId: registerId(), training: false, kind: 'cashIn', shiftId: null, receiptNumber: null, body: { cents: 0.5, reason: 'x' } }));
    await expect(wrong).rejects.toThrow('invalid_type');
    expect(check().rows).toBe(0);
  });
});

describe('what was done to a chain is named at its first bad row', () => {
  beforeEach(async () => {
    await journal.grow(registerId(), 10);
    await journal.grow(registerId(), 4, true);
  });
  const first = () => check().faults[0];

  it.each([
    ['a changed amount', `UPDATE journal_entry SET body = replace(body, '"quantity":1', '"quantity":2') WHERE chain = 'real' AND sequence = (SELECT min(sequence) FROM journal_entry WHERE chain = 'real' AND body LIKE '%"quantity":1%')`, 'hash', null],
    ['a back-dated row', `UPDATE journal_entry SET at = '2026-11-01T06:00:00.000Z' WHERE chain = 'real' AND sequence = 6`, 'hash', 6],
    ['another business date', `UPDATE journal_entry SET business_date = '2026-11-01' WHERE chain = 'real' AND sequence = 6`, 'hash', 6],
    ['another cashier', `UPDATE journal_entry SET advisor_id = NULL WHERE chain = 'real' AND sequence = 2`, 'hash', 2],
    ['a row removed', `DELETE FROM journal_entry WHERE chain = 'real' AND sequence = 5`, 'gap', 5],
    ['the first row removed', `DELETE FROM journal_entry WHERE chain = 'real' AND sequence = 1`, 'gap', 1],
    ['another hash before', `UPDATE journal_entry SET previous_hash = hash WHERE chain = 'real' AND sequence = 5`, 'previousHash', 5],
    ['a signature of another row', `UPDATE journal_entry SET signature = (SELECT signature FROM journal_entry WHERE chain = 'real' AND sequence = 9) WHERE chain = 'real' AND sequence = 4`, 'signature', 4],
    ['the last signature', `UPDATE journal_entry SET signature = (SELECT signature FROM journal_entry WHERE chain = 'real' AND sequence = 9) WHERE chain = 'real' AND sequence = 10`, 'signature', 10],
    ['a tail cut off', `DELETE FROM journal_entry WHERE chain = 'real' AND sequence > 7`, 'cutTail', 8],
    ['a row moved to the other chain', `UPDATE journal_entry SET chain = 'training', sequence = 5 WHERE chain = 'real' AND sequence = 10`, 'cutTail', 10],
    ['a row of training made real', `UPDATE journal_entry SET chain = 'real', sequence = 11 WHERE chain = 'training' AND sequence = 4`, 'previousHash', 11],
  ])('%s', (_what, sql, fault, sequence) => {
    tamper(sql);
    expect(first()).toMatchObject({ chain: 'real', fault, ...(sequence === null ? {} : { sequence }) });
  });

  it('two rows that changed places', () => {
    tamper(`UPDATE journal_entry SET sequence = 1003 WHERE chain = 'real' AND sequence = 3`);
    tamper(`UPDATE journal_entry SET sequence = 3 WHERE chain = 'real' AND sequence = 8`);
    tamper(`UPDATE journal_entry SET sequence = 8 WHERE chain = 'real' AND sequence = 1003`);
    expect(first()).toEqual({ chain: 'real', sequence: 3, fault: 'previousHash' });
  });

  it('a head row that says less than there is', () => {
    tamper(`UPDATE journal_chain SET last_sequence = 9 WHERE chain = 'real'`);
    expect(first()).toEqual({ chain: 'real', sequence: 9, fault: 'otherHistory' });
  });

  it('a fault in training is told as one of training', () => {
    tamper(`UPDATE journal_entry SET kind = 'cashIn' WHERE chain = 'training' AND sequence = 2`);
    expect(check().faults).toEqual([{ chain: 'training', sequence: 2, fault: 'hash' }]);
  });

  it('rows of a register that is not there', () => {
    tamper(`PRAGMA foreign_keys = OFF; UPDATE journal_entry SET register_id = 'X' WHERE chain = 'training' AND sequence = 4`);
    expect(verifyJournals(journal.db).flatMap(({ faults }) => faults)).toEqual([
      { chain: 'training', sequence: 4, fault: 'cutTail' },
      { chain: 'training', sequence: 4, fault: 'otherRegister' },
    ]);
  });

  it('another key in the register', async () => {
    const other = await startJournal({ seed: 9 });
    const key = other.db.first(other.db.q.selectFrom('register').select('public_key'))!.public_key;
    await other.close();
    tamper(`UPDATE register SET public_key = '${key}'`);
    expect(check().faults).toEqual([
      { chain: 'real', sequence: 1, fault: 'signature' },
      { chain: 'training', sequence: 1, fault: 'signature' },
    ]);
  });

  it('a tail cut off together with the head row, by a head from elsewhere', () => {
    const known = [headOf(journal.db, registerId(), 'real')!];
    tamper(`DELETE FROM journal_entry WHERE chain = 'real' AND sequence > 7; UPDATE journal_chain SET last_sequence = 7, last_hash = (SELECT hash FROM journal_entry WHERE chain = 'real' AND sequence = 7) WHERE chain = 'real'`);
    expect(check().faults).toEqual([]);
    expect(check({ known }).faults).toEqual([{ chain: 'real', sequence: 8, fault: 'cutTail' }]);
  });
});
