/** How surely the customer is known, in one chip with words. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { IdentityCheck } from '#shared/contract/identity.ts';
import { Chip, type Tone } from '../../kit/index.ts';

const TONES: Readonly<Record<IdentityCheck['level'], Tone>> = { none: 'plain', low: 'warning', substantial: 'good', high: 'good' };

/** `passi, taso korkea`: what was shown and how sure it makes. */
export function identityText(check: Pick<IdentityCheck, 'method' | 'level' | 'documentKind'> | null, t: TFunction<'identity'>): string {
  if (check === null) return t('notIdentified');
  if (check.method === 'anonymous') return t('anonymousChip');
  const by = check.documentKind === null ? t(`byMethod.${check.method}`) : t(`documents.${check.documentKind}`);
  return t('chip', { by, level: t(`levels.${check.level}`) });
}

export function IdentityChip({ check }: { readonly check: IdentityCheck | null }) {
  const { t } = useTranslation('identity');
  const tone = check === null ? 'plain' : TONES[check.level];
  return (
    <Chip tone={tone} {...(tone === 'good' ? { icon: 'check' as const } : tone === 'warning' ? { icon: 'warning' as const } : {})}>
      {identityText(check, t)}
      {check?.minor === true && ` · ${t('minor')}`}
    </Chip>
  );
}
