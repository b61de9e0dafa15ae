/** Identity: how surely the customer is known, recorded as method and level, never as a copy. */
import * as z from 'zod';
import { base, command } from './base.ts';
import { Id, IdentityLevel, Instant, LocalDate } from './words.ts';

export const IdentityMethod = z.enum(['anonymous', 'code', 'document', 'mrz']);
export type IdentityMethod = z.infer<typeof IdentityMethod>;

export const DocumentKind = z.enum(['passport', 'identityCard', 'drivingLicence', 'residencePermit', 'aliensPassport', 'kelaCard']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** What the advisor is told at once; a refusal comes as an error instead. */
export const IdentityWarning = z.enum(['expired', 'minor', 'nameMismatch', 'birthDateMismatch', 'artificialCode', 'notAnIdentityDocument', 'unknownIssuer', 'expiresSoon']);
export type IdentityWarning = z.infer<typeof IdentityWarning>;

export const IdentityCheck = z.object({
  id: Id,
  visitId: Id,
  method: IdentityMethod,
  level: IdentityLevel,
  documentKind: DocumentKind.nullable(),
  /** Three letters of ICAO 9303 (`FIN`, `D`), as on the document. */
  issuer: z.string().nullable(),
  expires: LocalDate.nullable(),
  /** Last four characters of the document number. */
  lastFour: z.string().nullable(),
  /** The customer is under 18 on the visit's business date. */
  minor: z.boolean(),
  /** Unknown counts as protected until a register answers. */
  nonDisclosure: z.enum(['unknown', 'protected', 'open']),
  warnings: z.array(IdentityWarning),
  checkedBy: Id,
  checkedAt: Instant,
});
export type IdentityCheck = z.infer<typeof IdentityCheck>;

const issuer = z.string().regex(/^[A-Z]{1,3}$/);

/** What the advisor enters. Codes and machine-readable zones are checked and forgotten, never stored. */
export const IdentityEvidence = z.discriminatedUnion('method', [
  z.object({ method: z.literal('anonymous') }),
  z.object({ method: z.literal('code'), code: z.string().trim().min(1).max(20), documentCode: z.string().max(20).optional() }),
  z.object({
    method: z.literal('document'),
    kind: DocumentKind,
    issuer,
    expires: LocalDate.nullable(),
    lastFour: z.string().regex(/^[A-Z0-9]{4}$/),
    birthDate: LocalDate.nullable(),
    /** The advisor compared the picture with the customer. */
    comparedWithCustomer: z.literal(true),
    /** The customer's own code, to compare the birth date with; not stored. */
    code: z.string().trim().max(20).optional(),
  }),
  z.object({
    method: z.literal('mrz'),
    lines: z.string().min(1).max(200),
    comparedWithCustomer: z.literal(true),
    /** The name the customer told or the ticket was made for; compared and forgotten. */
    statedName: z.string().trim().max(120).optional(),
    code: z.string().trim().max(20).optional(),
  }),
]);
export type IdentityEvidence = z.infer<typeof IdentityEvidence>;

export const identity = {
  /** Checks and records. Input that fails its own check is refused with the field and the reason. */
  record: base.route({ method: 'POST', path: '/visits/{visitId}/identity', tags: ['identity'] }).input(command({ visitId: Id, evidence: IdentityEvidence })).output(IdentityCheck),
  /** All checks of a visit, newest first; the newest is in force. */
  list: base.route({ method: 'GET', path: '/visits/{visitId}/identity', tags: ['identity'] }).input(z.object({ visitId: Id })).output(z.array(IdentityCheck)),
};
