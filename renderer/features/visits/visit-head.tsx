/** Who is at the desk: number, language, how surely known, and the clock. */
import { useTranslation } from 'react-i18next';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { LANGUAGES, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Select } from '../../kit/index.ts';
import { IdentityChip } from '../identity/index.ts';
import { VisitClock } from './visit-clock.tsx';

interface VisitHeadProps {
  readonly visit: Visit;
  readonly event: ServiceEvent | null;
  readonly languages: readonly CustomerLanguage[];
  readonly onIdentify: () => void;
}

export function VisitHead({ visit, event, languages, onIdentify }: VisitHeadProps) {
  const { t } = useTranslation('visits');
  const setLanguage = useCommand(useStation().visits.setLanguage);
  const offered = LANGUAGES.filter((language) => languages.includes(language) || language === visit.language);
  return (
    <header className="ad-visit-head">
      <h1 className="ad-visit-number">{visit.number ?? t('noNumber')}</h1>
      <Select
        hideLabel
        label={t('language')}
        value={visit.language}
        onChange={(language) => void setLanguage.run({ visitId: visit.id, language })}
        options={offered.map((language) => ({ value: language, label: t(`kit:languages.${language}`) }))}
      />
      <IdentityChip check={visit.identity} />
      <Button keys="F4" onPress={onIdentify}>
        {t(visit.identity === null ? 'identify' : 'identifyAgain')}
      </Button>
      <VisitClock visit={visit} event={event} />
      <RefusalBanner commands={[setLanguage]} />
    </header>
  );
}
