/** The facts of an audit row in one line, in words. */
import type { TFunction } from 'i18next';
import type { AuditRow } from '#shared/contract/audit.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { formatCents } from '#shared/domain/money.ts';

type Fact = NonNullable<AuditRow['detail'][string]>;

function valueText(name: string, value: Fact, t: TFunction, language: ContentLanguage): string {
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no');
  if (typeof value === 'string') return /^[a-zA-Z]+$/.test(value) ? t(`values.${value}`, { defaultValue: value }) : value;
  return /cents$/i.test(name) ? formatCents(value, language) : String(value);
}

/**
 * `vääriä PIN-koodeja: 2 · odotus (s): 0`; an empty text when there are none. A name or a word that has no text of its
 * own stands as it was written: the trail leaves nothing out.
 * @param t the texts of audit
 */
export function detailText(detail: AuditRow['detail'], t: TFunction, language: ContentLanguage): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => (value === null ? [] : [t('fact', { name: t(`details.${name}`, { defaultValue: name }), value: valueText(name, value, t, language) })]))
    .join(' · ');
}
