/** Screens and stations that the hub knows: adding one by a code, and cutting it off. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/contract/devices.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useCommand, useContentLanguage, useHub } from '../../app/index.ts';
import { RefusalNote } from '../../features/portal/index.ts';
import { Button, Dialog, Failed, Loading, Panel, Row, StatusDot, Table } from '../../kit/index.ts';
import { NewDevice } from './new-device.tsx';

function stateOf(device: Device): { readonly tone: 'good' | 'plain' | 'bad'; readonly word: 'online' | 'offline' | 'revoked' } {
  if (device.revokedAt !== null) return { tone: 'bad', word: 'revoked' };
  return device.online ? { tone: 'good', word: 'online' } : { tone: 'plain', word: 'offline' };
}

export function Devices() {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const hub = useHub();
  const devices = useQuery({ ...hub.devices.list.queryOptions(), refetchInterval: 10_000 });
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Device | null>(null);
  if (devices.data === undefined) return devices.isError ? <Failed text={errorText(devices.error, errors.t)} onRetry={() => void devices.refetch()} /> : <Loading />;
  return (
    <Panel className="od-stack">
      <Row spread>
        <h2>{t('devices.title')}</h2>
        <Button icon="plus" onPress={() => setAdding(true)}>
          {t('devices.add')}
        </Button>
      </Row>
      <Table
        caption={t('devices.title')}
        hideCaption
        rows={devices.data}
        rowKey={(device) => device.id}
        columns={[
          { key: 'name', label: t('devices.name'), render: (device) => device.name, sortBy: (device) => device.name },
          { key: 'kind', label: t('devices.kind'), render: (device) => t(`devices.kinds.${device.kind}`), sortBy: (device) => device.kind },
          { key: 'state', label: t('state'), render: (device) => <StatusDot tone={stateOf(device).tone}>{t(`devices.states.${stateOf(device).word}`)}</StatusDot> },
          { key: 'enrolled', label: t('devices.enrolled'), render: (device) => formatDateTime(device.enrolledAt, language), sortBy: (device) => device.enrolledAt },
          { key: 'seen', label: t('devices.seen'), render: (device) => (device.lastSeenAt === null ? '–' : formatDateTime(device.lastSeenAt, language)) },
          {
            key: 'revoke',
            label: t('acts'),
            render: (device) =>
              device.revokedAt === null && (
                <Button variant="quiet" icon="remove" label={t('devices.revokeOne', { name: device.name })} onPress={() => setRevoking(device)}>
                  {t('devices.revoke')}
                </Button>
              ),
          },
        ]}
      />
      {adding && <NewDevice onClose={() => setAdding(false)} />}
      {revoking !== null && <Revoke device={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}

function Revoke({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const hub = useHub();
  const queries = useQueryClient();
  const revoke = useCommand(hub.devices.revoke);
  const run = async () => {
    if ((await revoke.run({ deviceId: device.id })) === undefined) return;
    await queries.invalidateQueries({ queryKey: hub.devices.key() });
    onClose();
  };
  return (
    <Dialog
      title={t('devices.revokeTitle', { name: device.name })}
      onClose={onClose}
      closeLabel={t('cancel')}
      actions={
        <Button variant="danger" busy={revoke.pending} onPress={() => void run()}>
          {t('devices.revoke')}
        </Button>
      }
    >
      <p>{t('devices.revokeText')}</p>
      <RefusalNote commands={[revoke]} />
    </Dialog>
  );
}
