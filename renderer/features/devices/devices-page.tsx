/** The screens of the point: what each is, where it stands, and whether it is there. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/contract/devices.ts';
import type { Desk } from '#shared/contract/point.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Failed, Loading, Row, Select, StatusDot, Table } from '../../kit/index.ts';
import './devices-page.css';

const EnrolDialog = lazy(async () => ({ default: (await import('./enrol-dialog.tsx')).EnrolDialog }));
const DeviceDialog = lazy(async () => ({ default: (await import('./device-dialog.tsx')).DeviceDialog }));

/** The kinds of device that may belong to a desk. */
const AT_DESK: readonly Device['kind'][] = ['advisor', 'terminal'];
const LOBBY = '-';

interface DevicesPageProps {
  /** An administrator enrols, renames and revokes; a lead pairs. */
  readonly mayChange: boolean;
  readonly ownDeviceId: string;
}

export function DevicesPage({ mayChange, ownDeviceId }: DevicesPageProps) {
  const { t } = useTranslation(['devices', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const devices = useQuery({ ...station.devices.list.queryOptions(), staleTime: 0, refetchInterval: 5_000 });
  const desks = useQuery(station.point.desks.queryOptions()).data ?? [];
  const [enrolling, setEnrolling] = useState(false);
  const [changed, setChanged] = useState<Device | null>(null);
  if (devices.data === undefined) return devices.isError ? <Failed text={errorText(devices.error, t)} onRetry={() => void devices.refetch()} /> : <Loading />;
  const standing = devices.data.filter((device) => device.revokedAt === null);
  return (
    <div className="od-stack">
      <p>{t('devices:text')}</p>
      <Row>
        <Button variant="primary" icon="plus" disabled={!mayChange} onPress={() => setEnrolling(true)}>
          {t('devices:enrol.open')}
        </Button>
        {!mayChange && <span className="od-soft">{t('devices:onlyAdministrator')}</span>}
      </Row>
      <Table
        caption={t('devices:title')}
        hideCaption
        rows={standing}
        rowKey={(device) => device.id}
        columns={[
          { key: 'name', label: t('devices:name'), render: (device) => `${device.name}${device.id === ownDeviceId ? ` (${t('devices:thisDevice')})` : ''}`, sortBy: (device) => device.name },
          { key: 'kind', label: t('devices:kind'), render: (device) => t(`devices:kinds.${device.kind}`), sortBy: (device) => device.kind },
          { key: 'desk', label: t('devices:desk'), render: (device) => <DeskOf device={device} desks={desks} /> },
          {
            key: 'online',
            label: t('devices:state'),
            render: (device) => <StatusDot tone={device.online ? 'good' : 'bad'}>{device.online ? t('devices:online') : device.lastSeenAt === null ? t('devices:neverSeen') : t('devices:seen', { time: formatDateTime(device.lastSeenAt, language) })}</StatusDot>,
            sortBy: (device) => Number(device.online),
          },
          { key: 'change', label: t('devices:change'), render: (device) => (mayChange ? <ChangeButton device={device} onPress={() => setChanged(device)} /> : null) },
        ]}
      />
      <Suspense fallback={null}>
        {enrolling && <EnrolDialog desks={desks} onClose={() => setEnrolling(false)} />}
        {changed !== null && <DeviceDialog device={changed} own={changed.id === ownDeviceId} onClose={() => setChanged(null)} />}
      </Suspense>
    </div>
  );
}

function ChangeButton({ device, onPress }: { readonly device: Device; readonly onPress: () => void }) {
  const { t } = useTranslation('devices');
  return (
    <Button icon="edit" label={t('changeName', { name: device.name })} onPress={onPress}>
      {t('changeShort')}
    </Button>
  );
}

function DeskOf({ device, desks }: { readonly device: Device; readonly desks: readonly Desk[] }) {
  const { t } = useTranslation('devices');
  const station = useStation();
  const queries = useQueryClient();
  const pair = useCommand(station.devices.pair);
  if (!AT_DESK.includes(device.kind)) return null;
  const choose = async (value: string) => {
    if ((await pair.run({ deviceId: device.id, deskId: value === LOBBY ? null : value })) !== undefined) await queries.invalidateQueries({ queryKey: station.devices.key() });
  };
  const options = desks.filter((desk) => desk.active || desk.id === device.deskId).map((desk) => ({ value: desk.id, label: t('deskNumber', { number: desk.number, name: desk.name }).trim() }));
  return (
    <>
      <Select hideLabel label={t('deskFor', { name: device.name })} value={device.deskId ?? LOBBY} onChange={(value) => void choose(value)} options={[{ value: LOBBY, label: t(device.kind === 'terminal' ? 'lobby' : 'anyDesk') }, ...options]} />
      <RefusalBanner commands={[pair]} />
    </>
  );
}
