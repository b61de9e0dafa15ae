/** Why an act at the hub was not done: the portal's own refusals in its own words, the others as everywhere. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { contentLanguage, errorText, refusalOf } from '../../app/index.ts';
import { Banner } from '../../kit/index.ts';

const OWN = ['WRONG_PASSWORD', 'LOCKED_OUT', 'VERSION_CONFLICT', 'noProvider', 'ownDevice', 'alreadySetUp'];

/** One sentence for an editor. */
export function portalErrorText(error: unknown, t: TFunction<'portal'>, errors: TFunction<'errors'>, language: string): string {
  const refusal = refusalOf(error);
  const own = refusal?.code === 'CONFLICT' ? String(refusal.data['reason']) : (refusal?.code ?? '');
  if (refusal === null || !OWN.includes(own)) return errorText(error, errors);
  const { until } = refusal.data;
  return t(`refusals.${own}`, { ...refusal.data, until: typeof until === 'string' ? formatDateTime(until, contentLanguage(language)) : '' });
}

export function RefusalNote({ commands }: { readonly commands: readonly { readonly error: unknown }[] }) {
  const { t, i18n } = useTranslation('portal');
  const errors = useTranslation('errors');
  const error = commands.map((command) => command.error).find((candidate) => candidate !== null && candidate !== undefined);
  if (error === undefined) return null;
  return (
    <Banner kind="disruption" live="assertive">
      {portalErrorText(error, t, errors.t, i18n.language)}
    </Banner>
  );
}
