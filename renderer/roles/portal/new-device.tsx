/** A one-time code for a new screen of the hub. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { useCommand, useContentLanguage, useHub } from '../../app/index.ts';
import { RefusalNote } from '../../features/portal/index.ts';
import { Button, Dialog, Field, Qr, Select } from '../../kit/index.ts';

const KINDS = ['portal', 'expert'] as const;
type Kind = (typeof KINDS)[number];

export function NewDevice({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const language = useContentLanguage();
  const hub = useHub();
  const create = useCommand(hub.devices.createCode);
  const [kind, setKind] = useState<Kind>('portal');
  const [name, setName] = useState('');
  const made = create.data;
  return (
    <Dialog
      title={t('devices.add')}
      onClose={onClose}
      closeLabel={t('close')}
      actions={
        made === undefined && (
          <Button variant="primary" busy={create.pending} disabled={name.trim() === ''} onPress={() => void create.run({ kind, name: name.trim(), deskId: null })}>
            {t('devices.makeCode')}
          </Button>
        )
      }
    >
      <RefusalNote commands={[create]} />
      {made === undefined ? (
        <>
          <Select label={t('devices.kind')} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`devices.kinds.${value}`) }))} />
          <Field label={t('devices.name')} hint={t('devices.nameHint')} value={name} onChange={setName} maxLength={120} autoComplete="off" />
        </>
      ) : (
        <>
          <p>{t('devices.codeText', { time: formatTime(made.expiresAt, language) })}</p>
          <p className="po-code">{made.code}</p>
          <Qr text={made.url} label={t('devices.qrLabel')} />
          <p className="po-address">{made.url.replace(/#.*/, '')}</p>
        </>
      )}
    </Dialog>
  );
}
