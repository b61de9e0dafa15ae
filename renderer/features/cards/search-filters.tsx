/** Narrowing the search: provider, life event, class, and what may be done here. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CardFilters } from '#shared/contract/cards.ts';
import type { PermittedAct } from '#shared/contract/words.ts';
import { useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Select } from '../../kit/index.ts';

const ALL = '-';

/** In the order of the desk's use. */
const ACTS = [
  'OnsiteGuidance',
  'GuidanceToOnlineSelfService',
  'DocumentReceived',
  'IdentityCheck',
  'PaymentReceived',
  'ProductSale',
  'RemoteGuidance',
  'OnlineSelfServicePoint',
  'OnsiteGuidanceByServiceAuthor',
  'LostAndFound',
] as const satisfies readonly PermittedAct[];

interface SearchFiltersProps {
  readonly filters: CardFilters;
  readonly onChange: (filters: CardFilters) => void;
}

export function SearchFilters({ filters, onChange }: SearchFiltersProps) {
  const { t } = useTranslation('cards');
  const language = useContentLanguage();
  const station = useStation();
  const facets = useQuery({ ...station.cards.facets.queryOptions({ input: { language } }), staleTime: 60_000 }).data;
  const options = (all: string, values: readonly { value: string; label: string; count: number }[] | undefined) => [
    { value: ALL, label: all },
    ...(values ?? []).map(({ value, label, count }) => ({ value, label: `${label} (${count})` })),
  ];
  const set = (key: Exclude<keyof CardFilters, 'act'>, value: string) => {
    const { [key]: _former, ...others } = filters;
    if (value === ALL) onChange(others);
    else onChange({ ...others, [key]: value });
  };
  const acts = [{ value: ALL, label: t('filter.allActs') } as const, ...ACTS.flatMap((act) => (facets?.acts ?? []).filter(({ value }) => value === act).map(({ count }) => ({ value: act, label: `${t(`acts.${act}`)} (${count})` })))];
  const setAct = (act: PermittedAct | typeof ALL) => {
    const { act: _former, ...others } = filters;
    onChange(act === ALL ? others : { ...others, act });
  };
  return (
    <div className="ad-filters">
      <Select label={t('filter.provider')} value={filters.providerId ?? ALL} onChange={(value) => set('providerId', value)} options={options(t('filter.allProviders'), facets?.providers)} />
      <Select label={t('filter.lifeEvent')} value={filters.lifeEvent ?? ALL} onChange={(value) => set('lifeEvent', value)} options={options(t('filter.allLifeEvents'), facets?.lifeEvents)} />
      <Select label={t('filter.serviceClass')} value={filters.serviceClass ?? ALL} onChange={(value) => set('serviceClass', value)} options={options(t('filter.allClasses'), facets?.serviceClasses)} />
      <Select label={t('filter.act')} value={filters.act ?? ALL} onChange={setAct} options={acts} />
      {Object.keys(filters).length > 0 && (
        <Button variant="quiet" icon="remove" onPress={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
