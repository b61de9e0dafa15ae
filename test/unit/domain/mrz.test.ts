import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { mrzCheckDigit } from '#shared/domain/mrz-check-digit.ts';
import { checkDigitAfter, documentNumberSpans, MRZ_LAYOUTS, mrzText, mrzValue } from '#shared/domain/mrz-layout.ts';
import { readMrzLines } from '#shared/domain/mrz-lines.ts';
import { repairMrz } from '#shared/domain/mrz-repair.ts';
import { isBirthDateOf, optionalCodeMatches, parseMrz, type MrzDocument } from '#shared/domain/mrz.ts';
import { personalIdentityCheckCharacter } from '#shared/domain/personal-identity-code.ts';
import { PATIENCE, RUNS, vectorText } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const TODAY = '2026-08-31';
const Field = z.string().nullable();
const rows = z
  .array(
    z.object({
      id: z.string(),
      lines: z.array(z.string()),
      expected: z.object({
        format: z.string().optional(),
        valid: z.boolean().optional(),
        throws: z.string().optional(),
        autocorrected_lines: z.array(z.string()).optional(),
        fields: z.record(z.string(), z.unknown()).optional(),
      }),
    }),
  )
  .parse(JSON.parse(vectorText('mrz.json')));

/** Documents outside ICAO's formats: the advisor takes them as a document without a zone. */
const FOREIGN_FORMAT = /^cheminfo-(?:errors|frenchNationalId|swissDrivingLicense)/;
const foreign = rows.filter((row) => FOREIGN_FORMAT.test(row.id));
const corrected = rows.filter((row) => row.expected.autocorrected_lines !== undefined);
/** The peer calls Utopia's specimens invalid for the state alone: their digits are right, so they are read and the issuer told unknown. */
const isSpecimen = (row: (typeof rows)[number]): boolean => row.lines.join('').includes('UTO') && row.expected.valid === false;
const wrong = rows.filter((row) => row.expected.valid === false && !isSpecimen(row));
const right = rows.filter((row) => ![...foreign, ...corrected, ...wrong].includes(row));

function parsed(lines: readonly string[], today = TODAY): MrzDocument {
  const result = parseMrz(lines.join('\n'), today);
  if (!result.ok) throw new Error(result.errors.map((error) => `${error.field} ${error.reason}`).join(', '));
  return result.document;
}

/** The zone's fields under the peer's names. */
function peerFields(lines: readonly string[], document: MrzDocument): Record<string, string | null> {
  const layout = MRZ_LAYOUTS[document.format];
  const known = (code: string): string | null => (code === 'UTO' ? null : code);
  const digit = documentNumberSpans(lines, layout).digit;
  const personal = layout.optionalData[0]!;
  const optional = layout.optionalData.map((span) => mrzValue(lines, span));
  return {
    documentCode: document.documentCode,
    issuingState: known(document.issuer),
    nationality: known(document.nationality),
    lastName: document.name.primary,
    firstName: document.name.secondary,
    documentNumber: document.documentNumber,
    documentNumberCheckDigit: mrzText(lines, digit),
    birthDate: document.birthDate!.slice(2).replaceAll('-', ''),
    birthDateCheckDigit: mrzText(lines, checkDigitAfter(layout.birthDate)),
    sex: { M: 'male', F: 'female' }[mrzText(lines, layout.sex)] ?? 'nonspecified',
    expirationDate: document.expires.slice(2).replaceAll('-', ''),
    expirationDateCheckDigit: mrzText(lines, checkDigitAfter(layout.expires)),
    optional1: optional[0] ?? '',
    optional2: optional[1] ?? '',
    optional: optional[0] ?? '',
    optionalData: optional[0] ?? '',
    personalNumber: optional[0] ?? '',
    personalNumberCheckDigit: mrzText(lines, checkDigitAfter(personal)),
    compositeCheckDigit: layout.composite === null ? '' : mrzText(lines, layout.composite.digit),
  };
}

