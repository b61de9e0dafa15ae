/** The services that can be booked, and changing one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookableService } from '#shared/contract/bookings/words.ts';
import { errorText, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Chip, type Column, Empty, Failed, InLanguage, Loading, localText, Panel, Row, Table } from '../../../kit/index.ts';
import { ServiceDialog } from './service-dialog.tsx';

interface ServicesSectionProps {
  readonly administrator: boolean;
  /** The provider that a new service begins with. */
  readonly editsFor: string | null;
  /** Null shows those of all. */
  readonly providerId: string | null;
}

export function ServicesSection({ administrator, editsFor, providerId }: ServicesSectionProps) {
  const { t } = useTranslation(['bookings', 'errors']);
  const language = useContentLanguage();
  const services = useQuery(useHub().bookings.services.queryOptions());
  const [opened, setOpened] = useState<BookableService | 'new' | null>(null);
  if (services.data === undefined) return services.isError ? <Failed text={errorText(services.error, t)} onRetry={() => void services.refetch()} /> : <Loading />;
  const nameOf = ({ name }: BookableService) => localText(name, language).text;
  const acts: Column<BookableService> = {
    key: 'acts',
    label: t('bookings:portal.acts'),
    render: (service) => (
      <Button variant="quiet" icon="edit" label={t('bookings:portal.changeNamed', { name: nameOf(service) })} onPress={() => setOpened(service)}>
        {t('bookings:portal.change')}
      </Button>
    ),
  };
  return (
    <Panel className="od-stack">
      <Row spread>
        <h2>{t('bookings:portal.parts.services')}</h2>
        {administrator && (
          <Button icon="plus" onPress={() => setOpened('new')}>
            {t('bookings:portal.service.add')}
          </Button>
        )}
      </Row>
      <Table
        caption={t('bookings:portal.parts.services')}
        hideCaption
        rows={services.data.filter((service) => providerId === null || service.providerId === providerId)}
        rowKey={({ id }) => id}
        empty={<Empty title={t('bookings:portal.service.none')} />}
        columns={[
          { key: 'name', label: t('bookings:portal.service.name'), render: ({ name }) => <InLanguage texts={name} />, sortBy: nameOf },
          { key: 'minutes', label: t('bookings:portal.service.minutes'), render: ({ minutes }) => t('bookings:portal.service.length', { minutes }), sortBy: ({ minutes }) => minutes, align: 'end' },
          { key: 'needs', label: t('bookings:portal.service.needs'), render: ({ needs }) => needs.map(({ kind }) => t(`bookings:kinds.${kind}`)).join(' + ') },
          { key: 'state', label: t('bookings:portal.state'), render: ({ active }) => <Chip tone={active ? 'good' : 'plain'}>{t(active ? 'bookings:portal.inUse' : 'bookings:portal.notInUse')}</Chip> },
          ...(administrator ? [acts] : []),
        ]}
      />
      {opened !== null && <ServiceDialog service={opened === 'new' ? null : opened} administrator={administrator} editsFor={editsFor} onSaved={() => void services.refetch()} onClose={() => setOpened(null)} />}
    </Panel>
  );
}
