/** Whose services, people and calendar an administrator looks at, who keeps those of all. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useContentLanguage, useHub } from '../../../app/index.ts';
import { localText, Select } from '../../../kit/index.ts';

const EVERY = 'every';

export function ProviderChoice({ providerId, onChange }: { readonly providerId: string | null; readonly onChange: (providerId: string | null) => void }) {
  const { t } = useTranslation('bookings');
  const language = useContentLanguage();
  const providers = useQuery(useHub().portal.providers.queryOptions());
  const names = (providers.data ?? []).map(({ id, name }) => ({ value: id, label: localText(name, language).text })).toSorted((a, b) => a.label.localeCompare(b.label, language));
  return (
    <div className="bk-choice">
      <Select label={t('portal.whose')} value={providerId ?? EVERY} onChange={(id) => onChange(id === EVERY ? null : id)} options={[{ value: EVERY, label: t('portal.every') }, ...names]} />
    </div>
  );
}
