/** The rules of a form that customer, advisor and expert fill together: what may be sent, and what the customer must have confirmed. */
import type { FormAnswers, FormField, JointForm } from '../contract/remote/form.ts';
import { isCalendarDate } from './calendar-date.ts';

/** `reason` is a key under `errors.fields`. */
export interface RefusedAnswer {
  fieldId: string;
  reason: 'missing' | 'wrongKind' | 'wrongForm' | 'tooLarge' | 'tooSmall' | 'tooEarly' | 'tooLate' | 'notOffered' | 'unknownField' | 'notConfirmed';
}

type Answer = FormAnswers[string] | undefined;

/** Blank text is no answer, and a box that was not ticked says nothing. */
const isAnswered = (answer: Answer): boolean => (typeof answer === 'string' ? answer.trim() !== '' : answer !== undefined && answer !== false);

const textReason = (field: Extract<FormField, { kind: 'text' }>, answer: string) => (answer.length > field.maxLength ? 'tooLarge' : null);

const dateReason = (field: Extract<FormField, { kind: 'date' }>, answer: string) => {
  if (!isCalendarDate(answer)) return 'wrongForm';
  // Dates of this form sort as text.
  if (field.notBefore !== undefined && answer < field.notBefore) return 'tooEarly';
  return field.notAfter !== undefined && answer > field.notAfter ? 'tooLate' : null;
};

const numberReason = (field: Extract<FormField, { kind: 'number' }>, answer: number) => {
  if (!Number.isFinite(answer)) return 'wrongForm';
  if (field.min !== undefined && answer < field.min) return 'tooSmall';
  return field.max !== undefined && answer > field.max ? 'tooLarge' : null;
};

const reasonOf = (field: FormField, answer: Answer): RefusedAnswer['reason'] | null => {
  if (!isAnswered(answer)) return field.required ? 'missing' : null;
  switch (field.kind) {
    case 'text':
      return typeof answer === 'string' ? textReason(field, answer) : 'wrongKind';
    case 'date':
      return typeof answer === 'string' ? dateReason(field, answer) : 'wrongKind';
    case 'number':
      return typeof answer === 'number' ? numberReason(field, answer) : 'wrongKind';
    case 'choice':
      return field.options.some(({ id }) => id === answer) ? null : 'notOffered';
    case 'yes':
      return answer === true ? null : 'wrongKind';
  }
};

/** Only an own field of the record: a form may call a field `constructor`. */
const answerOf = (answers: FormAnswers, fieldId: string): Answer => (Object.hasOwn(answers, fieldId) ? answers[fieldId] : undefined);

/** The fields that count only once the customer has confirmed them: locked ones that hold an answer. */
export const needsConfirming = (form: Pick<JointForm, 'fields'>, answers: FormAnswers): string[] => form.fields.filter((field) => field.lock === 'customer' && isAnswered(answerOf(answers, field.id))).map(({ id }) => id);

/**
 * Why the form may not be sent, by field in the form's order; empty when it may. `confirmed` are the locked fields that the
 * customer has confirmed with exactly these answers: one that was changed since is not among them.
 */
export const checkForm = (form: Pick<JointForm, 'fields'>, answers: FormAnswers, confirmed: ReadonlySet<string>): RefusedAnswer[] => {
  const open = new Set(needsConfirming(form, answers).filter((id) => !confirmed.has(id)));
  const refused = form.fields.flatMap((field): RefusedAnswer[] => {
    const reason = reasonOf(field, answerOf(answers, field.id)) ?? (open.has(field.id) ? 'notConfirmed' : null);
    return reason === null ? [] : [{ fieldId: field.id, reason }];
  });
  const known = new Set(form.fields.map(({ id }) => id));
  const unknown = Object.keys(answers).filter((id) => !known.has(id));
  return [...refused, ...unknown.map((fieldId): RefusedAnswer => ({ fieldId, reason: 'unknownField' }))];
};
