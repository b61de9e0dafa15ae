/** References, accounts, bar codes and product numbers, row by row of their vectors and beside a peer. */
import * as fc from 'fast-check';
import peer from 'finnish-bank-utils';
import { describe, expect, it, vi } from 'vitest';
import { bankBarcode, readBankBarcode } from '#shared/domain/bank-barcode.ts';
import { isGtin } from '#shared/domain/gtin.ts';
import { formatIban, isIban, readFinnishIban } from '#shared/domain/iban.ts';
import { formatReference, nationalReference, readReference, rfReference } from '#shared/domain/reference-number.ts';
import { PATIENCE, RUNS, vectorRows } from '../domain/vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const REASONS: Record<string, string> = { 'wrong check digit': 'checkDigit', 'wrong RF check digits': 'checkDigit', 'too short': 'tooShort', 'too long': 'tooLong', empty: 'empty' };

describe('reference numbers', () => {
  const rows = vectorRows('reference_number.csv');

  it('has them all', () => {
    expect(rows).toHaveLength(178);
  });

  it.each(rows.filter((row) => row['valid'] === 'yes'))('reads $reference', ({ reference, formatted }) => {
    const read = readReference(reference!);
    expect(read.ok && formatReference(read.reference)).toBe(formatted || formatReference(read.ok ? read.reference : ''));
  });

  it.each(rows.filter((row) => row['valid'] === 'no'))('refuses "$reference": $reason', ({ reference, reason }) => {
    expect(readReference(reference!)).toEqual({ ok: false, reason: REASONS[reason!] });
  });

  it.each(rows.filter((row) => row['valid'] === 'not_finnish'))('takes $reference, and finds no Finnish reference in it', ({ reference }) => {
    expect(readReference(reference!)).toEqual({ ok: true, kind: 'rf', reference, national: null });
  });

  it('makes what it reads back, in both forms, and the peer agrees', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{2,18}$/), (base) => {
        const national = nationalReference(base);
        expect(readReference(national)).toMatchObject({ ok: true, national });
        expect(readReference(rfReference(national))).toMatchObject({ ok: true, kind: 'rf', national });
        expect(peer.isValidFinnishRefNumber(national)).toBe(true);
        expect(peer.isValidFinnishRefNumber(rfReference(national))).toBe(true);
      }),
      { numRuns: RUNS / 5 },
    );
  });

  it('agrees with the peer on any digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{3,19}$/), (digits) => {
        expect(readReference(digits).ok).toBe(peer.isValidFinnishRefNumber(digits));
      }),
      { numRuns: RUNS / 5 },
    );
  });

  it('catches each single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{3,18}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (base, place, by) => {
        const right = nationalReference(base);
        const at = place % right.length;
        const wrong = right.slice(0, at) + String((Number(right.charAt(at)) + by) % 10) + right.slice(at + 1);
        fc.pre(!wrong.startsWith('0'));
        expect(readReference(wrong)).toEqual({ ok: false, reason: 'checkDigit' });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('accounts', () => {
  const rows = vectorRows('iban.csv');

  it('has them all', () => {
    expect(rows).toHaveLength(87);
  });

  it.each(rows.filter((row) => row['valid_finnish'] === 'yes'))('reads $iban', ({ iban, formatted }) => {
    const read = readFinnishIban(iban!);
    expect(read.ok && formatIban(read.iban)).toBe(formatted || formatIban(read.ok ? read.iban : ''));
  });

  it.each(rows.filter((row) => row['valid_finnish'] === 'no'))('refuses "$iban": $reason', ({ iban }) => {
    expect(readFinnishIban(iban!).ok).toBe(false);
  });

  it.each(rows.filter((row) => row['valid_finnish'] === 'policy'))('says of $iban that the account itself is wrong, as the peer does', ({ iban }) => {
    expect(readFinnishIban(iban!)).toEqual({ ok: false, reason: 'accountDigit' });
    expect(isIban(iban!)).toBe(true);
    expect(peer.isValidFinnishIBAN(iban!)).toBe(false);
  });
});

describe('bank bar codes', () => {
  const rows = vectorRows('bank_barcode.csv');

  it('has them all', () => {
    expect(rows).toHaveLength(52);
  });

  it.each(rows.filter((row) => row['valid'] === 'yes'))('reads $barcode and writes it again', (row) => {
    const read = readBankBarcode(row['barcode']!);
    const cents = Number(row['amount_cents']);
    expect(read).toEqual({ ok: true, version: Number(row['version']), iban: row['iban'], cents, reference: row['reference'], dueDate: row['due_date'] || null });
    expect(read.ok && bankBarcode(read)).toBe(row['barcode']);
  });

  it.each(rows.filter((row) => row['valid'] !== 'yes'))('refuses "$barcode"', ({ barcode }) => {
    expect(readBankBarcode(barcode!).ok).toBe(false);
  });

  it('refuses a day that does not exist and a wrong version', () => {
    const right = rows[0]!['barcode']!;
    expect(readBankBarcode(`${right.slice(0, 48)}120230`)).toEqual({ ok: false, reason: 'date' });
    expect(readBankBarcode(`6${right.slice(1)}`)).toEqual({ ok: false, reason: 'version' });
  });

  it('leaves a sum of a million or more open, as the guide says', () => {
    const code = bankBarcode({ iban: 'FI5810171000000122', cents: 100_000_000, reference: '1234561', dueDate: null });
    expect(readBankBarcode(code)).toMatchObject({ ok: true, cents: 0 });
  });

  it('never throws on what a scanner may send', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 120 }), fc.stringMatching(/^[45]\d{53}$/)), (text) => {
        expect(typeof readBankBarcode(text).ok).toBe('boolean');
      }),
      { numRuns: RUNS },
    );
  });
});

describe('product numbers', () => {
  const rows = vectorRows('gtin.csv');

  it('has them all', () => {
    expect(rows).toHaveLength(88);
  });

  it.each(rows)('$gtin: $valid', ({ gtin, valid }) => {
    expect(isGtin(gtin!)).toBe(valid === 'yes');
  });
});
