/** The form filled together: what the customer confirmed, and sending it once. Nothing that is in it is kept here. */
import type { FormSent } from '#shared/contract/remote/at-hub.ts';
import type { FormAnswers, JointForm } from '#shared/contract/remote/form.ts';
import { checkForm, needsConfirming } from '#shared/domain/joint-form.ts';
import type * as z from 'zod';
import { Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import { keyed, type SecretKey } from '../../kernel/secrets.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { recordRemote, setSession, type RemoteAct } from './change.ts';
import { formOf, heardOf } from './rows.ts';

/** An answer as the customer saw it, known again by a digest that nothing can be read from. */
const sealOf = (key: SecretKey, sessionId: string, fieldId: string, answers: FormAnswers): string => keyed(key, `form ${sessionId} ${fieldId} ${JSON.stringify(answers[fieldId] ?? null)}`).toString('base64url');

const requireForm = (db: Read, row: RemoteSessionTable): JointForm => {
  const form = formOf(db, row);
  if (!form) throw new Refusal('NOT_FOUND', { what: 'form' });
  if (row.state === 'ended' || row.talking_at === null) throw new Refusal('SESSION_OVER');
  if (row.form_id !== null) throw new Refusal('CONFLICT', { reason: 'formSent' });
  return form;
};

/**
 * Keeps which locked fields the customer confirms, with the answers they have now; it replaces what was confirmed before.
 * Throws `BAD_INPUT` for a field that is not locked or has no answer, `NOT_FOUND` without a form, `SESSION_OVER`, and
 * `CONFLICT` with `formSent`.
 */
export const confirmFields = (act: RemoteAct, key: SecretKey, row: RemoteSessionTable, input: { answers: FormAnswers; confirmed: readonly string[] }): void => {
  const form = requireForm(act, row);
  const confirmable = needsConfirming(form, input.answers);
  const fields = input.confirmed.flatMap((id, index) => (confirmable.includes(id) ? [] : [{ path: `confirmed.${index}`, reason: 'notOffered' }]));
  if (fields.length > 0) throw new Refusal('BAD_INPUT', { fields });
  const seals = Object.fromEntries(input.confirmed.map((id) => [id, sealOf(key, row.id, id, input.answers)]));
  setSession(act, row, { confirmed: JSON.stringify(seals) });
  recordRemote(act, row, 'fieldsConfirmed', { fields: [...input.confirmed] });
};

/** The locked fields that still have the answers they were confirmed with. */
const stillConfirmed = (key: SecretKey, row: RemoteSessionTable, answers: FormAnswers): string[] =>
  Object.entries(JSON.parse(row.confirmed) as Record<string, string>).flatMap(([id, seal]) => (sealOf(key, row.id, id, answers) === seal ? [id] : []));

/** Sends the form to its provider, once for a session. Throws `BAD_INPUT` by field as `answers.<field>`, and as `confirmFields`. */
export const sendForm = (act: RemoteAct, key: SecretKey, row: RemoteSessionTable, answers: FormAnswers): { formId: string; sentAt: string } => {
  const form = requireForm(act, row);
  const confirmed = stillConfirmed(key, row, answers);
  const refused = checkForm(form, answers, new Set(confirmed));
  if (refused.length > 0) throw new Refusal('BAD_INPUT', { fields: refused.map(({ fieldId, reason }) => ({ path: `answers.${fieldId}`, reason })) });
  const formId = act.newId();
  const after = setSession(act, row, { form_id: formId, form_sent_at: act.now });
  const sent: z.infer<typeof FormSent> = { formId, sessionId: row.id, cardId: row.card_id, providerId: row.provider_id, form, answers, confirmed, pointName: heardOf(row).pointName };
  recordRemote(act, after, 'formSent', { formId, form: form.id, version: form.version, fields: form.fields.length }, sent);
  act.audit({ visitId: row.visit_id, detail: { session: row.id, form: formId } });
  return { formId, sentAt: act.now };
};
