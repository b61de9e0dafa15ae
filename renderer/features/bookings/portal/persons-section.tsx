/** When each expert and interpreter can be booked. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import { errorText, useHub } from '../../../app/index.ts';
import { Button, Chip, Empty, Failed, Loading, Panel, Row, Table } from '../../../kit/index.ts';
import { PersonDialog } from './person-dialog.tsx';

/** @param props.providerId null shows those of all */
export function PersonsSection({ providerId }: { readonly providerId: string | null }) {
  const { t } = useTranslation(['bookings', 'errors']);
  const hub = useHub();
  const resources = useQuery(hub.bookings.resources.queryOptions());
  const experts = useQuery(hub.remote.experts.queryOptions());
  const [opened, setOpened] = useState<Resource | 'new' | null>(null);
  const failed = [resources, experts].find((query) => query.isError && query.data === undefined);
  if (failed !== undefined) return <Failed text={errorText(failed.error, t)} onRetry={() => void failed.refetch()} />;
  if (resources.data === undefined || experts.data === undefined) return <Loading />;
  // Rooms and terminals are kept at their points.
  const ofProvider = (one: { readonly providerId: string | null }) => providerId === null || one.providerId === providerId;
  const persons = resources.data.filter((resource) => (resource.kind === 'expert' || resource.kind === 'interpreter') && ofProvider(resource));
  const without = experts.data.filter((expert) => expert.active && ofProvider(expert) && persons.every(({ personId }) => personId !== expert.id));
  return (
    <Panel className="od-stack">
      <Row spread>
        <h2>{t('bookings:portal.parts.resources')}</h2>
        <Button icon="plus" disabled={without.length === 0} onPress={() => setOpened('new')}>
          {t('bookings:portal.person.add')}
        </Button>
      </Row>
      {without.length === 0 && experts.data.length > 0 && <p className="od-soft">{t('bookings:portal.person.everyone')}</p>}
      <Table
        caption={t('bookings:portal.parts.resources')}
        hideCaption
        rows={persons}
        rowKey={({ id }) => id}
        empty={<Empty title={t('bookings:portal.person.none')} />}
        columns={[
          { key: 'name', label: t('bookings:resources.name'), render: ({ name }) => name, sortBy: ({ name }) => name },
          { key: 'kind', label: t('bookings:resources.kind'), render: ({ kind }) => t(`bookings:kinds.${kind}`), sortBy: ({ kind }) => kind },
          { key: 'state', label: t('bookings:portal.state'), render: ({ active }) => <Chip tone={active ? 'good' : 'plain'}>{t(active ? 'bookings:portal.inUse' : 'bookings:portal.notInUse')}</Chip> },
          {
            key: 'acts',
            label: t('bookings:portal.acts'),
            render: (resource) => (
              <Button variant="quiet" icon="edit" label={t('bookings:portal.changeNamed', { name: resource.name })} onPress={() => setOpened(resource)}>
                {t('bookings:portal.change')}
              </Button>
            ),
          },
        ]}
      />
      {opened !== null && <PersonDialog resource={opened === 'new' ? null : opened} experts={opened === 'new' ? without : experts.data} onSaved={() => void resources.refetch()} onClose={() => setOpened(null)} />}
    </Panel>
  );
}
