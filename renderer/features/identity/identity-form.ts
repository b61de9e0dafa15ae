/** What the advisor types of the customer's identity, checked in the field before it is sent. */
import type { DocumentKind, IdentityEvidence, IdentityMethod } from '#shared/contract/identity.ts';
import { isCalendarDate } from '#shared/domain/calendar-date.ts';
import { parseMrz } from '#shared/domain/mrz.ts';
import { parsePersonalIdentityCode } from '#shared/domain/personal-identity-code.ts';
import { typedAsDay } from '../../kit/day-text.ts';

export interface IdentityForm {
  readonly method: IdentityMethod;
  readonly code: string;
  readonly documentCode: string;
  readonly kind: DocumentKind;
  readonly issuer: string;
  /** As typed, `31.12.2030`; empty when the document tells none. */
  readonly expires: string;
  readonly lastFour: string;
  readonly birthDate: string;
  readonly compared: boolean;
  readonly lines: string;
  readonly statedName: string;
}

export const EMPTY_FORM: IdentityForm = { method: 'document', code: '', documentCode: '', kind: 'passport', issuer: 'FIN', expires: '', lastFour: '', birthDate: '', compared: false, lines: '', statedName: '' };

export type IdentityField = 'code' | 'documentCode' | 'issuer' | 'expires' | 'lastFour' | 'birthDate' | 'compared' | 'lines';

/** Why a field is refused: a key under `reasons` in the texts of identity. */
export interface IdentityFault {
  readonly field: IdentityField;
  readonly reason: string;
}

export type Read = { readonly ok: true; readonly evidence: IdentityEvidence } | { readonly ok: false; readonly faults: readonly IdentityFault[] };

/** A code's `format` and `date` are told in other words than those of a zone's field. */
export function codeReason(reason: string): string {
  return { format: 'codeFormat', date: 'codeDate' }[reason] ?? reason;
}

function codeFaults(field: 'code' | 'documentCode', typed: string, required: boolean, today: string): IdentityFault[] {
  if (typed.trim() === '') return required ? [{ field, reason: 'missing' }] : [];
  const result = parsePersonalIdentityCode(typed, today);
  return result.ok ? [] : [{ field, reason: codeReason(result.reason) }];
}

function dayFaults(field: 'expires' | 'birthDate', typed: string, today: string): IdentityFault[] {
  if (typed.trim() === '') return [];
  const day = typedAsDay(typed);
  if (!isCalendarDate(day)) return [{ field, reason: 'day' }];
  return field === 'birthDate' && day > today ? [{ field, reason: 'future' }] : [];
}

const comparedFaults = (form: IdentityForm): IdentityFault[] => (form.compared ? [] : [{ field: 'compared', reason: 'notCompared' }]);

const optional = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed.trim());
const dayOrNull = (typed: string): string | null => (typed.trim() === '' ? null : typedAsDay(typed));

/** The zone's first fault in words of the field that fails its own check. */
export function zoneFaults(lines: string, today: string): IdentityFault[] {
  if (lines.trim() === '') return [{ field: 'lines', reason: 'missing' }];
  const zone = parseMrz(lines, today);
  return zone.ok ? [] : zone.errors.slice(0, 1).map((error) => ({ field: 'lines', reason: error.field === 'format' ? 'zone' : `${error.reason}.${error.field}` }));
}

const ofForm: Readonly<Record<IdentityMethod, (form: IdentityForm, today: string) => Read>> = {
  anonymous: () => ({ ok: true, evidence: { method: 'anonymous' } }),
  code: (form, today) => {
    const documentCode = optional(form.documentCode);
    return read([...codeFaults('code', form.code, true, today), ...codeFaults('documentCode', form.documentCode, false, today)], {
      method: 'code',
      code: form.code.trim(),
      ...(documentCode === undefined ? {} : { documentCode }),
    });
  },
  document: (form, today) => {
    const issuer = form.issuer.trim().toUpperCase();
    const lastFour = form.lastFour.trim().toUpperCase();
    const code = optional(form.code);
    const faults: IdentityFault[] = [
      ...(/^[A-Z]{1,3}$/.test(issuer) ? [] : [{ field: 'issuer', reason: 'issuer' } as const]),
      ...(/^[A-Z0-9]{4}$/.test(lastFour) ? [] : [{ field: 'lastFour', reason: 'lastFour' } as const]),
      ...dayFaults('expires', form.expires, today),
      ...dayFaults('birthDate', form.birthDate, today),
      ...codeFaults('code', form.code, false, today),
      ...comparedFaults(form),
    ];
    return read(faults, {
      method: 'document',
      kind: form.kind,
      issuer,
      expires: dayOrNull(form.expires),
      lastFour,
      birthDate: dayOrNull(form.birthDate),
      comparedWithCustomer: true,
      ...(code === undefined ? {} : { code }),
    });
  },
  mrz: (form, today) => {
    const code = optional(form.code);
    const statedName = optional(form.statedName);
    return read([...zoneFaults(form.lines, today), ...codeFaults('code', form.code, false, today), ...comparedFaults(form)], {
      method: 'mrz',
      lines: form.lines,
      comparedWithCustomer: true,
      ...(statedName === undefined ? {} : { statedName }),
      ...(code === undefined ? {} : { code }),
    });
  },
};

function read(faults: readonly IdentityFault[], evidence: IdentityEvidence): Read {
  return faults.length > 0 ? { ok: false, faults } : { ok: true, evidence };
}

/** The form as evidence, or everything wrong with it. @param today the business date */
export function evidenceOf(form: IdentityForm, today: string): Read {
  return ofForm[form.method](form, today);
}
