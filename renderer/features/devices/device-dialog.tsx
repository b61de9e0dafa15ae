/** Renaming a screen, or cutting it off for good. */
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/contract/devices.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, Row, useFirstFocus } from '../../kit/index.ts';

export function DeviceDialog({ device, own, onClose }: { readonly device: Device; readonly own: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['devices', 'kit']);
  const station = useStation();
  const queries = useQueryClient();
  const rename = useCommand(station.devices.rename);
  const revoke = useCommand(station.devices.revoke);
  const [name, setName] = useState(device.name);
  const [asking, setAsking] = useState(false);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const done = async (answer: Promise<unknown>) => {
    if ((await answer) === undefined) return;
    await queries.invalidateQueries({ queryKey: station.devices.key() });
    onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() !== '') void done(rename.run({ deviceId: device.id, name: name.trim() }));
  };
  return (
    <Dialog title={device.name} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" noValidate onSubmit={submit}>
        <Field ref={first} label={t('devices:name')} value={name} error={name.trim() === '' ? t('devices:enrol.nameMissing') : undefined} onChange={setName} maxLength={120} autoComplete="off" />
        <RefusalBanner commands={[rename, revoke]} />
        <div>
          <Button type="submit" variant="primary" busy={rename.pending}>
            {t('devices:rename')}
          </Button>
        </div>
      </form>
      <section className="od-stack">
        <h3>{t('devices:revoke.title')}</h3>
        <p>{t(own ? 'devices:revoke.own' : 'devices:revoke.text')}</p>
        {!own && (
          <Row>
            <Button variant="danger" icon="remove" busy={revoke.pending} onPress={() => (asking ? void done(revoke.run({ deviceId: device.id })) : setAsking(true))}>
              {t(asking ? 'devices:revoke.sure' : 'devices:revoke.open')}
            </Button>
          </Row>
        )}
      </section>
    </Dialog>
  );
}
