/** Who waits for a time at the point: what was offered to whom and until when, answered here for those who call or come. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WaitListAnswer, WaitListEntry } from '#shared/contract/bookings/words.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Chip, Empty, Failed, InLanguage, Loading, Row, Table } from '../../kit/index.ts';
import { dayName, dayTime } from './day-words.ts';

const AGAIN_MS = 15_000;
const OFFERED: readonly WaitListAnswer[] = ['take', 'decline', 'leave'];
const WAITING: readonly WaitListAnswer[] = ['leave'];

export function WaitingSection() {
  const { t } = useTranslation(['bookings', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const list = useQuery({ ...station.bookings.waitList.queryOptions({ retry: 1 }), refetchInterval: AGAIN_MS });
  const answer = useCommand(station.bookings.answerWaiting);
  if (list.data === undefined) return list.isError ? <Failed text={errorText(list.error, t)} onRetry={() => void list.refetch()} /> : <Loading />;
  const say = async ({ id, code }: WaitListEntry, what: WaitListAnswer) => {
    await answer.run({ entryId: id, code, answer: what });
    await list.refetch();
  };
  const nameOf = ({ code, askedAt }: WaitListEntry) => code ?? dayName(localDateOf(askedAt), language);
  return (
    <>
      <p className="od-soft">{t('bookings:waiting.lead')}</p>
      <RefusalBanner commands={[answer]} />
      <Table
        caption={t('bookings:page.waiting')}
        hideCaption
        rows={list.data}
        rowKey={({ id }) => id}
        empty={<Empty title={t('bookings:waiting.none')} />}
        columns={[
          { key: 'code', label: t('bookings:expected.code'), render: ({ code }) => code ?? '–' },
          { key: 'service', label: t('bookings:expected.service'), render: ({ serviceName }) => <InLanguage texts={serviceName} /> },
          { key: 'days', label: t('bookings:waiting.days'), render: ({ earliest, latest }) => `${dayName(earliest, language)} – ${dayName(latest, language)}` },
          { key: 'contact', label: t('bookings:waiting.contact'), render: ({ contact }) => [contact.phone, contact.email].filter((part) => part !== undefined).join(', ') },
          {
            key: 'state',
            label: t('bookings:expected.state'),
            render: ({ booking, answerBy }) =>
              booking === null || answerBy === null ? <Chip>{t('bookings:waiting.waits')}</Chip> : t('bookings:waiting.offered', { time: dayTime(booking.start, language), until: dayTime(answerBy, language) }),
          },
          {
            key: 'acts',
            label: t('bookings:expected.acts'),
            render: (entry) => (
              <Row>
                {(entry.state === 'offered' ? OFFERED : WAITING).map((what) => (
                  <Button key={what} variant={what === 'take' ? 'secondary' : 'quiet'} busy={answer.pending} label={t('bookings:waiting.answerFor', { answer: t(`bookings:waiting.answers.${what}`), code: nameOf(entry) })} onPress={() => void say(entry, what)}>
                    {t(`bookings:waiting.answers.${what}`)}
                  </Button>
                ))}
              </Row>
            ),
          },
        ]}
      />
    </>
  );
}
