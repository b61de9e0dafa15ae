/** Names of those whose money it is, by id. */
import { useQuery } from '@tanstack/react-query';
import { useContentLanguage, useStation } from '../../app/index.ts';
import { localText } from '../../kit/index.ts';

/** An id that is not known (the payee left the list) is shown as it is. */
export function usePayees(): (payeeId: string) => string {
  const language = useContentLanguage();
  const list = useQuery({ ...useStation().payments.payees.queryOptions(), staleTime: 60_000 });
  const names = new Map((list.data ?? []).map((payee) => [payee.providerId, localText(payee.name, language).text]));
  return (payeeId) => names.get(payeeId) ?? payeeId;
}
