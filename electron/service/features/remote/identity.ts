/** What the desk recorded of the customer's identity, as the station states it to an expert; and the expert's requests for more. */
import type { IdentityRequest, SignedIdentity } from '#shared/contract/remote/words.ts';
import { parsePersonalIdentityCode } from '#shared/domain/personal-identity-code.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { identityStatement } from '#shared/domain/remote-trust.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import { keyed, type SecretKey } from '../../kernel/secrets.ts';
import type { StationKey } from '../../hub-line.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { cardOf } from '../cards/index.ts';
import { latestCheck, personRef } from '../identity/index.ts';
import { recordRemote, type RemoteAct } from './change.ts';
import { heardOf } from './rows.ts';

/**
 * Method, level and kind of document, signed for this one session. Neither number nor name is ever in it, so that nothing
 * has to be masked for a customer whose non-disclosure is protected or unknown.
 */
export const signedIdentity = (db: Read, key: StationKey, sessionId: string, visitId: string): SignedIdentity => {
  const check = latestCheck(db, visitId);
  const said = {
    method: check?.method ?? ('anonymous' as const),
    level: check?.level ?? ('none' as const),
    documentKind: check?.documentKind ?? null,
    nonDisclosure: check?.nonDisclosure ?? ('unknown' as const),
    checkedAt: check?.checkedAt ?? null,
  };
  const statement = identityStatement({ sessionId, ...said });
  return { statement, signature: key.sign(statement), publicKey: key.publicKey, ...said };
};

/** Throws `NOT_FOUND` for a request of another session. */
export const requestOf = (row: RemoteSessionTable, requestId: string): IdentityRequest => {
  const request = heardOf(row).identityRequests.find(({ id }) => id === requestId);
  if (!request) throw new Refusal('NOT_FOUND', { what: 'request' });
  return request;
};

/** So short that, even with the key, hundreds of inputs share each: it knows a retry again and gives nothing away. */
export const traceOf = (key: SecretKey, commandId: string, text: string): string => keyed(key, `remote ${commandId} ${text}`).subarray(0, 2).toString('base64url');

/** The expert's reason for the audit trail; one that holds what it must not is not kept. */
const reasonKept = (reason: string): string => (personalDataIn(reason).length > 0 ? '…' : reason);

export type IdentityAnswer = { kind: 'checked' } | { kind: 'number'; code: string } | { kind: 'refused' };

export interface Answered {
  identity: SignedIdentity | null;
  /** Goes to the hub and nowhere else. */
  code: string | null;
  refused: boolean;
}

const numberFor = (act: RemoteAct, row: RemoteSessionTable, request: IdentityRequest, typed: string): string => {
  if (request.what !== 'number') throw new Refusal('CONFLICT', { reason: 'numberNotAsked' });
  if (cardOf(act, row.card_id, row.card_version)?.needsIdentityCode !== true) throw new Refusal('CONFLICT', { reason: 'numberNotNeeded' });
  const read = parsePersonalIdentityCode(typed, act.businessDate);
  if (!read.ok) throw badField('answer.code', read.reason);
  return read.code;
};

/**
 * Decides what the expert is told, and records who told it and why: never the number. Throws `BAD_INPUT` for a code that
 * fails its check, and `CONFLICT` with `notChecked`, `numberNotAsked`, `numberNotNeeded`.
 */
export const answerRequest = (act: RemoteAct, keys: { station: StationKey; person: SecretKey }, row: RemoteSessionTable, request: IdentityRequest, answer: IdentityAnswer): Answered => {
  const code = answer.kind === 'number' ? numberFor(act, row, request, answer.code) : null;
  if (answer.kind === 'checked' && latestCheck(act, row.visit_id) === null) throw new Refusal('CONFLICT', { reason: 'notChecked' });
  recordRemote(act, row, 'identityAnswered', { requestId: request.id, what: request.what, answer: answer.kind });
  act.audit({ visitId: row.visit_id, personRef: code === null ? null : personRef(keys.person, code), reason: reasonKept(request.reason), detail: { session: row.id, request: request.id, answer: answer.kind } });
  return { identity: answer.kind === 'refused' ? null : signedIdentity(act, keys.station, row.id, row.visit_id), code, refused: answer.kind === 'refused' };
};
