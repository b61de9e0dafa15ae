/** Why an answer is refused, in words with the bound that was passed. */
import type { TFunction } from 'i18next';
import type { FormField } from '#shared/contract/remote/form.ts';
import type { RefusedAnswer } from '#shared/domain/joint-form.ts';
import { type DateLanguage, formatDate } from '#shared/domain/local-date.ts';

export function faultText(t: TFunction<'remote'>, language: DateLanguage, field: FormField, reason: RefusedAnswer['reason']): string {
  switch (reason) {
    case 'tooLarge':
      return field.kind === 'text' ? t('joint.faults.tooLong', { limit: field.maxLength }) : t('joint.faults.tooLarge', { limit: field.kind === 'number' ? field.max : '' });
    case 'tooSmall':
      return t('joint.faults.tooSmall', { limit: field.kind === 'number' ? field.min : '' });
    case 'tooEarly':
      return t('joint.faults.tooEarly', { limit: field.kind === 'date' ? formatDate(field.notBefore ?? '', language) : '' });
    case 'tooLate':
      return t('joint.faults.tooLate', { limit: field.kind === 'date' ? formatDate(field.notAfter ?? '', language) : '' });
    case 'missing':
      return t(field.kind === 'yes' ? 'joint.faults.notTicked' : 'joint.faults.missing');
    case 'wrongForm':
      return t(field.kind === 'date' ? 'joint.faults.notADate' : 'joint.faults.notANumber');
    case 'notConfirmed':
      return t('joint.faults.notConfirmed');
    case 'wrongKind':
    case 'notOffered':
    case 'unknownField':
      return t('joint.faults.other');
  }
}
