/** What the check says that the advisor must know before going on. */
import { useTranslation } from 'react-i18next';
import type { IdentityCheck } from '#shared/contract/identity.ts';
import { Banner, Stack } from '../../kit/index.ts';
import { IdentityChip } from './identity-chip.tsx';

export function IdentityResult({ check }: { readonly check: IdentityCheck }) {
  const { t } = useTranslation('identity');
  return (
    <Stack gap="xs">
      <p>
        <IdentityChip check={check} />
      </p>
      {check.warnings.map((warning) => (
        <Banner key={warning} kind={warning === 'expiresSoon' || warning === 'minor' ? 'change' : 'disruption'} title={t(`warnings.${warning}.title`)}>
          {t(`warnings.${warning}.text`)}
        </Banner>
      ))}
      {check.method !== 'anonymous' && check.nonDisclosure !== 'open' && <p className="od-soft">{t(`nonDisclosure.${check.nonDisclosure}`)}</p>}
    </Stack>
  );
}
