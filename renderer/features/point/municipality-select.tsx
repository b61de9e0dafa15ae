/** The municipality, chosen from all of Finland's by typing the beginning of its name. */
import { useTranslation } from 'react-i18next';
import municipalities from '../../../assets/geo/municipalities.json';
import { useContentLanguage } from '../../app/index.ts';
import { Select } from '../../kit/index.ts';

interface MunicipalitySelectProps {
  readonly code: string;
  readonly onChange: (municipality: { code: string; name: string }) => void;
  readonly error?: string | undefined;
}

export function MunicipalitySelect({ code, onChange, error }: MunicipalitySelectProps) {
  const { t } = useTranslation('point');
  const language = useContentLanguage();
  const nameOf = (municipality: { fi: string; sv: string }) => (language === 'sv' ? municipality.sv : municipality.fi);
  const options = municipalities.map((municipality) => ({ value: municipality.code, label: nameOf(municipality) })).toSorted((a, b) => a.label.localeCompare(b.label, language === 'sv' ? 'sv' : 'fi'));
  return (
    <Select
      label={t('municipality')}
      hint={t('municipalityHint')}
      placeholder={t('choose')}
      value={code}
      error={error}
      options={options}
      onChange={(chosen) => {
        const found = municipalities.find((municipality) => municipality.code === chosen);
        // Kept under its Finnish name, by which authorities know it; each screen shows its own language's.
        if (found !== undefined) onChange({ code: found.code, name: found.fi });
      }}
    />
  );
}
