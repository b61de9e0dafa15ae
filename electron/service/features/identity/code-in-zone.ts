/** The holder's code in the zone of a Finnish document, for the pseudonym of the audit trail and nothing else. */
import { ISSUER, MRZ_LAYOUTS, mrzText, mrzValue } from '#shared/domain/mrz-layout.ts';
import { readMrzLines } from '#shared/domain/mrz-lines.ts';
import { repairMrz } from '#shared/domain/mrz-repair.ts';
import { parsePersonalIdentityCode } from '#shared/domain/personal-identity-code.ts';

/** Null when the document is not Finnish or carries no right code. A zone writes `-` as `<`. */
export const codeInZone = (input: string, today: string): { code: string; artificial: boolean } | null => {
  const read = readMrzLines(input);
  if (read === null) return null;
  const layout = MRZ_LAYOUTS[read.format];
  const { lines } = repairMrz(read.lines, layout);
  const field = layout.optionalData[0];
  if (field === undefined || mrzValue(lines, ISSUER) !== 'FIN') return null;
  const result = parsePersonalIdentityCode(mrzText(lines, field).slice(0, 11).replace('<', '-'), today);
  return result.ok ? { code: result.code, artificial: result.artificial } : null;
};
