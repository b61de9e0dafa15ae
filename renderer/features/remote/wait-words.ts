/** How long an expert may take, in words. */
import type { TFunction } from 'i18next';
import type { Availability } from '#shared/contract/remote/words.ts';

/** An estimate is given in whole minutes upwards: one that was kept is believed the next time. */
export function waitWords({ ahead, waitSeconds, free }: Pick<Availability, 'ahead' | 'waitSeconds' | 'free'>, t: TFunction<['remote', ...string[]]>): string {
  if (free > 0 && ahead === 0) return t('remote:wait.atOnce');
  const queue = ahead === 0 ? t('remote:wait.nobodyAhead') : t('remote:wait.ahead', { count: ahead });
  return waitSeconds === null ? queue : `${queue} ${t('remote:wait.minutes', { count: Math.max(1, Math.ceil(waitSeconds / 60)) })}`;
}
