/**
 * What is asked when no expert can be had: a call-back, or a written question with attachments. Both go by the outbox, so
 * that they are promised while the hub is away, and their clock runs from the asking.
 */
import type { CaseAsked, CorrectionOffered } from '#shared/contract/remote/at-hub.ts';
import type { Attachment } from '#shared/contract/remote/words.ts';
import { caseDays } from '#shared/domain/case-clock.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import type * as z from 'zod';
import type { SignedIn } from '../../kernel/access.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { cardOf } from '../cards/index.ts';
import { keepFlag } from '../feedback/index.ts';
import { settingsOf } from '../point/index.ts';
import { openService } from '../visits/index.ts';
import { weigh } from './attachments.ts';
import { caseRow } from './case-rows.ts';
import type { RemoteAct } from './change.ts';

/** The provider's experts are many: what surely singles a person out is not written to all of them. */
const refusePersonalData = (field: string, text: string): void => {
  if (personalDataIn(text).some(({ certainty }) => certainty === 'sure')) throw badField(field, 'personalData');
};

const recordCase = (act: RemoteAct, id: string, visitId: string, what: string, data: Record<string, unknown>, toHub?: Record<string, unknown>): void => {
  act.record({ kind: `remote.${what}`, subjectId: id, visitId, data, ...(toHub && { toHub }) });
  act.emit('casesChanged', {});
  if (toHub) act.emit('outboxFilled', {});
};

interface Asked {
  kind: 'callback' | 'question';
  visitId: string;
  eventId: string;
  text: string;
  phone: string | null;
  attachments: readonly z.infer<typeof Attachment>[];
}

/**
 * Keeps the case and sends it. Throws `NOT_FOUND`, `CONFLICT` (`otherDesk`, `visitOver`), and `BAD_INPUT` for personal data
 * in the text and for attachments that are not what they say or together too large.
 */
export const askCase = (act: RemoteAct, advisor: SignedIn, asked: Asked): { caseId: string } => {
  const { visit, service } = openService(act, advisor, asked.visitId, asked.eventId);
  refusePersonalData('text', asked.text);
  if (asked.kind === 'question' && asked.text === '') throw badField('text', 'missing');
  const { weighed, refused } = weigh(asked.attachments);
  if (refused.length > 0) throw new Refusal('BAD_INPUT', { fields: refused });
  const caseId = act.newId();
  const ids = asked.attachments.map(() => act.newId());
  const cardName = cardOf(act, service.card_id, service.card_version)?.name ?? {};
  const days = caseDays(act.businessDate);
  const { kind, text, phone } = asked;
  const row = { id: caseId, kind, visit_id: visit.id, event_id: service.id, advisor_id: advisor.id, card_id: service.card_id, card_version: service.card_version, provider_id: service.provider_id, language: visit.language, text, phone } as const;
  act.run(
    act.q.insertInto('remote_case').values({
      ...row,
      card_name: JSON.stringify(cardName),
      attachments: JSON.stringify(weighed.map((attachment, index) => ({ id: ids[index], ...attachment }))),
      asked_at: act.now,
      first_answer_by: days.firstAnswerBy,
      close_by: days.closeBy,
      state: 'open',
      correction: 0,
    }),
  );
  const toHub: z.infer<typeof CaseAsked> = {
    caseId,
    kind,
    pointName: settingsOf(act)?.name ?? '',
    cardId: service.card_id,
    cardName,
    providerId: service.provider_id,
    language: visit.language,
    text,
    phone,
    attachments: asked.attachments.map((attachment, index) => ({ ...attachment, id: ids[index]! })),
  };
  recordCase(act, caseId, visit.id, 'caseAsked', { kind, cardId: service.card_id, attachments: ids.length, eventId: service.id }, toHub);
  act.audit({ visitId: visit.id, detail: { case: caseId, kind } });
  return { caseId };
};

/** Closes a case, answered or no longer needed; the phone number goes with it. Nothing when it was closed. Throws `NOT_FOUND`. */
export const closeCase = (act: RemoteAct, caseId: string): void => {
  const row = caseRow(act, caseId);
  if (row.state === 'closed') return;
  act.run(act.q.updateTable('remote_case').set({ state: 'closed', closed_at: act.now, phone: null }).where('id', '=', caseId));
  recordCase(act, caseId, row.visit_id, 'caseClosed', { was: row.state }, { caseId });
  act.audit({ visitId: row.visit_id, detail: { case: caseId } });
};

/** Offers an answer as a correction of its card, once. Throws `NOT_FOUND`, `CONFLICT` with `notAnswered`, `BAD_INPUT`. */
export const offerCorrection = (act: RemoteAct, advisor: SignedIn, caseId: string, text: string): void => {
  refusePersonalData('text', text);
  const row = caseRow(act, caseId);
  if (row.answer === null) throw new Refusal('CONFLICT', { reason: 'notAnswered' });
  if (row.correction === 1) return;
  act.run(act.q.updateTable('remote_case').set({ correction: 1 }).where('id', '=', caseId));
  const flagId = keepFlag(act, advisor.id, { kind: 'cardWrong', cardId: row.card_id, cardVersion: row.card_version, visitId: row.visit_id, text });
  const toHub: z.infer<typeof CorrectionOffered> = { caseId, flagId, cardId: row.card_id, cardVersion: row.card_version, text };
  recordCase(act, caseId, row.visit_id, 'correctionOffered', { flagId }, toHub);
};
