/** What is left of evidence: a pseudonym of the person, and a trace by which a repeated command is known. */
import type { IdentityEvidence } from '#shared/contract/identity.ts';
import { keyed, type SecretKey } from '../../kernel/secrets.ts';

/** The same person has the same pseudonym at this station, and no other station's. The separator is part of the code. */
export const personRef = (key: SecretKey, code: string): string => keyed(key, `person ${code}`).toString('base64url');

const TRACE_BYTES = 2;

/**
 * Tells another evidence under a used command id from a retry. So short that, even with the key, hundreds of
 * codes share each value: a full digest of eleven characters could be tried out.
 */
export const evidenceTrace = (key: SecretKey, commandId: string, evidence: IdentityEvidence): string =>
  keyed(key, `evidence ${commandId} ${JSON.stringify(evidence)}`).subarray(0, TRACE_BYTES).toString('base64url');