describe('vectors', () => {
  it('sorts every row into one kind', () => {
    expect([rows.length, foreign.length, corrected.length, wrong.length, right.length]).toEqual([53, 7, 5, 11, 30]);
  });

  it.each(foreign)('refuses the format of $id', ({ lines }) => {
    expect(parseMrz(lines.join('\n'), TODAY)).toEqual({ ok: false, errors: [{ field: 'format', reason: 'format' }] });
  });

  it.each(right)('reads $id', ({ lines, expected }) => {
    const document = parsed(lines);
    const fields = peerFields(lines, document);
    for (const [name, value] of Object.entries(expected.fields ?? {})) expect([name, fields[name]]).toEqual([name, Field.parse(value)]);
    // The one row without a format is a visa.
    expect(document.format).toBe(expected.format ?? 'MRVA');
    expect(document.issuerKnown).toBe(document.issuer !== 'UTO');
    expect(document.corrections).toEqual([]);
  });

  it.each(wrong)('refuses the check digit of $id', ({ lines }) => {
    const result = parseMrz(lines.join('\n'), TODAY);
    expect(result.ok ? [] : result.errors.map((error) => error.reason)).toContain('checkDigit');
  });

  it.each(corrected)('mends $id and tells it', ({ lines, expected }) => {
    const read = readMrzLines(lines.join('\n'))!;
    const mended = repairMrz(read.lines, MRZ_LAYOUTS[read.format]);
    expect(mended.lines).toEqual(expected.autocorrected_lines);
    expect(parsed(lines).corrections).toEqual([expect.objectContaining({ read: 'O', took: '0' })]);
    expect(lines[mended.corrections[0]!.line - 1]!.charAt(mended.corrections[0]!.column - 1)).toBe('O');
  });
});

/** A passport's two lines with all digits counted. */
function passport(part: { number?: string; born?: string; expires?: string; optional?: string; issuer?: string; nationality?: string; code?: string; name?: string } = {}): [string, string] {
  const { number = 'FP1215279', born = '520101', expires = '340212', optional = '', issuer = 'FIN', nationality = issuer, code = 'P<', name = 'VIRTANEN<<MATTI<JUHANI' } = part;
  const counted = (text: string): string => text + mrzCheckDigit(text);
  const personal = counted(optional.padEnd(14, '<'));
  const [first, second, third] = [counted(number.padEnd(9, '<')), counted(born), counted(expires)];
  return [`${code}${issuer.padEnd(3, '<')}${name}`.padEnd(44, '<'), `${first}${nationality.padEnd(3, '<')}${second}M${third}${personal}${mrzCheckDigit(first + second + third + personal)}`];
}

describe('input as it comes', () => {
  const lines = passport();
  const clean = parsed(lines);

  it.each([
    ['one long line of a keyboard-wedge reader', lines.join('')],
    ['carriage returns', `${lines.join('\r')}\r`],
    ['spaces and blank lines', `\n  ${lines[0].replace(/(.{4})/g, '$1 ')}\n\n${lines[1]}\t\n`],
    ['lower case', lines.join('\n').toLowerCase()],
    ['« for two fillers', lines.join('\n').replaceAll('<<', '«')],
    ['the fillers at the end of the name lost', `${lines[0].replace(/<+$/, '')}\n${lines[1]}`],
  ])('reads %s', (_, input) => {
    expect(parseMrz(input, TODAY)).toEqual({ ok: true, document: clean });
  });

  it.each([
    ['beginning', 'P<FIN', 'format', 'format'],
    ['separator', passport().join(';'), 'format', 'format'],
    ['birth', passport({ born: '521301' }).join('\n'), 'birthDate', 'date'],
    ['expiry', passport({ expires: '340230' }).join('\n'), 'expires', 'date'],
    ['name', passport({ name: 'V1RTANEN<<MATTI' }).join('\n'), 'name', 'format'],
    ['issuer', passport({ issuer: '0IN', nationality: 'FIN' }).join('\n'), 'issuer', 'format'],
  ])('names the field of a wrong %s', (_, input, field, reason) => {
    expect(parseMrz(input, TODAY)).toEqual({ ok: false, errors: [{ field, reason }] });
  });
});

