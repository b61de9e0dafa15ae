/** The one queue over all points: its order in words, and admitting one customer out of it. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '#shared/contract/remote/at-hub.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Chip, Empty, InLanguage, Panel, useNow } from '../../../kit/index.ts';
import { useLanguageName } from './language-name.ts';
import { minutesSince } from './time-left.ts';

/** Why a customer stands where they stand. */
function reasonOf({ queue, bookedFor, askedAt }: QueueRow, now: number, language: 'fi' | 'sv' | 'en', t: TFunction<'remote'>): string {
  const waited = t('expert.queue.waited', { count: minutesSince(askedAt, now) });
  if (queue === null) return waited;
  const why = queue.rule === 'booked' && bookedFor !== null ? t('expert.queue.booked', { time: formatTime(bookedFor, language) }) : t(queue.rule === 'resumed' ? 'expert.queue.resumed' : 'expert.queue.longestWaiting');
  return `${why} ${waited}`;
}

export function QueueList({ rows, mayTake }: { readonly rows: readonly QueueRow[]; readonly mayTake: boolean }) {
  const { t } = useTranslation('remote');
  const language = useContentLanguage();
  const languageName = useLanguageName();
  const now = useNow(10_000);
  const take = useCommand(useHub().remote.take);
  return (
    <section className="od-stack" aria-labelledby="xd-queue">
      <h2 id="xd-queue">{t('expert.queue.title')}</h2>
      <p className="od-soft">{t('expert.queue.lead')}</p>
      <RefusalBanner commands={[take]} />
      {rows.length === 0 && <Empty title={t('expert.queue.none')}>{t('expert.queue.noneText')}</Empty>}
      <ol className="xd-queue">
        {rows.map((row, at) => (
          <li key={row.id}>
            <Panel className="xd-row">
              <span className="xd-place">{row.queue?.position ?? at + 1}</span>
              <div className="xd-row-text">
                <strong>
                  <InLanguage texts={row.cardName} />
                </strong>
                <span>
                  {row.pointName}, {languageName(row.language)} {row.interpreter !== null && <Chip>{t('expert.queue.interpreter', { language: languageName(row.interpreter) })}</Chip>}
                </span>
                <span className="od-soft">{reasonOf(row, now, language, t)}</span>
              </div>
              <Button variant={at === 0 ? 'primary' : 'secondary'} disabled={!mayTake} busy={take.pending} {...(at === 0 ? { keys: 'Alt+O' } : {})} keysLabel={t('expert.queue.admit')} {...(at === 0 ? {} : { label: t('expert.queue.admitNumber', { number: row.queue?.position ?? at + 1 }) })} onPress={() => void take.run({ sessionId: row.id })}>
                {t('expert.queue.admit')}
              </Button>
            </Panel>
          </li>
        ))}
      </ol>
    </section>
  );
}
