/** What a chain can show that no desk would write: signed rows in the wrong order, time or chain, and heads that differ. */
import { generateKeyPairSync, sign } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainFault } from '#shared/contract/payments/journal.ts';
import { canonicalText } from '#service/features/payments/journal/canonical.ts';
import { createChainCheck, START, type ChainToCheck } from '#service/features/payments/journal/check-chain.ts';
import { rowHash, rowHasher, rowText, type StoredRow, type UnsignedRow } from '#service/features/payments/journal/stored-row.ts';

const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');

const rowAt = (sequence: number, change: Partial<UnsignedRow> = {}): UnsignedRow => ({
  registerId: 'R',
  chain: 'real',
  sequence,
  id: `E${sequence}`,
  kind: 'drawerOpened',
  at: `2026-11-02T08:00:0${sequence % 10}.000Z`,
  businessDate: '2026-11-02',
  shiftId: null,
  advisorId: null,
  receiptNumber: null,
  body: '{"reason":"ä"}',
  previousHash: '',
  ...change,
});

/** Rows as given, each truly chained and signed with the register's key. */
const signedChain = (rows: UnsignedRow[]): StoredRow[] => {
  let last = START;
  return rows.map((row) => {
    const linked = { ...row, previousHash: last.hash };
    const hash = rowHash(linked, last.signature);
    const signature = sign(null, Buffer.from(hash, 'hex'), pair.privateKey).toString('base64url');
    last = { sequence: row.sequence, hash, signature, at: row.at };
    return { ...linked, hash, signature };
  });
};

const checked = (rows: StoredRow[], change: Partial<ChainToCheck> = {}): ChainFault | null => {
  const check = createChainCheck({ registerId: 'R', chain: 'real', publicKey, known: [], ...change });
  for (const row of rows) {
    const fault = check.take(row);
    if (fault) return fault;
  }
  return check.end();
};

const five = [1, 2, 3, 4, 5].map((sequence) => rowAt(sequence));

describe('a signed chain', () => {
  it('is whole when it is', () => {
    expect(checked(signedChain(five))).toBeNull();
    expect(checked([])).toBeNull();
  });

  it.each<[string, UnsignedRow[], ChainFault]>([
    ['going back in time', [rowAt(1), rowAt(2, { at: '2026-11-02T07:59:59.999Z' })], { sequence: 2, fault: 'time' }],
    ['leaving a number out', [rowAt(1), rowAt(3)], { sequence: 2, fault: 'gap' }],
    ['using a number again', [rowAt(1), rowAt(2), rowAt(2)], { sequence: 3, fault: 'order' }],
    ['with a row of another register', [rowAt(1), rowAt(2, { registerId: 'S' })], { sequence: 2, fault: 'otherRegister' }],
    ['with a row of training', [rowAt(1), rowAt(2, { chain: 'training' })], { sequence: 2, fault: 'otherRegister' }],
    ['not from its beginning', [rowAt(2)], { sequence: 1, fault: 'gap' }],
  ])('%s', (_what, rows, fault) => {
    expect(checked(signedChain(rows))).toEqual(fault);
  });

  it('shows against heads that are known', () => {
    const rows = signedChain(five);
    const at = (sequence: number, hash = rows[sequence - 1]!.hash) => ({ sequence, hash });
    expect(checked(rows, { known: [at(5), at(2)] })).toBeNull();
    expect(checked(rows, { known: [at(3, 'f'.repeat(64)), at(5)] })).toEqual({ sequence: 3, fault: 'otherHistory' });
    expect(checked(rows.slice(0, 3), { known: [at(5)] })).toEqual({ sequence: 4, fault: 'cutTail' });
    expect(checked([], { known: [at(5)] })).toEqual({ sequence: 1, fault: 'cutTail' });
  });

  it('goes on from a row that is named, whose own signature counts', () => {
    const rows = signedChain(five);
    const { sequence, hash, signature, at } = rows[1]!;
    const before = { sequence, hash, signature, at };
    expect(checked(rows.slice(2), { before })).toBeNull();
    expect(checked([], { before })).toBeNull();
    expect(checked([], { before: { ...before, signature: rows[2]!.signature } })).toEqual({ sequence: 2, fault: 'signature' });
    expect(checked(rows.slice(2), { before, known: [{ sequence: 2, hash: 'f'.repeat(64) }] })).toEqual({ sequence: 2, fault: 'otherHistory' });
  });

  it('written anew from any row on by one without the key is named at that row', () => {
    const many = Array.from({ length: 2_500 }, (_, at) => rowAt(at + 1, { at: new Date(Date.UTC(2026, 10, 2) + at).toISOString() }));
    const rows = signedChain(many.slice(0, 60));
    const long = [...rows, ...many.slice(60).map((row) => ({ ...row, hash: '', signature: rows[0]!.signature }))];
    // hashes are right everywhere, signatures from one row on are not
    const rewritten = (from: number): StoredRow[] => {
      let last = START;
      return long.map((row, at) => {
        const linked = { ...row, previousHash: last.hash, ...(at + 1 === from ? { body: '{"reason":"toinen"}' } : {}) };
        const made = { ...linked, hash: rowHash(linked, last.signature) };
        last = { sequence: row.sequence, hash: made.hash, signature: row.signature, at: row.at };
        return made;
      });
    };
    for (const from of [1, 2, 33, 60]) expect(checked(rewritten(from))).toEqual({ sequence: from, fault: 'signature' });
    expect(checked(rewritten(2_400))).toEqual({ sequence: 61, fault: 'signature' });
  });
});

describe('the text that is hashed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const row = fc.record({ advisorId: fc.option(text), at: text, businessDate: text, id: text, previousHash: text, receiptNumber: fc.option(text), registerId: text, shiftId: fc.option(text), body: fc.jsonValue().map((value) => canonicalText(JSON.parse(JSON.stringify(value), (_key, member: unknown) => (typeof member === 'number' ? Math.trunc(member % 1e9) : member)))) });
  const whole = (part: Omit<UnsignedRow, 'chain' | 'kind' | 'sequence'>): UnsignedRow => ({ ...part, chain: 'real', kind: 'correction', sequence: 7 });

  it('is the canonical JSON of the whole row, whatever is in it', () => {
    fc.assert(
      fc.property(row, (part) => {
        const made = whole(part);
        expect(rowText(made)).toBe(canonicalText({ ...made, body: JSON.parse(made.body) as unknown }));
      }),
    );
  });

  it('is hashed the same as text and as bytes', () => {
    const hasher = rowHasher();
    fc.assert(
      fc.property(row, text, (part, signature) => {
        const made = whole(part);
        const expected = rowHash(made, signature);
        expect(hasher(made, signature)).toBe(expected);
        expect(hasher({ ...made, body: Buffer.from(made.body, 'utf8') }, signature)).toBe(expected);
      }),
    );
  });

  it('has keys in order, no spaces, and only whole numbers', () => {
    expect(canonicalText({ b: [1, { z: null, a: 'ä"\n' }], a: -0, c: undefined })).toBe('{"a":0,"b":[1,{"a":"ä\\"\\n","z":null}]}');
    for (const value of [0.5, Number.NaN, 2 ** 53, () => 1, undefined]) expect(() => canonicalText(value)).toThrow(TypeError);
  });
});