describe('letters where only letters belong', () => {
  const finnishCard = rows.find((row) => row.id === 'fin-td1-47')!.lines;

  it.each([
    ['nationality', passport({ nationality: 'F1N', issuer: 'FIN' }), { field: 'nationality', line: 2, column: 12, read: '1', took: 'I' }],
    ['issuer', passport({ issuer: 'F1N', nationality: 'FIN' }), { field: 'issuer', line: 1, column: 4, read: '1', took: 'I' }],
    ['first letter of an identity card', finnishCard.map((line, row) => (row === 0 ? `1${line.slice(1)}` : line)), { field: 'documentCode', line: 1, column: 1, read: '1', took: 'I' }],
  ])('mends the %s and tells it', (_, lines, correction) => {
    expect(parsed(lines)).toMatchObject({ issuer: 'FIN', nationality: 'FIN', corrections: [correction] });
  });

  it('mends letters and digits of one zone together', () => {
    const [first, second] = passport({ born: '500101', nationality: 'N0R', issuer: 'NOR', number: '302010034' });
    const read = second.replace('500101', '5OO1O1');
    expect(parsed([first, read])).toMatchObject({ nationality: 'NOR', birthDate: '1950-01-01', documentNumber: '302010034' });
    expect(parsed([first, read]).corrections.map(({ field, took }) => field + took)).toEqual(['nationalityO', 'birthDate0', 'birthDate0', 'birthDate0']);
  });

  it.each([
    ['a code that the list does not know', passport({ nationality: 'F0N', issuer: 'FIN' }), 'nationality'],
    ['a name, which nothing confirms', passport({ name: 'V1RTANEN<<MATTI' }), 'name'],
  ])('refuses %s', (_, lines, field) => {
    expect(parseMrz(lines.join('\n'), TODAY)).toEqual({ ok: false, errors: [{ field, reason: 'format' }] });
  });
});

describe('rules', () => {
  it('puts a birth in the past and an expiry near', () => {
    expect(parsed(passport({ born: '260831' }))).toMatchObject({ birthDate: '2026-08-31', earlierBirthDate: '1926-08-31' });
    expect(parsed(passport({ born: '260901' }))).toMatchObject({ birthDate: '1926-09-01', earlierBirthDate: null });
    expect(parsed(passport({ expires: '460831' })).expires).toBe('2046-08-31');
    expect(parsed(passport({ expires: '460901' })).expires).toBe('1946-09-01');
    expect(isBirthDateOf(parsed(passport({ born: '220301' })), '1922-03-01')).toBe(true);
    expect(isBirthDateOf(parsed(passport({ born: '220301' })), '1922-03-02')).toBe(false);
  });

  it('takes a birth date that the document leaves unknown', () => {
    expect(parsed(passport({ born: '80<<<<' }))).toMatchObject({ birthDate: null, earlierBirthDate: null });
  });

  it('tells the kind of document', () => {
    const kind = (part: Parameters<typeof passport>[0]): string | null => parsed(passport(part)).kind;
    expect(kind({})).toBe('passport');
    expect(kind({ nationality: 'XXA' })).toBe('aliensPassport');
    expect(kind({ issuer: 'GBR', nationality: 'GBO', number: '925076473' })).toBe('passport');
    expect(kind({ issuer: 'D', number: 'C01X00T47' })).toBe('passport');
    expect(parsed(rows.find((row) => row.id === 'fin-td1-47')!.lines).kind).toBe('identityCard');
    expect(parsed(rows.find((row) => row.id === 'cheminfo-mrva-09')!.lines).kind).toBeNull();
  });

  it('compares a Finnish code without giving it out', () => {
    const code = (separator: string): string => `010190${separator}123${personalIdentityCheckCharacter('010190123')}`;
    const lines = passport({ born: '900101', optional: code('<') });
    expect(parsed(lines).personalCode).toBe('valid');
    expect(JSON.stringify(parseMrz(lines.join('\n'), TODAY))).not.toContain('123M');
    expect([code('-'), code('-').toLowerCase(), code('Y'), code('+'), '010190-124X', 'x'].map((given) => optionalCodeMatches(lines.join('\n'), given, TODAY))).toEqual([true, true, false, false, null, null]);
    expect(parsed(passport({ born: '900102', optional: code('<') })).personalCode).toBe('birthDateDiffers');
    expect(parsed(passport({ optional: '010190<123A' })).personalCode).toBe('invalid');
    expect(parsed(passport()).personalCode).toBe('none');
    expect(parsed(passport({ issuer: 'EST', optional: code('<') })).personalCode).toBe('none');
  });

  it('lets the code settle the century', () => {
    const code = (separator: string): string => `010320${separator}123${personalIdentityCheckCharacter('010320123')}`;
    expect(parsed(passport({ born: '200301', optional: code('<') }))).toMatchObject({ birthDate: '1920-03-01', earlierBirthDate: null });
    expect(parsed(passport({ born: '200301', optional: code('A') }))).toMatchObject({ birthDate: '2020-03-01', earlierBirthDate: null });
  });
});

