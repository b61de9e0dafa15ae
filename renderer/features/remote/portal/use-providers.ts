/** The providers the hub knows, by the name on this screen. */
import { useQuery } from '@tanstack/react-query';
import { useContentLanguage, useHub } from '../../../app/index.ts';
import { localText } from '../../../kit/index.ts';

export function useProviders(): readonly { readonly value: string; readonly label: string }[] {
  const language = useContentLanguage();
  const providers = useQuery(useHub().portal.providers.queryOptions());
  return (providers.data ?? []).map(({ id, name }) => ({ value: id, label: localText(name, language).text }));
}
