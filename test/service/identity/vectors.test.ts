import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Visit } from '#shared/contract/visits.ts';
import { refusalOf } from '../../support/refusal.ts';
import { vectorRows, vectorText } from '../../unit/domain/vector-rows.ts';
import { startDesks, type Desks } from '../visits/at-desks.ts';

let desks: Desks;
let visit: Visit;
beforeAll(async () => {
  desks = await startDesks({ desks: 1 });
  visit = await desks.walkUp();
});
afterAll(() => desks.close());

const code = (typed: string) => desks.clients[0]!.identity.record({ commandId: desks.commandId(), visitId: visit.id, evidence: { method: 'code', code: typed } });
const zone = (lines: readonly string[]) => desks.clients[0]!.identity.record({ commandId: desks.commandId(), visitId: visit.id, evidence: { method: 'mrz', lines: lines.join('\n'), comparedWithCustomer: true } });

const REASON: Record<string, string> = { checksum: 'checkCharacter', date: 'date', format: 'format', individual_number: 'individualNumber' };

const codes = vectorRows('hetu.csv').filter((row) => row['code'] !== '');
/** What fits the field: longer or empty text is refused by its size before any rule. */
const fits = (typed: string) => typed.trim().length > 0 && typed.trim().length <= 20;
const isPadded = (typed: string) => typed.trim() !== typed;
/** Upper case in the rule: the peer refuses the small separator, this desk reads it and finds the check character wrong. */
const LOWER_CASE = '101010b0101';

describe('codes of the vector file', () => {
  const valid = codes.filter((row) => row['valid'] === 'yes' && row['birth_date']! <= '2026-03-02');
  const invalid = codes.filter((row) => row['valid'] === 'no' && !isPadded(row['code']!) && fits(row['code']!));

  it('are as many as the file promises', () => {
    expect([valid.length > 80, invalid.length > 100]).toEqual([true, true]);
  });

  it('are accepted when they are right', async () => {
    for (const row of valid) expect([row['code'], (await code(row['code']!)).level, (await desks.clients[0]!.identity.list({ visitId: visit.id }))[0]!.warnings.includes('artificialCode')]).toEqual([row['code'], 'low', row['artificial_900_999'] === 'yes']);
  });

  it('are refused with the reason when they are wrong', async () => {
    for (const row of invalid) {
      const reason = row['code'] === LOWER_CASE ? 'checkCharacter' : REASON[row['reason']!];
      expect([row['code'], (await refusalOf(code(row['code']!))).data]).toEqual([row['code'], { fields: [{ path: 'evidence.code', reason }] }]);
    }
  });

  it('are refused by their size before that', async () => {
    for (const row of codes.filter((candidate) => !fits(candidate['code']!))) expect((await refusalOf(code(row['code']!))).code).toBe('BAD_INPUT');
  });
});

const zones = z
  .array(z.object({ id: z.string(), lines: z.array(z.string()), expected: z.object({ valid: z.boolean().optional(), throws: z.string().optional(), autocorrected_lines: z.array(z.string()).optional(), fields: z.record(z.string(), z.unknown()).optional() }) }))
  .parse(JSON.parse(vectorText('mrz.json')));
const foreign = zones.filter((row) => /^cheminfo-(?:errors|frenchNationalId|swissDrivingLicense)/.test(row.id));
/** Utopia's specimens have right digits and an issuer nobody knows. */
const isUtopian = (row: (typeof zones)[number]) => row.lines.join('').includes('UTO');
const wrong = zones.filter((row) => row.expected.valid === false && !isUtopian(row));
const read = zones.filter((row) => !foreign.includes(row) && !wrong.includes(row));

describe('zones of the vector file', () => {
  it.each(read)('keeps of $id the kind of check and nothing of the holder', async (row) => {
    const check = await zone(row.lines);
    const number = z.string().optional().parse(row.expected.fields?.['documentNumber']);
    expect(check.lastFour).toBe(number?.replaceAll('<', '').slice(-4) ?? check.lastFour);
    expect(check.warnings.includes('unknownIssuer')).toBe(isUtopian(row));
    expect(check.level === 'high').toBe(check.documentKind !== null && !check.warnings.some((warning) => warning === 'expired' || warning === 'unknownIssuer' || warning === 'birthDateMismatch'));
    expect(JSON.stringify(check)).not.toContain(z.string().parse(row.expected.fields?.['lastName'] ?? row.lines[1]));
  });

  it.each(wrong)('refuses the check digit of $id', async (row) => {
    const { fields } = z.object({ fields: z.array(z.object({ path: z.string(), reason: z.string() })) }).parse((await refusalOf(zone(row.lines))).data);
    expect(fields.every((field) => field.path === 'evidence.lines')).toBe(true);
    expect(fields.map((field) => field.reason.split('.')[0])).toContain('checkDigit');
  });

  it.each(foreign)('refuses the format of $id', async (row) => {
    expect((await refusalOf(zone(row.lines))).data).toEqual({ fields: [{ path: 'evidence.lines', reason: row.lines.join('\n').length > 200 ? 'tooLarge' : 'format' }] });
  });
});