describe('properties', () => {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

  it('catches every wrong digit in number, dates and their check digits', () => {
    const digitColumns = [2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 43];
    const [first, second] = passport();
    for (const column of digitColumns) {
      for (let shift = 1; shift < 10; shift += 1) {
        const digit = String((Number(second[column]) + shift) % 10);
        expect(parseMrz(`${first}\n${second.slice(0, column)}${digit}${second.slice(column + 1)}`, TODAY).ok).toBe(false);
      }
    }
  });

  const slips: Record<string, string> = { O: '0', I: '1', S: '5', B: '8', Z: '2', G: '6', 0: 'O', 1: 'I', 5: 'S', 8: 'B', 2: 'Z', 6: 'G' };
  /** What is read when one column of the number or its digit is taken for its twin; null when it has none. */
  const slipped = (number: string, issuer: string, column: number): ReturnType<typeof parseMrz> | null => {
    const [first, second] = passport({ number, issuer });
    const twin = slips[second.charAt(column)];
    return twin === undefined ? null : parseMrz(`${first}\n${second.slice(0, column)}${twin}${second.slice(column + 1)}`, TODAY);
  };

  it('always mends one slip in the number of a Finnish document', () => {
    const numbers = fc.tuple(fc.constantFrom('FP', 'XA', 'OB', 'SZ'), fc.integer({ min: 0, max: 9_999_999 })).map(([letters, number]) => letters + String(number).padStart(7, '0'));
    expect(() =>
      fc.assert(
        fc.property(numbers, fc.nat(9), (number, column) => {
          const result = slipped(number, 'FIN', column);
          fc.pre(result !== null);
          return result.ok && result.document.documentNumber === number && result.document.corrections.length === 1;
        }),
        { numRuns: RUNS / 5 },
      ),
    ).not.toThrow();
  });

  it('mends one slip in a foreign number or refuses it, and never makes another number of it', () => {
    const outcomes = new Set<string>();
    const numbers = fc.string({ unit: fc.constantFrom(...alphabet.replace(/[G6<]/g, '').split('')), minLength: 9, maxLength: 9 });
    expect(() =>
      fc.assert(
        fc.property(numbers, fc.nat(8), (number, column) => {
          const result = slipped(number, 'D', column);
          fc.pre(result !== null);
          outcomes.add(result.ok ? 'mended' : result.errors.map((error) => `${error.field} ${error.reason}`).join());
          return !result.ok || (result.document.documentNumber === number && result.document.corrections.length === 1);
        }),
        { numRuns: RUNS / 5 },
      ),
    ).not.toThrow();
    expect(outcomes).toContain('mended');
    expect(outcomes).toContain('documentNumber checkDigit,composite checkDigit');
  });

  it('answers any text, and any zone of the right size, at once', () => {
    const line = (length: number, start: string): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: length - 1, maxLength: length - 1 }).map((rest) => start + rest);
    const inputs = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), line(88, 'P'), line(90, 'I'), line(72, 'I'), line(88, 'V'));
    const began = performance.now();
    expect(() =>
      fc.assert(
        fc.property(inputs, (text) => typeof parseMrz(text, TODAY).ok === 'boolean'),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
    expect((performance.now() - began) / RUNS).toBeLessThan(50);
  });
});
