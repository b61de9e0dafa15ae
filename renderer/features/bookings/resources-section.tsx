/** What can be booked at the point: rooms, terminals and advisors, their hours and buffers, and the address of each one's calendar. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import { instantOf, localDateOf } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button, Chip, Empty, Failed, Loading, Row, Table, useNow } from '../../kit/index.ts';
import { ResourceDialog } from './resource-dialog.tsx';

export function ResourcesSection() {
  const { t } = useTranslation(['bookings', 'errors']);
  const station = useStation();
  const today = localDateOf(new Date(useNow(3_600_000)).toISOString());
  const span = { from: instantOf(today, '00:00'), until: instantOf(today, '24:00') };
  const calendar = useQuery(station.bookings.calendar.queryOptions({ input: span, retry: 1 }));
  const feed = useCommand(station.bookings.feedAddress);
  const [opened, setOpened] = useState<Resource | 'new' | null>(null);
  if (calendar.data === undefined) return calendar.isError ? <Failed text={errorText(calendar.error, t)} onRetry={() => void calendar.refetch()} /> : <Loading />;
  // Who comes by video from elsewhere is kept by the provider.
  const own = calendar.data.resources.filter(({ pointId }) => pointId !== null);
  return (
    <>
      <Row>
        <Button icon="plus" onPress={() => setOpened('new')}>
          {t('bookings:resources.add')}
        </Button>
      </Row>
      <RefusalBanner commands={[feed]} />
      {feed.data !== undefined && (
        <Banner kind="info" title={t('bookings:resources.feedTitle')}>
          <p>{t('bookings:resources.feedText')}</p>
          <code>{feed.data.url}</code>
        </Banner>
      )}
      <Table
        caption={t('bookings:page.resources')}
        hideCaption
        rows={own}
        rowKey={({ id }) => id}
        empty={<Empty title={t('bookings:resources.none')} />}
        columns={[
          { key: 'name', label: t('bookings:resources.name'), render: ({ name }) => name, sortBy: ({ name }) => name },
          { key: 'kind', label: t('bookings:resources.kind'), render: ({ kind }) => t(`bookings:kinds.${kind}`), sortBy: ({ kind }) => kind },
          { key: 'state', label: t('bookings:resources.state'), render: ({ active }) => <Chip tone={active ? 'good' : 'plain'}>{t(active ? 'bookings:resources.active' : 'bookings:resources.inactive')}</Chip> },
          {
            key: 'acts',
            label: t('bookings:resources.acts'),
            render: (resource) => (
              <Row>
                <Button label={t('bookings:resources.changeNamed', { name: resource.name })} onPress={() => setOpened(resource)}>
                  {t('bookings:resources.change')}
                </Button>
                <Button variant="quiet" icon="calendar" busy={feed.pending} label={t('bookings:resources.feedNamed', { name: resource.name })} onPress={() => void feed.run({ resourceId: resource.id })}>
                  {t('bookings:resources.feed')}
                </Button>
              </Row>
            ),
          },
        ]}
      />
      {opened !== null && <ResourceDialog resource={opened === 'new' ? null : opened} onSaved={() => void calendar.refetch()} onClose={() => setOpened(null)} />}
    </>
  );
}
