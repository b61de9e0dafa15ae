/** Registers whose journal the hub knows otherwise, with what to do: shown to everybody at the cash desk until it is done. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { useContentLanguage, useStation } from '../../app/index.ts';
import { Banner } from '../../kit/index.ts';

/** A refused head is an event of days, not of seconds. */
const LOOK_AGAIN_MS = 60_000;

export function HistoryAlarm() {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const found = useQuery({ ...useStation().payments.otherHistories.queryOptions(), staleTime: 0, refetchInterval: LOOK_AGAIN_MS });
  return (found.data ?? []).map(({ registerId, registerName, chain, at }) => (
    <Banner key={`${registerId} ${chain}`} kind="disruption" title={t('histories.title', { register: registerName })}>
      {t('histories.text', { at: formatDateTime(at, language) })}
    </Banner>
  ));
}
